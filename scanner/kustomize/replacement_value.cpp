#include "kustomize/replacement_value.h"

#include <string_view>
#include <vector>

#include "yaml/scalar.h"

namespace rummage::kustomize {
namespace {

using sources::Origin;

Error wrong(const char* message, yaml::Node at) {
  return Error{"kustomize/replacement", message, at ? std::optional(at.span()) : std::nullopt, {}};
}

struct Stretch {
  std::size_t begin, length;
};

/// At least one stretch; `delimiter` is not empty.
std::vector<Stretch> cut(std::string_view text, std::string_view delimiter) {
  std::vector<Stretch> out;
  for (std::size_t at = 0;;) {
    const std::size_t end = text.find(delimiter, at);
    out.push_back({at, (end == std::string_view::npos ? text.size() : end) - at});
    if (end == std::string_view::npos) return out;
    at = end + delimiter.size();
  }
}

/// The text is still of the type that the field has.
bool fits(yaml::ScalarType type, std::string_view text) {
  if (type == yaml::ScalarType::string || type == yaml::ScalarType::binary) return true;
  const yaml::ScalarType now = yaml::resolve_plain(text, yaml::Dialect::kustomize).type;
  return now == type || (type == yaml::ScalarType::real && now == yaml::ScalarType::integer);
}

Result<yaml::Node> typed(yaml::Node made, yaml::Node field) {
  if (field && !fits(field.type(), made.text())) return wrong("a value does not fit the type of its field", field);
  return made;
}

Typing typing_of(yaml::Node field) {
  return field ? Typing::keep : Typing::style;
}

/// `value` as one stretch of the text of `field`, which is empty when it is absent.
yaml::Node with_stretch(const Writer& writer, yaml::Node field, yaml::Node value, const FieldOptions& options) {
  const std::vector<Stretch> stretches = cut(field.text(), options.delimiter.text());
  sources::Builder draft = writer.draft();
  const auto old = [&](std::size_t begin, std::size_t end) {
    writer.append(draft, field, begin, end - begin, Origin::resource_leaf);
  };
  const auto put = [&] { writer.append(draft, value, Origin::resource_leaf); };
  const auto delimiter = [&] { writer.append(draft, options.delimiter, Origin::transformer_field); };
  if (options.index < 0) {
    put();
    delimiter();
    old(0, field.text().size());
  } else if (static_cast<std::size_t>(options.index) >= stretches.size()) {
    old(0, field.text().size());
    delimiter();
    put();
  } else {
    const Stretch& stretch = stretches[static_cast<std::size_t>(options.index)];
    old(0, stretch.begin);
    put();
    old(stretch.begin + stretch.length, field.text().size());
  }
  return writer.text(draft.finish(), field, typing_of(field));
}

}  // namespace

FieldOptions FieldOptions::read(yaml::Node node) {
  FieldOptions out;
  out.delimiter = node.find("delimiter");
  out.index = static_cast<long>(node.find("index").as_int().value_or(0));
  out.create = node.find("create").as_bool().value_or(false);
  return out;
}

Result<yaml::Node> stretch_of(const Writer& writer, yaml::Node field, const FieldOptions& options) {
  if (!options.cuts()) return field;
  if (!field.is_scalar()) return wrong("only a text can be cut at a delimiter", field);
  const std::vector<Stretch> stretches = cut(field.text(), options.delimiter.text());
  if (options.index < 0 || static_cast<std::size_t>(options.index) >= stretches.size())
    return wrong("a source has no part of this index", field);
  const Stretch& stretch = stretches[static_cast<std::size_t>(options.index)];
  sources::Builder draft = writer.draft();
  writer.append(draft, field, stretch.begin, stretch.length, Origin::resource_leaf);
  const yaml::Node made = writer.text(draft.finish(), {}, Typing::string);
  return writer.nodes().retyped(made, field.type());
}

Result<yaml::Node> filled(const Writer& writer, yaml::Node field, yaml::Node value, const FieldOptions& options) {
  if (options.cuts() && field && !field.is_scalar()) return wrong("only a text can be cut at a delimiter", field);
  if (options.cuts()) return typed(with_stretch(writer, field, value, options), field);
  if (field && !field.is_scalar()) return value;
  if (value.is_scalar()) return typed(writer.node(value, field, typing_of(field)), field);
  return field ? typed(writer.bytes("", value.span(), field, Typing::keep), field) : Result<yaml::Node>(value);
}

}  // namespace rummage::kustomize
