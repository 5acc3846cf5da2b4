#include <re2/re2.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>

#include "helm/chart/schema.h"
#include "yaml/emit.h"

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

namespace {

// What a keyword's value must be for a schema to be one.
enum class Shape : std::uint8_t { text, number, positive, count, flag, list, texts, map };

struct Keyword {
  const char* name;
  Shape shape;
};

constexpr Keyword keywords[] = {
    {"title", Shape::text},          {"description", Shape::text}, {"format", Shape::text},
    {"$ref", Shape::text},           {"minimum", Shape::number},   {"maximum", Shape::number},
    {"multipleOf", Shape::positive}, {"minLength", Shape::count},  {"maxLength", Shape::count},
    {"minItems", Shape::count},      {"maxItems", Shape::count},   {"minProperties", Shape::count},
    {"maxProperties", Shape::count}, {"uniqueItems", Shape::flag}, {"enum", Shape::list},
    {"required", Shape::texts},      {"properties", Shape::map},   {"patternProperties", Shape::map},
    {"definitions", Shape::map}};

bool has_shape(yaml::Node value, Shape shape) {
  switch (shape) {
    case Shape::text:
      return value.is_string();
    case Shape::number:
      return value.as_double().has_value();
    case Shape::positive:
      return value.as_double().value_or(0) > 0;
    case Shape::count:
      return value.as_double() && *value.as_double() >= 0 && std::floor(*value.as_double()) == *value.as_double();
    case Shape::flag:
      return value.as_bool().has_value();
    case Shape::list:
      return value.is_sequence();
    case Shape::map:
      return value.is_mapping();
    case Shape::texts:
      break;
  }
  for (const yaml::Node one : value.items())
    if (!one.is_string()) return false;
  return value.is_sequence();
}

// Two items that are the same value.
bool has_twins(yaml::Node list) {
  std::set<std::string> seen;
  for (const yaml::Node one : list.items()) {
    const auto printed = yaml::emit(one, yaml::Dialect::kubernetes);
    if (printed && !seen.insert(*printed).second) return true;
  }
  return false;
}

}  // namespace

bool SchemaCheck::has_shapes(Node schema) {
  for (const Keyword& one : keywords)
    if (const Node value = schema.find(one.name); value && !has_shape(value, one.shape)) return problem(one.name);
  for (const auto* key : {"exclusiveMinimum", "exclusiveMaximum"})
    if (const Node value = schema.find(key); value && (fourth_ || !value.as_double()) && (modern_ || !value.as_bool()))
      return problem(key);
  if (const Node examples = schema.find("examples"); helm_ >= 4 && examples && !examples.is_sequence())
    return problem("examples");
  const Node type = schema.find("type");
  if (type && !is_type_name(type.text()) && type.size() == 0) return problem("type");
  for (const Node one : type.items())
    if (!is_type_name(one.text())) return problem("type");
  if (!modern_ && has_twins(schema.find("enum"))) return problem("enum");
  if (helm_ >= 4 && fourth_ && schema.find("required") && schema.find("required").size() == 0)
    return problem("required");
  const Node text = schema.find("pattern");
  return !text || (text.is_string() && pattern(text.text()) != nullptr) || problem("pattern");
}

// What the libraries refuse to compile. Keywords are looked at where a schema may stand.
bool SchemaCheck::check_schema(Node schema, int depth) {
  if (depth > deepest || ++steps_ > most_steps) return true;
  if (schema.as_bool()) return true;
  if (!schema.is_mapping()) return problem("a schema is a mapping or a boolean");
  if (!has_shapes(schema)) return false;
  if (const Node reference = schema.find("$ref"); reference && !resolve(reference.text()))
    return problem("a reference that leads nowhere");
  for (const auto* key : {"properties", "patternProperties", "definitions", "$defs"}) {
    if (!modern_ && std::string_view(key) == "$defs") continue;
    for (const yaml::Entry& entry : schema.find(key).entries())
      if (!check_schema(entry.value, depth + 1)) return false;
  }
  for (const auto* key : {"allOf", "anyOf", "oneOf"}) {
    const Node list = schema.find(key);
    if (list && (!list.is_sequence() || list.size() == 0)) return problem(key);
    for (const Node one : list.items())
      if (!check_schema(one, depth + 1)) return false;
  }
  for (const auto* key : {"additionalProperties", "not", "if", "then", "else", "contains", "propertyNames"}) {
    if (!conditional_ && std::string_view("if then else").find(key) != std::string_view::npos) continue;
    if (const Node inner = schema.find(key); inner && !check_schema(inner, depth + 1)) return false;
  }
  const Node items = schema.find("items");
  if (items.is_sequence() && modern_ && !nineteenth_) return problem("items");
  for (const Node one : items.items())
    if (!check_schema(one, depth + 1)) return false;
  return !items || items.is_sequence() || check_schema(items, depth + 1);
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
