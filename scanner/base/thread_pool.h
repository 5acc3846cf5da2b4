#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <thread>
#include <vector>

namespace rummage {

/// Runs the items of a loop on a fixed number of threads. Results must not depend on who ran what.
class ThreadPool {
 public:
  /// `threads`: 0: as many as the machine has; 1 runs everything on the caller's thread.
  explicit ThreadPool(unsigned threads)
      : threads_(threads != 0 ? threads : std::max(1u, std::thread::hardware_concurrency())) {}
  unsigned threads() const { return threads_; }

  /// Calls body(item, worker) for each item of [0, count), worker < threads(). Returns when all are done.
  /// `body` must not throw. Items are taken in ascending order.
  void for_each(std::size_t count, const std::function<void(std::size_t item, unsigned worker)>& body) const {
    Loop loop(count, body);
    loop.call_helpers(std::min<std::size_t>(threads_, count));
    while (loop.next(0)) continue;
  }

  /// The same for items that mostly take microseconds: the caller begins alone, and helpers come when a millisecond was
  /// not enough. A few small files are done before a thread would have started.
  void for_each_small(std::size_t count, const std::function<void(std::size_t item, unsigned worker)>& body) const {
    Loop loop(count, body);
    const auto patience = std::chrono::steady_clock::now() + std::chrono::milliseconds(1);
    bool alone = threads_ > 1;
    while (loop.next(0)) {
      if (!alone || std::chrono::steady_clock::now() < patience) continue;
      alone = false;
      loop.call_helpers(std::min<std::size_t>(threads_, loop.left() + 1));
    }
  }

 private:
  // One loop: whoever is free takes the next item. Gone when all its helpers are.
  class Loop {
   public:
    Loop(std::size_t count, const std::function<void(std::size_t item, unsigned worker)>& body)
        : count_(count), body_(body) {}

    bool next(unsigned worker) {
      const std::size_t item = next_++;
      if (item >= count_) return false;
      body_(item, worker);
      return true;
    }
    std::size_t left() const { return count_ - std::min(count_, next_.load()); }
    void call_helpers(std::size_t workers) {
      for (unsigned worker = 1; worker < workers; ++worker)
        helpers_.emplace_back([this, worker] {
          while (next(worker)) continue;
        });
    }

   private:
    std::size_t count_;
    const std::function<void(std::size_t item, unsigned worker)>& body_;
    std::atomic<std::size_t> next_{0};
    std::vector<std::jthread> helpers_;
  };

  unsigned threads_;
};

}  // namespace rummage
