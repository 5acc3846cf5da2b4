#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "git/store/delta.h"
#include "git/store/tree.h"
#include "git/store/visit.h"

namespace rummage::git::history {

/// Where the entries of a tree begin, ascending, and where the last one ends: of those before any damage. Kept with a
/// tree while others that are built on it are read, and shared by those whose entries begin at the same places.
using EntryOffsets = std::shared_ptr<const std::vector<std::uint32_t>>;

/// Goes through the entries of a tree that is built on another one: entries that the delta copied whole are passed over
/// a stretch at a time, for what they say was said of the other tree. The invariant: the entries read and those of the
/// stretches are, in order, what store::TreeEntries reads; so that a stretch must begin where an entry of the other
/// tree begins, not only with the same bytes. The views given must outlive it.
class TreeSteps {
 public:
  /// `delta`: null, or how `content` was made of a tree whose entries begin at `base`; null: not known. `keeps`:
  /// whether offsets() will be asked for.
  TreeSteps(std::string_view content, HashKind hash, const store::DeltaView* delta, EntryOffsets base, bool keeps);

  /// Goes to the next entry or stretch of entries; false at the end, or where the tree is damaged.
  bool next();
  bool damaged() const { return damaged_; }
  /// Whether the last step was a stretch: the entries of the base in [base_begin(), base_end()), here at begin().
  bool copied() const { return copied_; }
  std::uint32_t base_begin() const { return base_begin_; }
  std::uint32_t base_end() const { return base_end_; }
  /// Where the entry or the stretch begins.
  std::uint32_t begin() const { return begin_; }
  /// The entry, where the step was one.
  const store::TreeEntry& entry() const { return entry_; }
  /// Of the content, when next() gave false.
  EntryOffsets offsets();

 private:
  bool step_over_copy();
  bool read_entry();
  void part_from_base();

  std::string_view content_;
  HashKind hash_;
  EntryOffsets base_;
  bool keeps_;
  store::DeltaCopies copies_;
  store::DeltaCopy copy_;  // no length: there are no more
  store::TreeEntry entry_;
  std::uint32_t at_ = 0, begin_ = 0, base_begin_ = 0, base_end_ = 0;
  bool copied_ = false, damaged_ = false;
  bool like_base_;  // the offsets so far are those of the base up to base_[same_]
  std::size_t same_ = 0;
  std::vector<std::uint32_t> own_;  // once they are not
};

}  // namespace rummage::git::history
