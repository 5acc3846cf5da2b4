#pragma once

#include <array>
#include <memory>
#include <mutex>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "findings/candidate.h"

namespace rummage::detectors {

/// What inspection gave for documents, by their bytes: a history holds the same document in thousands of versions of a
/// file. Candidates are at offsets within the document. Thread-safe; which entries it still holds changes no result.
class InspectionMemo {
 public:
  using Entry = std::shared_ptr<const std::vector<findings::Candidate>>;

  /// The entry for `document`; null when it is not held.
  Entry find(std::string_view document) const;
  void keep(std::string_view document, Entry entry);

 private:
  struct Key {
    std::uint64_t low = 0, high = 0;
    bool operator==(const Key&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const { return key.low; }
  };
  // Two generations: when the young one is full it becomes the old one, so that what is asked for stays.
  struct Shard {
    std::mutex mutex;
    std::unordered_map<Key, Entry, Hash> young, old;
  };
  static Key key_of(std::string_view document);
  static void put(Shard& shard, const Key& key, Entry entry);

  mutable std::array<Shard, 16> shards_;
};

}  // namespace rummage::detectors
