#include "git/history/tree_steps.h"

#include <algorithm>

#include "git/store/raw_id.h"

namespace rummage::git::history {

TreeSteps::TreeSteps(std::string_view content, HashKind hash, const store::DeltaView* delta, EntryOffsets base,
                     bool keeps)
    : content_(content),
      hash_(hash),
      base_(delta != nullptr ? std::move(base) : nullptr),
      keeps_(keeps),
      copies_(base_ != nullptr ? delta->instructions : std::string_view()),
      like_base_(base_ != nullptr) {
  copies_.next(copy_);
  if (!like_base_ && keeps_) own_.push_back(0);
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
  auto first = base_->begin() + static_cast<std::ptrdiff_t>(same_);  // nearly always the right one
  if (*first != base_begin_) first = std::lower_bound(base_->begin(), base_->end(), base_begin_);
  if (first == base_->end() || *first != base_begin_) return false;
  const bool to_end = copy_.base_end() >= base_->back();
  const auto last = (to_end ? base_->end() : std::upper_bound(first, base_->end(), copy_.base_end())) - 1;
  if (first == last) return false;
  base_end_ = *last;
  if (like_base_ && base_begin_ != at_) part_from_base();
  at_ += base_end_ - base_begin_;
  if (like_base_)
    same_ = static_cast<std::size_t>(last - base_->begin());
  else if (keeps_)
    std::for_each(first + 1, last + 1, [&](std::uint32_t offset) { own_.push_back(offset + at_ - base_end_); });
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
  if (like_base_ && same_ + 1 < base_->size() && (*base_)[same_ + 1] == at_) {
    ++same_;
    return true;
  }
  if (like_base_) part_from_base();
  if (keeps_) own_.push_back(at_);
  return true;
}

void TreeSteps::part_from_base() {
  like_base_ = false;
  if (keeps_) own_.assign(base_->begin(), base_->begin() + static_cast<std::ptrdiff_t>(same_) + 1);
}

EntryOffsets TreeSteps::offsets() {
  if (like_base_ && same_ + 1 == base_->size()) return base_;
  if (like_base_) part_from_base();
  return std::make_shared<const std::vector<std::uint32_t>>(std::move(own_));
}

}  // namespace rummage::git::history
