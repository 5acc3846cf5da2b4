#pragma once

#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>
#include <variant>

#include "sources/sources.h"

namespace rummage::sources {

struct BlobRecord {
  ContentId id;
  Bytes bytes;  // guarded by Sources::State::held
};

struct EntryRecord {
  TextId parent = 0;
  std::string path;
  Bytes bytes;  // guarded likewise
};

struct LayerRecord {
  Codec codec = Codec::opaque;
  Origin origin = Origin::none;  // of the bytes below
  Origin own = Origin::derived_exact;
  Span below;
  Bytes bytes;
  PositionMap map;
};

using Record = std::variant<std::monostate, BlobRecord, EntryRecord, LayerRecord, Text>;

/// Records in chunks that never move, so that readers need no lock. Whoever holds an id got it from add() or from
/// somebody who did, and sees the record whole. Record 0 is no text.
class Records {
 public:
  Records() { add(Record()); }
  ~Records() {
    for (auto& chunk : chunks_) delete chunk.load(std::memory_order_relaxed);
  }
  Records(const Records&) = delete;
  Records& operator=(const Records&) = delete;

  /// 0 when max_text is reached. The caller holds the lock of registration.
  TextId add(Record record) {
    TextId id = count_.load(std::memory_order_relaxed);
    if (id > max_text) return 0;
    auto& chunk = chunks_[id / chunk_size];
    if (chunk.load(std::memory_order_relaxed) == nullptr) chunk.store(new Chunk, std::memory_order_release);
    (*chunk.load(std::memory_order_relaxed))[id % chunk_size] = std::move(record);
    count_.store(id + 1, std::memory_order_release);
    return id;
  }
  /// Null for an id that was not given out.
  Record* find(TextId id) const {
    if (id >= count_.load(std::memory_order_acquire)) return nullptr;
    return &(*chunks_[id / chunk_size].load(std::memory_order_acquire))[id % chunk_size];
  }
  template <class T>
  T* find_as(TextId id) const {
    Record* record = find(id);
    return record ? std::get_if<T>(record) : nullptr;
  }
  std::size_t size() const { return count_.load(std::memory_order_acquire) - 1; }

 private:
  static constexpr std::size_t chunk_size = 4096;
  using Chunk = std::array<Record, chunk_size>;
  std::array<std::atomic<Chunk*>, (max_text + 1) / chunk_size> chunks_{};
  std::atomic<std::uint32_t> count_{0};
};

struct Sources::State {
  Readers readers;
  std::mutex registration;  // guards the two indexes and Records::add
  std::unordered_map<ContentId, TextId> blobs;
  std::unordered_map<std::string, TextId> entries;  // parent id in four bytes, then the path
  mutable std::array<std::mutex, 64> held;          // guard the bytes of blobs and entries, by text id
  Records records;

  std::mutex& lock_of(TextId text) const { return held[text % held.size()]; }
  TextId add(Record record) {
    std::lock_guard lock(registration);
    return records.add(std::move(record));
  }
};

}  // namespace rummage::sources
