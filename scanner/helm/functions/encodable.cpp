#include "helm/functions/encodable.h"

#include <fmt/format.h>

#include <cmath>

#include "base/utf8.h"
#include "helm/functions/function.h"
#include "helm/value/object.h"
#include "yaml/go_format.h"

namespace rummage::helm {
namespace {

using sources::Origin;

/// encoding/json's form of a float64: no exponent from 1e-6 up to 1e21, and none of two digits that begins with 0.
std::string json_real(double value) {
  const double size = std::fabs(value);
  if (value == 0) return std::signbit(value) ? "-0" : "0";
  if (size >= 1e-6 && size < 1e21) return yaml::go_fixed(value);
  std::string text = yaml::go_float(value);
  const std::size_t e = text.find("e-0");
  if (e != std::string::npos && e + 4 == text.size()) text.erase(e + 2, 1);
  return text;
}

}  // namespace

sources::Text valid_text(const Run& run, const sources::Text& text) {
  if (is_utf8(text.view())) return text;
  sources::Builder out = run.builder();
  std::uint32_t copied = 0;
  const auto copy = [&](std::uint32_t end) {
    if (copied < end) out.slice(text, copied, end - copied);
  };
  for (std::uint32_t at = 0; at < text.size();) {
    const auto bytes = static_cast<std::uint32_t>(decode_utf8(text.view().substr(at)).bytes);
    if (!is_utf8(text.view().substr(at, bytes))) {
      copy(at);
      sources::Builder bad = run.builder();
      bad.slice(text, at, bytes);
      out.opaque("\xEF\xBF\xBD", Origin::derived_lossy, bad.finish());
      copied = at + bytes;
    }
    at += bytes;
  }
  copy(text.size());
  return out.finish();
}

Result<Value> encodable(Run& run, const Value& value) {
  if (value.type() == Type::object) return value.as_object()->encoded(run);
  if (value.is_string()) {
    if (is_utf8(value.view())) return value;
    return Value::string(valid_text(run, value.text()));
  }
  if (value.type() != Type::bytes) return value;
  sources::Builder out = run.builder();
  if (auto made = out.recode(sources::Codec::base64, value.text()); !made) return made.take_error();
  return Value::string(out.finish());
}

std::string json_spelling(const Value& value) {
  switch (value.kind()) {
    case Kind::boolean:
      return value.as_bool() ? "true" : "false";
    case Kind::integer:
      return fmt::format("{}", value.as_int());
    case Kind::unsigned_integer:
      return fmt::format("{}", value.as_unsigned());
    case Kind::real:
      return json_real(value.as_real());
    default:
      return "null";
  }
}

void append_spelling(sources::Builder& to, const Value& value, std::string_view spelling, Loc site) {
  if (value.text().empty()) return to.opaque(spelling, Origin::synth, site);
  if (value.text().view() == spelling) return to.concat(value.text());
  to.opaque(spelling, value.lossy() ? Origin::derived_lossy : Origin::derived_exact, value.text());
}

Error nested_too_deep() {
  return failure("json: unsupported value: encountered a cycle via map[string]interface {}");
}

Result<Value> Object::encoded(Run& run) const {
  return Value::map(run.heap.map());
}

}  // namespace rummage::helm
