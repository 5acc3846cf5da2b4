#include "detectors/datum_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace rummage::detectors {

using findings::Datum;

void fail(const Datum& at, std::string message) {
  throw Problem{std::move(message), at.line};
}

void check_keys(const Datum& map, std::span<const std::string_view> known, std::string_view what) {
  if (map.kind != Datum::Kind::map) fail(map, fmt::format("{} must be a map", what));
  for (const Datum& entry : map.children) {
    if (std::find(known.begin(), known.end(), entry.key) != known.end()) continue;
    fail(entry, fmt::format("unknown key `{}` in {}{}", entry.key, what, hint(entry.key, known)));
  }
}

std::vector<std::string_view> texts_of(const Datum* datum) {
  std::vector<std::string_view> out;
  if (!datum) return out;
  if (datum->kind == Datum::Kind::scalar) return {datum->text};
  if (datum->kind != Datum::Kind::list) fail(*datum, "a text or a list of texts is needed");
  for (const Datum& item : datum->children) {
    if (item.kind != Datum::Kind::scalar) fail(item, "a text is needed");
    out.push_back(item.text);
  }
  return out;
}

std::string hint(std::string_view word, std::span<const std::string_view> known) {
  const std::string_view near = findings::nearest(word, known);
  return near.empty() ? "" : fmt::format("; did you mean `{}`?", near);
}

std::uint16_t number(const Datum& datum, double scale, double most) {
  char* end = nullptr;
  const std::string text(datum.text);
  const double value = std::strtod(text.c_str(), &end);
  if (text.empty() || *end || !(value >= 0 && value <= most))
    fail(datum, fmt::format("a number up to {} is needed", most));
  return static_cast<std::uint16_t>(value * scale);
}

}  // namespace rummage::detectors
