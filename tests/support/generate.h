#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rummage::test {

/// Random numbers that are the same on every machine (SplitMix64).
class Dice {
 public:
  explicit Dice(std::string_view name, std::uint64_t seed);
  std::uint64_t next();
  std::uint64_t below(std::uint64_t bound) { return next() % bound; }

 private:
  std::uint64_t state_;
};

/// A text of the first sequence of a pattern of the rule files. A repeat takes its least count, or a few more.
std::string from_pattern(std::string_view pattern, Dice& dice);

/// `text` with every generator replaced: see detectors/rules/README.md. An unknown one throws std::runtime_error.
std::string expanded(std::string_view text);

/// A private key in PEM armour: of DER's outer form, with random contents.
std::string make_pem(Dice& dice, std::string_view label = "RSA");

}  // namespace rummage::test
