#include "helm/chart/typed_fields.h"

#include <strings.h>

#include <cmath>

#include "yaml/go_format.h"

namespace rummage::helm {
namespace {

bool same_name(std::string_view a, std::string_view b) {
  return a.size() == b.size() && strncasecmp(a.data(), b.data(), a.size()) == 0;
}

// The spelling that a scalar has in a Go string.
std::string spelled(yaml::Node scalar) {
  const yaml::Scalar meant =
      yaml::resolve_tagged("", scalar.text(), yaml::Dialect::kubernetes).value_or(yaml::Scalar{});
  switch (scalar.type()) {
    case yaml::ScalarType::boolean:
      return scalar.as_bool().value_or(false) ? "true" : "false";
    case yaml::ScalarType::integer:
      return meant.is_unsigned ? std::to_string(meant.unsigned_integer) : std::to_string(meant.integer);
    case yaml::ScalarType::real:
      return yaml::go_float(meant.real);
    default:
      return std::string(scalar.text());
  }
}

}  // namespace

Error wrong_metadata(std::string message, yaml::Node at) {
  Error error{"helm/invalid-metadata", std::move(message), {}, nullptr};
  if (at) error.span = at.span();
  return error;
}

yaml::Entry field(yaml::Node mapping, std::string_view name) {
  yaml::Entry found;
  for (const yaml::Entry& entry : mapping.entries())
    if (same_name(entry.key.text(), name) && (!found || entry.key.text() >= found.key.text())) found = entry;
  return found;
}

Status read_text(yaml::Node value, MetaText& into) {
  if (!value || value.is_null()) return Done{};
  if (!value.is_scalar()) return wrong_metadata("a text is expected here, not a collection", value);
  into.value = spelled(value);
  into.span = value.content_span();
  const bool plain = value.style() == yaml::Style::plain || value.style() == yaml::Style::single_quoted ||
                     value.style() == yaml::Style::double_quoted;
  into.verbatim = plain && into.span.length == into.value.size() && into.value == value.text();
  return Done{};
}

Status read_texts(yaml::Node value, std::vector<MetaText>& into) {
  if (!value || value.is_null()) return Done{};
  if (!value.is_sequence()) return wrong_metadata("a list is expected here", value);
  into.clear();
  for (yaml::Node item : value.items())
    if (Status read = read_text(item, into.emplace_back()); !read) return read;
  return Done{};
}

Status read_bool(yaml::Node value, bool& into) {
  if (!value || value.is_null()) return Done{};
  const std::optional<bool> meant = value.as_bool();
  if (!meant) return wrong_metadata("a boolean is expected here", value);
  into = *meant;
  return Done{};
}

}  // namespace rummage::helm
