#include "kustomize/field_match.h"

#include <re2/re2.h>

#include <span>

#include "kustomize/edit.h"
#include "kustomize/field_path.h"

namespace rummage::kustomize {
namespace {

Error path_error(const char* message, yaml::Node at) {
  return Error{"kustomize/field-path", message, at ? std::optional(at.span()) : std::nullopt, {}};
}

Error wrong_kind(yaml::Node at) {
  return path_error("a field path does not fit what stands there", at);
}

/// The element of a list that a step of a source's path names.
Result<yaml::Node> find_element(yaml::Node list, const std::string& step) {
  if (!list.is_sequence()) return wrong_kind(list);
  if (step == "-") return list.at(list.size() - 1);
  if (const long index = index_step(step); index >= 0) return list.at(static_cast<std::size_t>(index));
  const ElementStep element = element_step(step);
  if (!element.valid) return path_error("an element of a field path has no '='", list);
  for (const yaml::Node item : list.items()) {
    const yaml::Node value = element.field.empty() ? item : item.find(element.field);
    if (value && value.text() == element.value) return item;
  }
  return yaml::Node();
}

/// A scalar as it is written: a pattern is compared with the quotes as well.
std::string written(yaml::Node scalar) {
  const std::string text(scalar.text());
  if (scalar.style() == yaml::Style::double_quoted) return '"' + text + '"';
  if (scalar.style() == yaml::Style::single_quoted) return '\'' + text + '\'';
  return text;
}

using Steps = std::span<const std::string>;

class Matching {
 public:
  Matching(yaml::Builder& nodes, bool create, Span made_at, const LeafSetter& set)
      : nodes_(nodes), create_(create), made_at_(made_at), set_(set) {}

  /// As deep as the path is long.
  Result<yaml::Node> at(yaml::Node node, Steps steps) {
    if (steps.empty()) {
      ++count;
      return set_(node);
    }
    if (index_step(steps[0]) >= 0) return at_index(node, steps);
    if (is_element_step(steps[0])) return at_elements(node, steps);
    if (steps[0] == "*") return at_every(node, steps);
    return at_key(node, steps);
  }

  std::size_t count = 0;

 private:
  /// What is made for the step before `steps`: a list for an element, else a mapping; nothing for the last.
  yaml::Node opened(Steps steps) {
    if (steps.empty()) return {};
    if (is_element_step(steps[0]) || index_step(steps[0]) >= 0) return empty_sequence(nodes_, made_at_);
    return empty_mapping(nodes_, made_at_);
  }

  Result<yaml::Node> at_key(yaml::Node map, Steps steps) {
    if (missing_or_null(map)) return map;
    if (!map.is_mapping()) return wrong_kind(map);
    const std::size_t index = entry_index(map, steps[0]);
    if (index == map.size() && !create_) return map;
    auto value = at(index < map.size() ? map.entry(index).value : opened(steps.subspan(1)), steps.subspan(1));
    if (!value) return value;
    if (!*value) return map;
    if (index < map.size()) return with_child(nodes_, map, index, *value);
    return with_entry(nodes_, map, nodes_.scalar(steps[0], made_at_), *value);
  }

  Result<yaml::Node> at_index(yaml::Node list, Steps steps) {
    if (!list.is_sequence()) return wrong_kind(list);
    const auto index = static_cast<std::size_t>(index_step(steps[0]));
    if (index > list.size() || (index == list.size() && !create_))
      return path_error("a field path names an element behind the last one", list);
    auto item = at(index < list.size() ? list.at(index) : opened(steps.subspan(1)), steps.subspan(1));
    if (!item) return item;
    if (!*item) return list;
    return index < list.size() ? with_child(nodes_, list, index, *item) : with_item(nodes_, list, *item);
  }

  Result<yaml::Node> at_every(yaml::Node list, Steps steps) {
    if (missing_or_null(list)) return list;
    if (!list.is_sequence()) return wrong_kind(list);
    yaml::Node out = list;
    for (std::size_t i = 0; i < list.size(); ++i) {
      auto item = at(list.at(i), steps.subspan(1));
      if (!item) return item;
      out = with_child(nodes_, out, i, *item);
    }
    return out;
  }

  Result<yaml::Node> at_elements(yaml::Node list, Steps steps) {
    if (missing_or_null(list)) return list;
    if (!list.is_sequence()) return wrong_kind(list);
    const ElementStep element = element_step(steps[0]);
    if (!element.valid) return path_error("an element of a field path has no '='", list);
    const re2::RE2 pattern(element.value, re2::RE2::Quiet);
    if (!pattern.ok()) return path_error("an element of a field path has a pattern that cannot be read", list);
    const std::size_t before = count;
    auto out = matching_elements(list, steps, element, pattern);
    if (!out || count > before || !create_) return out;
    list = with_item(nodes_, *out, made_element(element));
    return matching_elements(list, steps, element, pattern);
  }

  Result<yaml::Node> matching_elements(yaml::Node list, Steps steps, const ElementStep& element,
                                       const re2::RE2& pattern) {
    yaml::Node out = list;
    for (std::size_t i = 0; i < list.size(); ++i) {
      const yaml::Node value = element.field.empty() ? list.at(i) : list.at(i).find(element.field);
      if (!value.is_scalar() || !re2::RE2::PartialMatch(written(value), pattern)) continue;
      auto item = at(list.at(i), element.field.empty() ? Steps() : steps.subspan(1));
      if (!item) return item;
      out = with_child(nodes_, out, i, *item);
    }
    return out;
  }

  yaml::Node made_element(const ElementStep& element) {
    const yaml::Node value = nodes_.scalar(element.value, made_at_);
    if (element.field.empty()) return value;
    return nodes_.mapping({{nodes_.scalar(element.field, made_at_), value}}, made_at_);
  }

  yaml::Builder& nodes_;
  bool create_;
  Span made_at_;
  const LeafSetter& set_;
};

}  // namespace

Result<yaml::Node> find_field(yaml::Node object, const std::vector<std::string>& steps) {
  yaml::Node at = object;
  for (const std::string& step : steps) {
    if (missing_or_null(at)) return yaml::Node();
    if (step == "*") return path_error("a source's field path cannot have '*'", at);
    if (step == "-" || index_step(step) >= 0 || is_element_step(step)) {
      auto element = find_element(at, step);
      if (!element) return element;
      at = *element;
    } else if (!at.is_mapping()) {
      return wrong_kind(at);
    } else {
      at = at.find(step);
    }
  }
  return at;
}

Result<MatchedFields> set_fields(yaml::Builder& nodes, yaml::Node object, const std::vector<std::string>& steps,
                                 bool create, Span made_at, const LeafSetter& set) {
  Matching matching(nodes, create, made_at, set);
  auto out = matching.at(object, steps);
  if (!out) return out.take_error();
  return MatchedFields{*out, matching.count};
}

}  // namespace rummage::kustomize
