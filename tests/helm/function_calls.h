#pragma once

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "helm/functions/function.h"

/// Random calls of template functions, and a writing of values that the Go program in function_oracle/ reads too.
namespace rummage::test {

/// The families of Sprig's functions that give the same result every time.
std::vector<helm::FunctionRow> sprig_rows();

/// Makes arguments for calls. Strings are texts of a blob of `run.sources`, so that their origins can be checked.
class CallMaker {
 public:
  CallMaker(helm::Run& run, std::uint64_t seed);
  std::vector<helm::Value> arguments(const helm::FunctionRow& row);

 private:
  helm::Value of_letter(char letter, const std::string& pool);
  helm::Value string_of(const std::string& pool);
  helm::Value anything(int levels);
  helm::Value map(int levels);
  helm::Value list(int levels);
  sources::Text text(const std::string& bytes);
  helm::Run& run_;
  /// A number from 0 to bound - 1, the same on every machine.
  std::uint64_t below(std::uint64_t bound) { return dice_() % bound; }
  std::mt19937_64 dice_;
};

/// s68 i1 I1 u1 d(bits in hex) b1 n l(..,..) L(strings) N(ints) m(key=value,..) M(..) o68: a value on one line.
std::string written(const helm::Value& value);
/// E for an error, else the value.
std::string written(const Result<helm::Value>& result);

}  // namespace rummage::test
