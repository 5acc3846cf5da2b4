#include "git/store/visit_few.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <tuple>

#include "git/store/object_reader.h"

namespace rummage::git::store {
namespace {

constexpr std::size_t kChunk = 32;

// Neighbours in a pack share bases.
std::vector<std::uint32_t> in_pack_order(const ObjectStore& store, const std::vector<std::uint32_t>& slots) {
  std::vector<std::tuple<std::size_t, std::uint64_t, std::uint32_t>> order;
  for (std::uint32_t slot : slots) {
    std::size_t pack = 0;
    while (pack < store.packs().size() && slot >= store.first_slot(pack + 1)) ++pack;
    const bool loose = pack == store.packs().size();
    order.emplace_back(pack, loose ? slot : store.packs()[pack].index().offset(slot - store.first_slot(pack)), slot);
  }
  std::sort(order.begin(), order.end());
  std::vector<std::uint32_t> out;
  for (const auto& [pack, offset, slot] : order) out.push_back(slot);
  return out;
}

class FewReader {
 public:
  FewReader(const ObjectStore& store, const VisitOptions& options, const Visitor& visitor, unsigned number)
      : store_(store), options_(options), visitor_(visitor), number_(number), reader_(store) {}

  void visit(std::uint32_t slot) {
    const ContentId id = store_.id(slot);
    Result<Object> object = reader_.read(id, options_.base_limit);
    if (object) ++result.present[object->kind];
    if (object && !options_.wants(object->kind)) return;
    if (!object || object->content.size() > options_.size_limit) return leave(id);
    ++result.visited[object->kind];
    result.bytes += object->content.size();
    visitor_({store_, slot, object->kind, object->content, nullptr, nullptr}, number_);
  }

  VisitResult result;

 private:
  // Too large, or damaged.
  void leave(const ContentId& id) {
    const auto header = reader_.header(id);
    if (header && !options_.wants(header->kind)) return;
    if (header && header->size > options_.size_limit)
      result.skipped.push_back({id, header->kind, header->size});
    else
      result.corrupt.push_back(id);
  }

  const ObjectStore& store_;
  const VisitOptions& options_;
  const Visitor& visitor_;
  const unsigned number_;
  ObjectReader reader_;
};

}  // namespace

VisitResult visit_few(const ObjectStore& store, const ThreadPool& pool, const std::vector<std::uint32_t>& slots,
                      const VisitOptions& options, const Visitor& visitor) {
  const std::vector<std::uint32_t> order = in_pack_order(store, slots);
  std::vector<std::unique_ptr<FewReader>> readers(pool.threads());
  pool.for_each((order.size() + kChunk - 1) / kChunk, [&](std::size_t chunk, unsigned number) {
    auto& reader = readers[number];
    if (reader == nullptr) reader = std::make_unique<FewReader>(store, options, visitor, number);
    const std::size_t end = std::min(order.size(), (chunk + 1) * kChunk);
    for (std::size_t i = chunk * kChunk; i < end; ++i) reader->visit(order[i]);
  });
  VisitResult out;
  for (const auto& reader : readers)
    if (reader != nullptr) merge(out, reader->result);
  finish(out);
  return out;
}

}  // namespace rummage::git::store
