#include <re2/re2.h>

#include <algorithm>
#include <cstdlib>

#include "helm/chart/schema.h"

namespace rummage::helm {
namespace {

constexpr int deepest = 200;
constexpr std::uint64_t most_steps = 1'000'000;

bool is_type_name(std::string_view name) {
  constexpr std::string_view names[] = {"null", "boolean", "integer", "number", "string", "array", "object"};
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

}  // namespace

void SchemaCheck::find_ids(Node schema, int depth) {
  if (depth > deepest || ++steps_ > most_steps) return;
  for (const auto* key : {"$id", "id", "$anchor"})
    if (const Node id = schema.find(key); id.is_string() && !id.text().empty())
      ids_.emplace((std::string_view(key) == "$anchor" ? "#" : "") + std::string(id.text()), schema);
  for (const yaml::Entry& entry : schema.entries()) find_ids(entry.value, depth + 1);
  for (const Node item : schema.items()) find_ids(item, depth + 1);
}

// What both libraries refuse to compile. Keywords are looked at where a schema may stand.
bool SchemaCheck::check_schema(Node schema, int depth) {
  if (depth > deepest || ++steps_ > most_steps) return true;
  if (schema.as_bool()) return true;
  if (!schema.is_mapping()) return problem("a schema is a mapping or a boolean");
  const Node type = schema.find("type"), required = schema.find("required"), entries = schema.find("properties");
  if (type && !type.is_sequence() && !is_type_name(type.text())) return problem("type");
  for (const Node one : type.items())
    if (!is_type_name(one.text())) return problem("type");
  if (required && !required.is_sequence()) return problem("required");
  if (entries && !entries.is_mapping()) return problem("properties");
  if (const Node text = schema.find("pattern"); text && (!text.is_string() || pattern(text.text()) == nullptr))
    return problem("pattern");
  if (const Node choices = schema.find("enum"); choices && !choices.is_sequence()) return problem("enum");
  for (const auto* key : {"properties", "patternProperties", "definitions", "$defs"})
    for (const yaml::Entry& entry : schema.find(key).entries())
      if (!check_schema(entry.value, depth + 1)) return false;
  for (const auto* key : {"allOf", "anyOf", "oneOf"}) {
    const Node list = schema.find(key);
    if (list && (!list.is_sequence() || list.size() == 0)) return problem(key);
    for (const Node one : list.items())
      if (!check_schema(one, depth + 1)) return false;
  }
  for (const auto* key : {"additionalProperties", "not", "if", "then", "else"})
    if (const Node inner = schema.find(key); inner && !check_schema(inner, depth + 1)) return false;
  const Node items = schema.find("items");
  if (items.is_sequence()) return !modern_ || problem("items");
  return !items || check_schema(items, depth + 1);
}

SchemaCheck::Node SchemaCheck::resolve(std::string_view reference) {
  if (reference == "#") return root_;
  if (const auto found = ids_.find(std::string(reference)); found != ids_.end()) return found->second;
  const std::size_t hash = reference.find('#');
  if (hash == reference.npos) return {};
  Node base = root_;
  if (hash > 0) {
    const auto found = ids_.find(std::string(reference.substr(0, hash)));
    if (found == ids_.end()) return {};
    base = found->second;
  }
  std::string pointer;
  for (std::size_t i = hash + 1; i < reference.size(); ++i) {
    if (reference[i] == '%' && i + 2 < reference.size()) {
      pointer += static_cast<char>(std::strtol(std::string(reference.substr(i + 1, 2)).c_str(), nullptr, 16));
      i += 2;
    } else {
      pointer += reference[i];
    }
  }
  return base.at_pointer(pointer);
}

}  // namespace rummage::helm
