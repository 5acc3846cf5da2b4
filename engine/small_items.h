#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <thread>
#include <vector>

#include "base/thread_pool.h"

namespace rummage::engine {

/// As ThreadPool::for_each, for items that mostly take microseconds: the caller begins alone, and helpers come when a
/// millisecond was not enough. A few small files are done before a thread would have started. `body(item, worker)`.
template <class Body>
void for_each_small(const ThreadPool& pool, std::size_t count, const Body& body) {
  std::atomic<std::size_t> next{0};
  auto work = [&](unsigned worker) {
    for (std::size_t item = next++; item < count; item = next++) body(item, worker);
  };
  std::vector<std::jthread> helpers;
  const auto patience = std::chrono::steady_clock::now() + std::chrono::milliseconds(1);
  for (std::size_t item = next++; item < count; item = next++) {
    body(item, 0);
    if (!helpers.empty() || pool.threads() < 2 || std::chrono::steady_clock::now() < patience) continue;
    const std::size_t left = count - std::min(count, next.load());
    for (unsigned worker = 1; worker < pool.threads() && worker <= left; ++worker) helpers.emplace_back(work, worker);
  }
}

}  // namespace rummage::engine
