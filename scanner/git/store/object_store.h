#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/content_id.h"
#include "base/notice.h"
#include "base/result.h"
#include "base/thread_pool.h"
#include "git/store/object.h"
#include "git/store/pack.h"
#include "git/store/raw_id.h"
#include "git/store/repository.h"

namespace rummage::git::store {

class DeltaForest;
class ObjectReader;

/// All objects of a repository: its packs, mapped, and its loose objects. Thread-safe. Packs are those that were there
/// when it was opened. Loose objects are listed by the first question that needs all of them and fixed then; single
/// ones are read without a list, which a repository of many takes long to make.
///
/// Every copy of an object has a *slot*: packs in order of their paths, in each the objects in order of their ids, then
/// the loose ones. The first slot that holds an id is its canonical one. Slots serve as array indices during one run.
class ObjectStore {
 public:
  /// Opens what `repository.object_dirs` name. A pack that cannot be read becomes a notice of level error.
  static std::shared_ptr<const ObjectStore> open(const Repository& repository);
  /// A store of these packs alone; all of one hash.
  static std::shared_ptr<const ObjectStore> of_packs(std::vector<Pack> packs);
  ~ObjectStore();

  /// One whole object. Errors: git/missing-object; git/corrupt-object when no copy of it can be read;
  /// git/object-too-large above `limit` bytes.
  Result<Object> read(const ContentId& id, std::uint64_t limit = kReadLimit) const;
  /// Kind and size of an object without its content. Errors as `read`.
  Result<ObjectHeader> header(const ContentId& id) const;
  bool contains(const ContentId& id) const { return slot(id).has_value(); }

  /// By which all its objects are named.
  HashKind hash() const { return hash_; }

  /// Number of slots; at most 2^32 - 2.
  std::uint32_t slots() const { return first_slots_.back() + static_cast<std::uint32_t>(loose().size()); }
  /// The canonical slot of a raw id: of as many bytes as `hash` makes.
  std::optional<std::uint32_t> slot(const std::uint8_t* id) const;
  /// The canonical slot of an id; an id that another hash made has none.
  std::optional<std::uint32_t> slot(const ContentId& id) const {
    return id.size == id_bytes(hash_) ? slot(id.bytes.data()) : std::nullopt;
  }
  /// How many slots hold a raw id, a second time in the same pack left out.
  std::uint32_t copies(const std::uint8_t* id) const;
  /// Whether `slot` is the canonical one of its id.
  bool canonical(std::uint32_t slot) const;
  /// Makes a table that answers `slot` at once however many packs there are; takes about 30 ns for each object. Worth
  /// it before asking for many. Thread-safe.
  void prepare_table() const;
  /// The id in `slot` < slots().
  ContentId id(std::uint32_t slot) const;

  /// Whether the id in slot `a` comes before the one in slot `b`.
  bool id_before(std::uint32_t a, std::uint32_t b) const {
    return packs_.size() == 1 && std::max(a, b) < first_slots_[1] ? a < b : id(a) < id(b);
  }

  const std::vector<Pack>& packs() const { return packs_; }
  /// The slot of the first object of pack `pack`; of the first loose object for `pack` = packs().size().
  std::uint32_t first_slot(std::size_t pack) const { return first_slots_[pack]; }

  /// The entries of pack `pack` as trees of deltas, not planned yet; read once for all passes. Thread-safe; lives as
  /// long as the store.
  const DeltaForest& forest(std::size_t pack, const ThreadPool& pool) const;

  /// A loose object, and which of object_dirs() holds it.
  struct Loose {
    ContentId id;
    std::uint32_t directory = 0;
    auto operator<=>(const Loose&) const = default;
  };
  const std::vector<Loose>& loose() const;
  const std::vector<std::string>& object_dirs() const { return object_dirs_; }
  const std::vector<Notice>& notices() const { return notices_; }

  static constexpr std::uint64_t kReadLimit = std::uint64_t{256} << 20;

 private:
  ObjectStore() = default;
  void add_packs(const std::string& object_dir);
  void list_loose_objects() const;
  void number_slots();
  const std::uint8_t* raw_id(std::uint32_t slot) const;
  std::optional<std::uint32_t> search(const std::uint8_t* id) const;
  void fill_table() const;
  std::unique_ptr<ObjectReader> borrow() const;
  void give_back(std::unique_ptr<ObjectReader> reader) const;

  HashKind hash_ = HashKind::sha1;
  std::vector<std::string> object_dirs_;
  std::vector<Pack> packs_;
  std::vector<std::uint32_t> first_slots_;  // of each pack, and of the loose objects
  std::vector<Notice> notices_;
  mutable std::once_flag loose_once_;
  mutable std::vector<Loose> loose_;
  mutable std::once_flag table_once_;
  mutable std::atomic<bool> table_ready_{false};
  mutable std::vector<std::uint32_t> table_;  // open addressing: slot + 1, 0 for free
  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<ObjectReader>> readers_;
  mutable std::mutex forests_mutex_;
  mutable std::vector<std::unique_ptr<const DeltaForest>> forests_;  // by pack; null: not read yet
};

}  // namespace rummage::git::store
