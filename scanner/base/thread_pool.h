#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <thread>
#include <vector>

namespace rummage {

/// Runs the items of a loop on a fixed number of threads. Results must not depend on who ran what.
class ThreadPool {
 public:
  /// `threads`: at least 1; 1 runs everything on the caller's thread.
  explicit ThreadPool(unsigned threads) : threads_(threads == 0 ? 1 : threads) {}
  unsigned threads() const { return threads_; }

  /// Calls body(item, worker) for each item of [0, count), worker < threads(). Returns when all are done.
  /// `body` must not throw. Items are taken in ascending order.
  void for_each(std::size_t count, const std::function<void(std::size_t item, unsigned worker)>& body) const {
    std::atomic<std::size_t> next{0};
    auto work = [&](unsigned worker) {
      for (std::size_t item = next++; item < count; item = next++) body(item, worker);
    };
    std::vector<std::jthread> helpers;
    for (unsigned worker = 1; worker < threads_ && worker < count; ++worker) helpers.emplace_back(work, worker);
    work(0);
  }

 private:
  unsigned threads_;
};

}  // namespace rummage
