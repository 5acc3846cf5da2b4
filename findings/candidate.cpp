#include "findings/candidate.h"

#include <functional>

namespace rummage::findings {
namespace {

std::size_t hash_of(const Sealed& sealed) {
  std::size_t hash = sealed.tag * 31u + sealed.line * 1000003u + sealed.column;
  for (const std::string* part : {&sealed.redacted, &sealed.key, &sealed.entry, &sealed.object_kind,
                                  &sealed.object_name, &sealed.object_api, &sealed.field})
    hash = hash * 1000003u ^ std::hash<std::string>{}(*part);
  return hash;
}

}  // namespace

SealedId SealedTable::intern(const Sealed& sealed) {
  const std::size_t hash = hash_of(sealed);
  std::lock_guard lock(mutex_);
  auto [from, to] = by_hash_.equal_range(hash);
  for (auto at = from; at != to; ++at)
    if (entries_[at->second] == sealed) return at->second;
  const auto id = static_cast<SealedId>(entries_.size());
  entries_.push_back(sealed);
  by_hash_.emplace(hash, id);
  return id;
}

const Sealed& SealedTable::operator[](SealedId id) const {
  std::lock_guard lock(mutex_);
  return entries_[id];
}

}  // namespace rummage::findings
