#include "helm/functions/base32.h"
#include "helm/functions/families.h"
#include "helm/functions/texts.h"

namespace rummage::helm::families {
namespace {

Result<Value> b64enc(const Call& call) {
  if (!fits(call, std::uint64_t{call[0].text().size()} * 4 / 3)) return too_long();
  sources::Builder out = call.run.builder();
  if (auto made = out.recode(sources::Codec::base64, call[0].text()); !made) return made.take_error();
  return Value::string(out.finish());
}

bool is_base64_digit(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
}

// Where Go's base64.StdEncoding finds the first fault: padding is needed, line breaks are skipped, nothing may follow
// the padding.
std::optional<std::size_t> base64_fault(std::string_view text) {
  const auto is_break = [](char c) { return c == '\n' || c == '\r'; };
  std::size_t at = 0, in_group = 0;
  const auto skip_breaks = [&] {
    while (at < text.size() && is_break(text[at])) ++at;
  };
  for (skip_breaks(); at < text.size(); skip_breaks()) {
    const char c = text[at++];
    if (is_base64_digit(c)) {
      in_group = (in_group + 1) % 4;
      continue;
    }
    if (c != '=' || in_group < 2) return at - 1;
    skip_breaks();
    if (in_group == 2) {
      if (at == text.size()) return text.size();
      if (text[at] != '=') return at - 1;
      ++at;
      skip_breaks();
    }
    if (at < text.size()) return at;
    return std::nullopt;
  }
  if (in_group == 0) return std::nullopt;
  return text.size() - in_group;
}

Value fault(const Call& call, std::string_view what, std::size_t at) {
  return call.derived("illegal " + std::string(what) + " data at input byte " + std::to_string(at));
}

Result<Value> b64dec(const Call& call) {
  if (const auto at = base64_fault(call.view(0))) return fault(call, "base64", *at);
  sources::Builder out = call.run.builder();
  if (auto made = out.recode_back(sources::Codec::base64, call[0].text()); !made) return fault(call, "base64", 0);
  return Value::string(out.finish());
}

Result<Value> b32enc(const Call& call) {
  if (!fits(call, std::uint64_t{call[0].text().size()} * 8 / 5)) return too_long();
  return Joiner(call).add(call[0].text(), encode_base32(call.view(0))).finish();
}

Result<Value> b32dec(const Call& call) {
  auto decoded = decode_base32(call.view(0));
  if (!decoded.recoded) return fault(call, "base32", decoded.fault);
  return Joiner(call).add(call[0].text(), std::move(*decoded.recoded)).finish();
}

constexpr FunctionRow rows[] = {
    {"b64enc", "s", b64enc, Flow::recode},
    {"b64dec", "s", b64dec, Flow::recode},
    {"b32enc", "s", b32enc, Flow::recode},
    {"b32dec", "s", b32dec, Flow::recode},
};

}  // namespace

Family encodings() {
  return rows;
}

}  // namespace rummage::helm::families
