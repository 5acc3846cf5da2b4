// The matcher over any bytes, whole and in two windows: no crash, matches inside the bytes, windows as the whole.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "detectors/matcher.h"

using namespace rummage;

namespace {

struct Count final : text::Sink<detectors::Match> {
  std::size_t size = 0, records = 0;
  void record(const detectors::Match& match) override {
    if (match.end() > size || match.key_at + match.key_length > size) std::abort();
    ++records;
  }
  void anchor(const text::Anchor&) override {}
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const detectors::Matcher matcher(detectors::builtin_table());
  std::string_view content(reinterpret_cast<const char*>(data), size);
  Count whole, parts, rest;
  whole.size = parts.size = rest.size = size;
  text::scan_whole(matcher, content, rest);
  text::Window all{0, static_cast<std::uint32_t>(size)};
  matcher.scan(content, {&all, 1}, whole);
  auto middle = static_cast<std::uint32_t>(size / 2);
  for (text::Window window : {text::Window{0, middle}, text::Window{middle, all.end}})
    matcher.scan(content, {&window, 1}, parts);
  if (whole.records != parts.records) std::abort();
  return 0;
}
