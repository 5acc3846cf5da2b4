#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace rummage::git::store {

/// Work for a fixed set of workers: a list of items known at the start, taken in order, and items that busy workers
/// hand over while others wait. A worker calls `next` until it gives nothing.
template <class Item>
class VisitQueue {
 public:
  explicit VisitQueue(std::vector<Item> items) : items_(std::move(items)) {}

  /// Whether a worker waits for an item and none lies ready; a hint, cheap to ask.
  bool hungry() const {
    return waiting_.load(std::memory_order_relaxed) > handed_size_.load(std::memory_order_relaxed);
  }

  /// Hands an item over to whoever waits.
  void hand_over(Item item) {
    std::lock_guard lock(mutex_);
    handed_.push_back(std::move(item));
    handed_size_ = handed_.size();
    ready_.notify_one();
  }

  /// The next item; `had_one` says whether this worker just finished one. Nothing when all work is done.
  std::optional<Item> next(bool had_one) {
    std::unique_lock lock(mutex_);
    if (had_one) --busy_;
    ++waiting_;
    ready_.wait(lock, [&] { return !handed_.empty() || at_ < items_.size() || busy_ == 0; });
    --waiting_;
    if (handed_.empty() && at_ == items_.size()) {
      ready_.notify_all();
      return std::nullopt;
    }
    ++busy_;
    if (handed_.empty()) return std::move(items_[at_++]);
    Item item = std::move(handed_.back());
    handed_.pop_back();
    handed_size_ = handed_.size();
    return item;
  }

 private:
  std::mutex mutex_;
  std::condition_variable ready_;
  std::vector<Item> items_, handed_;
  std::size_t at_ = 0, busy_ = 0;
  std::atomic<std::size_t> waiting_{0}, handed_size_{0};
};

}  // namespace rummage::git::store
