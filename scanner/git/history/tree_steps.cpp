#include "git/history/tree_steps.h"

#include <algorithm>

#include "git/store/raw_id.h"

namespace rummage::git::history {

TreeSteps::TreeSteps(std::string_view content, HashKind hash, const store::DeltaView* delta, const EntryOffsets* base,
                     EntryOffsets* offsets)
    : content_(content),
      hash_(hash),
      base_(delta != nullptr ? base : nullptr),
      offsets_(offsets),
      copies_(base_ != nullptr ? delta->instructions : std::string_view()) {
  copies_.next(copy_);
  if (offsets_ == nullptr) return;
  if (base_ != nullptr) offsets_->reserve(base_->size() + 4);
  offsets_->assign(1, 0);
}

bool TreeSteps::next() {
  if (at_ >= content_.size() || damaged_) return false;
  begin_ = at_;
  copied_ = base_ != nullptr && step_over_copy();
  return copied_ || read_entry();
}

bool TreeSteps::step_over_copy() {
  while (copy_.length > 0 && copy_.end() <= at_) copies_.next(copy_);
  if (copy_.length == 0 || copy_.begin > at_) return false;
  base_begin_ = copy_.base_begin + (at_ - copy_.begin);
  const auto first = std::lower_bound(base_->begin(), base_->end(), base_begin_);
  if (first == base_->end() || *first != base_begin_) return false;
  const auto last = std::upper_bound(first, base_->end(), copy_.base_end()) - 1;
  if (first == last) return false;
  base_end_ = *last;
  at_ += base_end_ - base_begin_;
  if (offsets_ == nullptr) return true;
  const std::size_t before = offsets_->size();
  offsets_->insert(offsets_->end(), first + 1, last + 1);
  for (std::size_t i = before; i < offsets_->size(); ++i) (*offsets_)[i] += at_ - base_end_;
  return true;
}

bool TreeSteps::read_entry() {
  store::TreeEntries entries(content_.substr(at_), hash_);
  if (!entries.next(entry_)) {
    damaged_ = true;
    return false;
  }
  const auto* front = reinterpret_cast<const std::uint8_t*>(content_.data());
  at_ = static_cast<std::uint32_t>(entry_.raw_id + store::id_bytes(hash_) - front);
  if (offsets_ != nullptr) offsets_->push_back(at_);
  return true;
}

}  // namespace rummage::git::history
