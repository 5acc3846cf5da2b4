#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "helm/functions/function.h"

namespace rummage::helm {

/// Bytes that stand for random ones: the same for the same seed of the run and number of the call, no two calls alike.
/// Nothing secret and nothing strong.
class Placeholder {
 public:
  explicit Placeholder(Run& run) : state_(run.seed * 0x9E3779B97F4A7C15ULL + ++run.placeholders) {}

  std::uint64_t next();
  /// In [0, bound); `bound` is at least 1.
  std::uint64_t below(std::uint64_t bound) { return next() % bound; }
  std::string text(std::size_t size, std::string_view alphabet);

 private:
  std::uint64_t state_;
};

/// A text of origin `generated` at the call's site.
Value generated(const Call& call, std::string_view bytes);

}  // namespace rummage::helm
