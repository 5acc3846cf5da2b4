#include "git/store/short_id.h"

#include <algorithm>
#include <string>

namespace rummage::git::store {
namespace {

// The hex digits of ids order as the ids do.
template <class IdAt>
void search(std::size_t size, const IdAt& id_at, std::string_view digits, std::size_t limit,
            std::vector<ContentId>& out) {
  std::size_t low = 0, high = size;
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (id_at(middle).hex() < digits)
      low = middle + 1;
    else
      high = middle;
  }
  for (std::size_t taken = 0; low < size && taken < limit && id_at(low).hex().starts_with(digits); ++low, ++taken)
    out.push_back(id_at(low));
}

}  // namespace

std::vector<ContentId> ids_that_begin(const ObjectStore& store, std::string_view digits, std::size_t limit) {
  std::vector<ContentId> out;
  for (const Pack& pack : store.packs()) {
    const PackIndex& index = pack.index();
    search(index.size(), [&](std::size_t at) { return index.id(static_cast<std::uint32_t>(at)); }, digits, limit, out);
  }
  search(store.loose().size(), [&](std::size_t at) { return store.loose()[at].id; }, digits, limit, out);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  out.resize(std::min(out.size(), limit));
  return out;
}

}  // namespace rummage::git::store
