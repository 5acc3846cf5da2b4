#include <catch2/catch.hpp>

#include "tests/helm/function_calls.h"
#include "tests/helm/pieces.h"

using namespace rummage;

namespace {

constexpr std::uint64_t calls_each = 60;

struct Called {
  explicit Called(const helm::FunctionRow& row, std::uint64_t seed, sources::Recording recording)
      : run(all, recording), result(call(row, seed)) {}

  Result<helm::Value> call(const helm::FunctionRow& row, std::uint64_t seed) {
    arguments = test::CallMaker(run, seed).arguments(row);
    return row.call({run, arguments, {}, row.flow});
  }

  sources::Sources all;
  helm::Run run;
  std::vector<helm::Value> arguments;
  Result<helm::Value> result;
};

std::uint64_t seed_of(std::string_view name, std::uint64_t number) {
  std::uint64_t seed = number;
  for (const char c : name) seed = seed * 131 + static_cast<unsigned char>(c);
  return seed;
}

}  // namespace

TEST_CASE("What functions give knows its bytes, and is the same without recording") {
  for (const auto& row : test::sprig_rows())
    for (std::uint64_t i = 0; i < calls_each; ++i) {
      INFO(row.name << " call " << i);
      const Called on(row, seed_of(row.name, i), sources::Recording::on);
      const Called off(row, seed_of(row.name, i), sources::Recording::off);
      CHECK(test::written(on.result) == test::written(off.result));
      if (on.result) helm::check_all_pieces(on.all, *on.result);
    }
}

TEST_CASE("A slice or a passed value is made of its arguments' own bytes") {
  for (const auto& row : test::sprig_rows()) {
    if (row.flow != helm::Flow::slice && row.flow != helm::Flow::pass) continue;
    for (std::uint64_t i = 0; i < calls_each; ++i) {
      const Called on(row, seed_of(row.name, i), sources::Recording::on);
      if (!on.result || !on.result->is_string()) continue;
      INFO(row.name << " call " << i);
      for (const auto& piece : on.result->text().pieces()) CHECK(piece.how().origin != sources::Origin::derived_lossy);
    }
  }
}
