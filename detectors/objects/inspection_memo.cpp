#define XXH_INLINE_ALL
#include "detectors/objects/inspection_memo.h"

#include <xxhash.h>

namespace rummage::detectors {
namespace {

constexpr std::size_t young_entries = 4096;  // of one shard; most are empty vectors

}  // namespace

InspectionMemo::Key InspectionMemo::key_of(std::string_view document) {
  const XXH128_hash_t hash = XXH3_128bits(document.data(), document.size());
  return {hash.low64, hash.high64};
}

void InspectionMemo::put(Shard& shard, const Key& key, Entry entry) {
  if (shard.young.size() >= young_entries) {
    shard.old = std::move(shard.young);
    shard.young.clear();
  }
  shard.young.insert_or_assign(key, std::move(entry));
}

InspectionMemo::Entry InspectionMemo::find(std::string_view document) const {
  const Key key = key_of(document);
  Shard& shard = shards_[key.high % shards_.size()];
  std::lock_guard lock(shard.mutex);
  if (auto at = shard.young.find(key); at != shard.young.end()) return at->second;
  auto at = shard.old.find(key);
  if (at == shard.old.end()) return nullptr;
  Entry entry = at->second;
  put(shard, key, entry);
  return entry;
}

void InspectionMemo::keep(std::string_view document, Entry entry) {
  const Key key = key_of(document);
  Shard& shard = shards_[key.high % shards_.size()];
  std::lock_guard lock(shard.mutex);
  put(shard, key, std::move(entry));
}

}  // namespace rummage::detectors
