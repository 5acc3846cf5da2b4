#include "base/thread_pool.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <vector>

using namespace rummage;

TEST_CASE("every item is done once, by a worker of the pool, however many threads and items there are") {
  for (unsigned threads : {1u, 2u, 7u}) {
    const ThreadPool pool(threads);
    CHECK(pool.threads() == threads);
    for (std::size_t count : {0u, 1u, 2u, 5u, 10'000u}) {
      std::vector<int> often(count), small(count), odd(count);
      const auto body = [&](std::vector<int>& done) {
        return [&](std::size_t item, unsigned worker) {
          ++done[item];
          if (worker >= threads) odd[item] = 1;
        };
      };
      pool.for_each(count, body(often));
      pool.for_each_small(count, body(small));
      CHECK(often == std::vector<int>(count, 1));
      CHECK(small == std::vector<int>(count, 1));
      CHECK(odd == std::vector<int>(count, 0));
    }
  }
}

TEST_CASE("the caller begins alone, and helpers come to small items that take long") {
  const ThreadPool pool(2);
  const auto workers = [&](std::size_t count, std::chrono::microseconds each) {
    std::vector<unsigned> by(count);
    pool.for_each_small(count, [&](std::size_t item, unsigned worker) {
      by[item] = worker;
      std::this_thread::sleep_for(each);
    });
    return by;
  };
  const std::vector<unsigned> slow = workers(400, std::chrono::microseconds(1000));
  CHECK(std::count(slow.begin(), slow.end(), 1u) > 0);
  CHECK(slow.front() == 0);
  CHECK(workers(1, std::chrono::microseconds(5000)) == std::vector<unsigned>{0});
}

TEST_CASE("no number of threads means those of the machine") {
  CHECK(ThreadPool(0).threads() >= 1);
}
