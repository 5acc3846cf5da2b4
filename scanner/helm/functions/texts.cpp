#include "helm/functions/texts.h"

#include <algorithm>

#include "base/utf8.h"

namespace rummage::helm {

sources::Text slice(const Run& run, const sources::Text& text, std::size_t begin, std::size_t end) {
  end = std::min<std::size_t>(end, text.size());
  if (begin >= end) return {};
  if (begin == 0 && end == text.size()) return text;
  sources::Builder builder = run.builder();
  builder.slice(text, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin));
  return builder.finish();
}

Joiner& Joiner::add(std::string_view bytes) {
  builder_.opaque(bytes, sources::Origin::synth, site_);
  return *this;
}

Joiner& Joiner::add(const sources::Text& text) {
  builder_.concat(text);
  return *this;
}

Joiner& Joiner::add(const sources::Text& text, std::size_t begin, std::size_t end) {
  if (begin < end) builder_.slice(text, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin));
  return *this;
}

Joiner& Joiner::add(const sources::Text& text, sources::Recoded recoded) {
  builder_.recode(sources::Codec::opaque, text, std::move(recoded));
  return *this;
}

Value part(const Call& call, std::size_t index, std::size_t begin, std::size_t end) {
  return Value::string(slice(call.run, call[index].text(), begin, end));
}

Error too_long() {
  return Error{"helm/limit", "A string passes the limit of output", {}, {}};
}

bool fits(const Call& call, std::uint64_t bytes) {
  return bytes <= call.run.limits.output && call.run.steps + bytes / bytes_a_step <= call.run.limits.steps;
}

void RuneRecoder::put(std::size_t at, std::size_t bytes, char32_t becomes) {
  if (becomes < 0x80) {
    const char c = static_cast<char>(becomes);
    return put(at, bytes, std::string_view(&c, 1));
  }
  std::string text;
  append_utf8(text, becomes);
  put(at, bytes, text);
}

void RuneRecoder::put(std::size_t at, std::size_t bytes, std::string_view becomes) {
  if (becomes.empty()) return;
  const auto below = static_cast<std::uint32_t>(at);
  recoded_.bytes += becomes;
  if (becomes.size() == 1 && bytes == 1) return recoded_.map.add(below, 1, 1, 1);
  recoded_.map.add(below, 1, static_cast<std::uint16_t>(becomes.size()), static_cast<std::uint16_t>(bytes));
}

Value recoded(const Call& call, const sources::Text& text, sources::Recoded made) {
  if (made.bytes == text.view()) return Value::string(text);
  return Joiner(call).add(text, std::move(made)).finish();
}

}  // namespace rummage::helm
