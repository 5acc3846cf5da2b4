#include "kustomize/variable_values.h"

#include <fmt/format.h>

#include "kustomize/edit.h"
#include "kustomize/field_match.h"
#include "kustomize/field_path.h"
#include "kustomize/spec_walk.h"
#include "kustomize/variables.h"
#include "yaml/scalar.h"

namespace rummage::kustomize {
namespace {

using sources::Origin;

Error wrong(const char* message, yaml::Node at) {
  return Error{"kustomize/var", message, at ? std::optional(at.span()) : std::nullopt, {}};
}

/// "ports[0]" is the two steps "ports" and "0".
std::vector<std::string> with_positions(const std::vector<std::string>& steps) {
  std::vector<std::string> out;
  for (const std::string& step : steps) {
    const std::size_t open = step.rfind('[');
    const std::string_view inside =
        open == step.npos || !step.ends_with(']') ? std::string_view() : std::string_view(step).substr(open + 1);
    if (inside.size() < 2 || index_step(inside.substr(0, inside.size() - 1)) < 0) {
      out.push_back(step);
      continue;
    }
    if (open > 0) out.push_back(step.substr(0, open));
    out.emplace_back(inside.substr(0, inside.size() - 1));
  }
  return out;
}

/// A value's text inside another text, as Go prints it: numbers without their spelling.
std::string printed(yaml::Node value) {
  if (const auto integer = value.as_int()) return fmt::format("{}", *integer);
  if (const auto boolean = value.as_bool()) return *boolean ? "true" : "false";
  return std::string(value.text());
}

class Expansion {
 public:
  Expansion(const Writer& writer, const VariableValues& values, std::set<std::string>& used)
      : writer_(writer), values_(values), used_(used) {}

  Result<yaml::Node> at(yaml::Node node) {
    if (missing_or_null(node)) return node;
    if (node.is_scalar()) return in_text(node);
    yaml::Node out = node;
    for (std::size_t i = 0; i < node.size(); ++i) {
      const yaml::Node child = node.is_mapping() ? node.entry(i).value : node.at(i);
      if (node.is_sequence() && !child.is_string()) return wrong("a list item with variables is no text", child);
      out = with_child(writer_.nodes(), out, i, in_text(child));
    }
    return out;
  }

 private:
  yaml::Node in_text(yaml::Node scalar) {
    if (!scalar.is_string() || scalar.text().find('$') == std::string_view::npos) return scalar;
    const std::vector<VariablePart> parts = cut_variables(scalar.text());
    if (parts.size() == 1 && parts[0].reference && parts[0].length == scalar.text().size()) {
      const yaml::Node value = value_of(parts[0].name);
      return value ? writer_.nodes().replacing(value, scalar) : scalar;
    }
    sources::Builder draft = writer_.draft();
    for (const VariablePart& part : parts) append(draft, scalar, part);
    const sources::Text text = draft.finish();
    return text.view() == scalar.text() ? scalar : writer_.text(text, scalar, Typing::string);
  }

  yaml::Node value_of(std::string_view name) {
    const auto found = values_.find(std::string(name));
    if (found == values_.end() || !found->second.is_scalar()) return {};
    used_.insert(found->first);
    return found->second;
  }

  void append(sources::Builder& draft, yaml::Node scalar, const VariablePart& part) {
    const yaml::Node value = part.reference ? value_of(part.name) : yaml::Node();
    if (!value) return writer_.append(draft, scalar, part.begin, part.length, Origin::resource_leaf);
    const std::string text = printed(value);
    if (text == value.text()) return writer_.append(draft, value, Origin::resource_leaf);
    sources::Builder inputs = writer_.draft();
    writer_.append(inputs, value, Origin::resource_leaf);
    draft.opaque(text, Origin::derived_exact, inputs.finish());
  }

  const Writer& writer_;
  const VariableValues& values_;
  std::set<std::string>& used_;
};

}  // namespace

Result<yaml::Node> variable_field(yaml::Node object, std::string_view field_path) {
  const std::string_view path = field_path.empty() ? std::string_view("metadata.name") : field_path;
  auto found = find_field(object, with_positions(split_field_path(path)));
  if (!found) return found;
  if (!*found) return wrong("the field of a var is absent", object);
  return found;
}

Result<yaml::Node> expand_variables(const Writer& writer, yaml::Node object, std::span<const schema::FieldSpec> specs,
                                    const VariableValues& values, std::set<std::string>& used) {
  Expansion expansion(writer, values, used);
  return walk_specs(writer.nodes(), object, specs, Create::none, {},
                    [&](yaml::Node node) { return expansion.at(node); });
}

}  // namespace rummage::kustomize
