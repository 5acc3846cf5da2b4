#include "helm/value/methods.h"

#include <fmt/format.h>

#include <algorithm>

#include "helm/chart/files_object.h"
#include "helm/functions/duration_methods.h"
#include "helm/functions/function.h"
#include "helm/functions/to_yaml.h"
#include "helm/value/object.h"

namespace rummage::helm {
namespace {

bool is_values_method(std::string_view name) {
  return name == "YAML" || name == "Table" || name == "AsMap" || name == "PathValue";
}

/// How many texts the method takes.
std::size_t parameters(const Value& value, std::string_view name) {
  if (value.type() == Type::version_set) return 1;
  if (value.type() == Type::files) return name.starts_with("As") ? 0 : 1;
  if (value.type() == Type::values) return name == "Table" || name == "PathValue" ? 1 : 0;
  return duration_parameters(name);
}

/// Counts and types as Go's template package checks them.
Status check(const Value& value, std::string_view name, std::span<const Value> args) {
  const std::size_t want = parameters(value, name);
  if (args.size() != want)
    return failure(fmt::format("wrong number of args for {}: want {} got {}", name, want, args.size()));
  if (value.type() == Type::duration || want == 0) return Done{};
  if (args[0].is_nil()) return failure("invalid value; expected string");
  if (!args[0].is_string())
    return failure("wrong type for value; expected string; got " + std::string(type_name(args[0].type(), 3)));
  return Done{};
}

/// A map below dots; nothing when one of the steps is none.
std::optional<Value> table(const Value& root, std::string_view path) {
  Value at = root;
  while (true) {
    const std::size_t dot = path.find('.');
    const Value next = at.as_map()->get(path.substr(0, dot));
    if (!next.is_map()) return std::nullopt;
    at = Value::map(next.as_map(), Type::values);
    if (dot == std::string_view::npos) return at;
    path.remove_prefix(dot + 1);
  }
}

Result<Value> path_value(const Value& root, std::string_view path) {
  const std::size_t dot = path.rfind('.');
  std::optional<Value> parent = root;
  if (dot != std::string_view::npos) parent = table(root, path.substr(0, dot));
  const std::string_view last = dot == std::string_view::npos ? path : path.substr(dot + 1);
  const Slot* slot = parent ? parent->as_map()->find(last) : nullptr;
  if (slot == nullptr || slot->value.is_map()) return failure(fmt::format("\"{}\" is not a value", path));
  return slot->value;
}

Result<Value> call_values_method(Run& run, const Value& value, std::string_view name, std::span<const Value> args,
                                 Span site) {
  if (name == "AsMap") return Value::map(value.as_map());
  if (name == "PathValue") return path_value(value, args[0].view());
  if (name == "Table") {
    if (auto found = table(value, args[0].view())) return *found;
    return failure(fmt::format("\"{}\" is not a table", args[0].view()));
  }
  auto yaml = to_yaml(run, value, site);
  if (!yaml) return yaml.take_error();
  return Value::string(*yaml);
}

Value has_version(const Value& versions, const Value& wanted) {
  const auto& items = versions.as_list()->items;
  const bool found =
      std::any_of(items.begin(), items.end(), [&](const Value& each) { return each.view() == wanted.view(); });
  return Value::boolean(found, wanted.text()).as_lossy();
}

}  // namespace

bool has_method(const Value& value, std::string_view name) {
  switch (value.type()) {
    case Type::object:
      return value.as_object()->has_method(name);
    case Type::files:
      return is_files_method(name);
    case Type::values:
      return is_values_method(name);
    case Type::version_set:
      return name == "Has";
    case Type::duration:
      return is_duration_method(name);
    default:
      return false;
  }
}

Result<Value> call_method(Run& run, const Value& value, std::string_view name, std::span<const Value> args, Span site) {
  if (value.type() == Type::object) return value.as_object()->call(run, name, args);
  if (auto checked = check(value, name, args); !checked) return checked.take_error();
  switch (value.type()) {
    case Type::files:
      return call_files_method(run, *value.as_map(), name, args, site);
    case Type::values:
      return call_values_method(run, value, name, args, site);
    case Type::version_set:
      return has_version(value, args[0]);
    default:
      return call_duration_method(run, value, name, args);
  }
}

}  // namespace rummage::helm
