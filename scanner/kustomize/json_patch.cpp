#include "kustomize/json_patch.h"

#include <charconv>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kustomize/edit.h"

namespace rummage::kustomize {
namespace {

using Steps = std::span<const std::string>;
/// Changes the collection that holds the last step.
using Change = std::function<Result<yaml::Node>(yaml::Node, const std::string&)>;

Error wrong(std::string message) {
  return Error{"kustomize/patch", std::move(message), {}, {}};
}

std::vector<std::string> steps_of(std::string_view path) {
  std::vector<std::string> out(1);
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] == '/') {
      out.emplace_back();
    } else if (path.substr(i, 2) == "~1" || path.substr(i, 2) == "~0") {
      out.back() += path[++i] == '1' ? '/' : '~';
    } else {
      out.back() += path[i];
    }
  }
  out.erase(out.begin());
  return out;
}

/// A position; `size` is what a negative one counts from.
std::optional<std::size_t> position(std::string_view step, std::size_t size) {
  long index = 0;
  const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), index);
  if (error != std::errc() || end != step.data() + step.size()) return std::nullopt;
  if (index < 0) index += static_cast<long>(size);
  if (index < 0 || static_cast<std::size_t>(index) >= size) return std::nullopt;
  return static_cast<std::size_t>(index);
}

yaml::Node child(yaml::Node parent, const std::string& step) {
  if (parent.is_mapping()) return parent.find(step);
  const auto index = position(step, parent.size());
  return index ? parent.at(*index) : yaml::Node();
}

std::vector<yaml::Node> items_of(yaml::Node list) {
  std::vector<yaml::Node> out;
  for (const yaml::Node item : list.items()) out.push_back(item);
  return out;
}

class Patch {
 public:
  explicit Patch(yaml::Builder& nodes) : nodes_(nodes) {}

  Result<yaml::Node> apply(yaml::Node object, yaml::Node operation) {
    const std::string_view op = operation.find("op").text();
    const std::vector<std::string> path = steps_of(operation.find("path").text());
    yaml::Node value = operation.find("value");
    if (!value) value = nodes_.scalar("null", operation.span(), yaml::ScalarType::null);
    if (op == "add") return add(object, path, value);
    if (op == "remove") return remove(object, path);
    if (op == "replace") return replace(object, path, value);
    if (op == "test") return test(object, path, value);
    if (op != "move" && op != "copy") return wrong("an operation of a JSON patch is unknown");
    const std::vector<std::string> from = steps_of(operation.find("from").text());
    const yaml::Node source = at(object, from);
    if (!source) return wrong("a JSON patch takes from a path that is absent");
    if (op == "copy") return add(object, path, source);
    auto without = remove(object, from);
    return without ? add(*without, path, source) : std::move(without);
  }

 private:
  static yaml::Node at(yaml::Node object, Steps path) {
    for (const std::string& step : path) object = child(object, step);
    return path.empty() ? yaml::Node() : object;
  }

  /// As deep as the path is long.
  Result<yaml::Node> change(yaml::Node node, Steps path, const Change& what) {
    if (path.empty() || (!node.is_mapping() && !node.is_sequence())) return wrong("the path of a JSON patch is absent");
    if (path.size() == 1) return what(node, path[0]);
    const yaml::Node below = child(node, path[0]);
    if (!below) return wrong("the path of a JSON patch is absent");
    auto changed = change(below, path.subspan(1), what);
    if (!changed) return changed;
    const std::size_t index =
        node.is_mapping() ? entry_index(node, path[0]) : position(path[0], node.size()).value_or(0);
    return with_child(nodes_, node, index, *changed);
  }

  Result<yaml::Node> add(yaml::Node object, Steps path, yaml::Node value) {
    return change(object, path, [&](yaml::Node parent, const std::string& step) -> Result<yaml::Node> {
      if (parent.is_mapping()) return with_value(parent, step, value);
      std::vector<yaml::Node> items = items_of(parent);
      const auto index = step == "-" ? items.size() : position(step, items.size() + 1);
      if (!index) return wrong("a JSON patch adds at a position that is absent");
      items.insert(items.begin() + static_cast<std::ptrdiff_t>(*index), value);
      return nodes_.sequence(items, parent.span(), parent.style());
    });
  }

  Result<yaml::Node> remove(yaml::Node object, Steps path) {
    return change(object, path, [&](yaml::Node parent, const std::string& step) -> Result<yaml::Node> {
      if (parent.is_mapping()) {
        if (!parent.find_entry(step)) return wrong("a JSON patch removes what is absent");
        return without_entry(nodes_, parent, step);
      }
      const auto index = position(step, parent.size());
      if (!index) return wrong("a JSON patch removes what is absent");
      std::vector<yaml::Node> items = items_of(parent);
      items.erase(items.begin() + static_cast<std::ptrdiff_t>(*index));
      return nodes_.sequence(items, parent.span(), parent.style());
    });
  }

  Result<yaml::Node> replace(yaml::Node object, Steps path, yaml::Node value) {
    return change(object, path, [&](yaml::Node parent, const std::string& step) -> Result<yaml::Node> {
      if (parent.is_mapping()) return with_value(parent, step, value);
      const auto index = position(step, parent.size());
      if (!index) return wrong("a JSON patch replaces what is absent");
      return with_child(nodes_, parent, *index, nodes_.replacing(value, parent.at(*index)));
    });
  }

  Result<yaml::Node> test(yaml::Node object, Steps path, yaml::Node value) {
    const yaml::Node found = at(object, path);
    const bool same = found ? equal(found, value) : value.is_null();
    if (!same) return wrong("a test of a JSON patch fails");
    return object;
  }

  yaml::Node with_value(yaml::Node map, const std::string& key, yaml::Node value) {
    const yaml::Node was = map.find(key);
    return with_entry(nodes_, map, nodes_.scalar(key, value.span()), was ? nodes_.replacing(value, was) : value);
  }

  /// Equal as JSON values.
  static bool equal(yaml::Node a, yaml::Node b) {
    if (a.kind() != b.kind() || a.size() != b.size()) return false;
    if (a.is_scalar()) {
      const auto left = a.as_double(), right = b.as_double();
      if (left || right) return left == right;
      return a.type() == b.type() && (a.is_null() || a.text() == b.text());
    }
    for (std::size_t i = 0; i < a.size(); ++i) {
      const yaml::Node other = a.is_mapping() ? b.find(a.entry(i).key.text()) : b.at(i);
      if (!other || !equal(a.is_mapping() ? a.entry(i).value : a.at(i), other)) return false;
    }
    return true;
  }

  yaml::Builder& nodes_;
};

}  // namespace

Result<yaml::Node> json_patch(yaml::Builder& nodes, yaml::Node object, yaml::Node operations) {
  Patch patch(nodes);
  for (const yaml::Node operation : operations.items()) {
    auto changed = patch.apply(object, operation);
    if (!changed) {
      Error error = changed.take_error();
      error.span = operation.span();
      return error;
    }
    object = *changed;
  }
  return object;
}

}  // namespace rummage::kustomize
