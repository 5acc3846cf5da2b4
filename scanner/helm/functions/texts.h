#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "helm/functions/function.h"

/// What the families do with texts and their origins.
namespace rummage::helm {

/// Bytes that count as a step where they are made or looked at one by one.
inline constexpr std::uint64_t bytes_a_step = 64;

/// Bytes [begin, end) of `text`, clipped to it, with their pieces.
sources::Text slice(const Run& run, const sources::Text& text, std::size_t begin, std::size_t end);

/// Puts texts together; what the function itself adds (separators, blanks) is `synth` at the call's site.
class Joiner {
 public:
  explicit Joiner(const Call& call) : site_(call.site.begin), builder_(call.run.builder()) {}

  /// Bytes that the function adds.
  Joiner& add(std::string_view bytes);
  Joiner& add(const sources::Text& text);
  /// Bytes [begin, end) of `text`, clipped to it.
  Joiner& add(const sources::Text& text, std::size_t begin, std::size_t end);
  /// `recoded`, made from all of `text` and possible to turn back.
  Joiner& add(const sources::Text& text, sources::Recoded recoded);
  std::uint32_t size() const { return builder_.size(); }
  /// What was put together, as a string.
  Value finish() { return Value::string(builder_.finish()); }

 private:
  Loc site_;
  sources::Builder builder_;
};

/// A string of the part [begin, end) of argument `index`; the argument itself when that is all of it.
Value part(const Call& call, std::size_t index, std::size_t begin, std::size_t end);

/// The error of a string that would pass Limits::output.
Error too_long();
/// True when a string of `bytes` may be made in this run.
bool fits(const Call& call, std::uint64_t bytes);

/// Collects what code points became, with the map down to where they stood.
class RuneRecoder {
 public:
  /// The code point `becomes` was `bytes` bytes at `at`.
  void put(std::size_t at, std::size_t bytes, char32_t becomes);
  /// `becomes` stands for `bytes` (at least 1) bytes at `at`.
  void put(std::size_t at, std::size_t bytes, std::string_view becomes);
  sources::Recoded take() { return std::move(recoded_); }

 private:
  sources::Recoded recoded_;
};

/// A string that stands in `text` in another writing; `text` itself where the bytes are equal.
Value recoded(const Call& call, const sources::Text& text, sources::Recoded made);

}  // namespace rummage::helm
