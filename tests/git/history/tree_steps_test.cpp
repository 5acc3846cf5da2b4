#include "git/history/tree_steps.h"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "tests/git/support/random_delta.h"

namespace rummage::git::history {
namespace {

using test::Random;

// An entry whose id is made of what names and modes are made of, so that entries can be read at wrong places too.
std::string entry(Random& random) {
  static const std::vector<std::string> fronts = {"100644 a", "40000 dir", "1 1", "160000 sub", "7 "};
  std::string out = fronts[random.below(5)];
  if (random.below(2) == 0) out += std::to_string(random.below(30));
  out += '\0';
  const std::string letters("1 a\0007", 6);
  for (int i = 0; i < 20; ++i) out += letters[random.below(6)];
  return out;
}

std::string line(std::uint32_t at, const store::TreeEntry& entry) {
  return std::to_string(at) + " " + std::to_string(entry.mode) + " " + std::string(entry.name) + " " +
         entry.id().hex() + "\n";
}

struct Told {
  std::string entries;
  bool damaged = false;
  std::vector<std::uint32_t> offsets{0};
  bool operator==(const Told&) const = default;
};

Told read_whole(const std::string& tree) {
  Told told;
  store::TreeEntries entries(tree);
  for (store::TreeEntry entry; entries.next(entry);) {
    told.entries += line(told.offsets.back(), entry);
    told.offsets.push_back(
        static_cast<std::uint32_t>(entry.raw_id + 20 - reinterpret_cast<const std::uint8_t*>(tree.data())));
  }
  told.damaged = entries.damaged();
  return told;
}

std::string entries_between(const std::string& tree, std::uint32_t begin, std::uint32_t end, std::uint32_t shift) {
  std::string out;
  store::TreeEntries entries(tree);
  std::uint32_t at = 0;
  for (store::TreeEntry entry; at < end && entries.next(entry);) {
    if (at >= begin) out += line(at + shift, entry);
    at = static_cast<std::uint32_t>(entry.raw_id + 20 - reinterpret_cast<const std::uint8_t*>(tree.data()));
  }
  CHECK(at >= end);
  return out;
}

}  // namespace

TEST_CASE("stepping over what a delta copies tells the entries that the tree has") {
  std::size_t stretches = 0, fresh = 0, shared = 0;
  for (unsigned seed = 0; seed < 3000; ++seed) {
    Random random(seed);
    std::string base;
    for (std::uint32_t i = random.below(40); i > 0; --i) base += entry(random);
    auto known = std::make_shared<const std::vector<std::uint32_t>>(read_whole(base).offsets);
    for (int version = 0; version < 4; ++version) {
      const auto next = test::random_delta(random, base, [&] { return entry(random); });
      const store::DeltaView delta{0, base, next.instructions, nullptr};
      Told told;
      TreeSteps steps(next.content, HashKind::sha1, &delta, known, true);
      while (steps.next()) {
        ++(steps.copied() ? stretches : fresh);
        told.entries += steps.copied() ? entries_between(base, steps.base_begin(), steps.base_end(),
                                                         steps.begin() - steps.base_begin())
                                       : line(steps.begin(), steps.entry());
      }
      told.damaged = steps.damaged();
      const EntryOffsets offsets = steps.offsets();
      told.offsets = *offsets;
      shared += offsets == known;
      INFO("seed " << seed << " version " << version);
      REQUIRE((told == read_whole(next.content)));
      base = next.content;
      known = offsets;
    }
  }
  CHECK(stretches > 5000);
  CHECK(fresh > 5000);
  CHECK(shared > 50);
}

TEST_CASE("a tree without a base is read entry by entry") {
  Random random(1);
  const std::string tree = entry(random) + entry(random);
  TreeSteps steps(tree, HashKind::sha1, nullptr, nullptr, true);
  REQUIRE(steps.next());
  CHECK(!steps.copied());
  REQUIRE(steps.next());
  CHECK(!steps.next());
  CHECK(!steps.damaged());
  CHECK((*steps.offsets() == read_whole(tree).offsets));
}

}  // namespace rummage::git::history
