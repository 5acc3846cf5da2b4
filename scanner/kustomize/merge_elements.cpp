#include "kustomize/merge_elements.h"

#include <algorithm>
#include <optional>

#include "kustomize/edit.h"

namespace rummage::kustomize {
namespace {

bool is_empty_map(yaml::Node node) {
  return node.is_mapping() && node.size() == 0;
}

/// The field that fits a value; an empty value fits whatever stands there.
yaml::Node fitting(yaml::Node element, std::string_view key, std::string_view value) {
  if (key.empty()) return element.text() == value ? element : yaml::Node();
  const yaml::Node field = element.find(key);
  return field && (value.empty() || field.text() == value) ? field : yaml::Node();
}

bool fits(yaml::Node element, const Keys& keys, const KeyValues& values) {
  yaml::Node last;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (i < values.size()) last = fitting(element, keys[i], values[i]);
    if (!last) return false;
  }
  return true;
}

/// Both rows as one, when they have a value in common and no two that differ.
std::optional<KeyValues> joined(const KeyValues& a, const KeyValues& b) {
  if (a.size() != b.size()) return std::nullopt;
  bool common = false;
  KeyValues out;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] == b[i]) {
      common = true;
    } else if (!a[i].empty() && !b[i].empty()) {
      return std::nullopt;
    }
    out.push_back(a[i].empty() ? b[i] : a[i]);
  }
  return common ? std::optional(out) : std::nullopt;
}

}  // namespace

void set_element(Elements& elements, yaml::Node element, const Keys& keys, const KeyValues& values) {
  const bool by_field = !keys.empty() && !keys[0].empty() && !values.empty() && !values[0].empty();
  bool found = false;
  Elements out;
  for (const yaml::Node item : elements) {
    if (missing_or_null(item) || is_empty_map(item)) continue;
    if ((!item.is_mapping() && by_field) || !fits(item, keys, values)) {
      if (!values.empty()) out.push_back(item);
      continue;
    }
    found = true;
    if (element) out.push_back(element);
  }
  if (element && !found) out.push_back(element);
  elements = std::move(out);
}

std::size_t find_element(const Elements& elements, const Keys& keys, const KeyValues& values) {
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (keys[0].empty()) {
      if (elements[i].text() == values[0]) return i;
      continue;
    }
    if (!elements[i].is_mapping()) continue;
    bool all = true;
    for (std::size_t k = 0; all && k < keys.size(); ++k) {
      const yaml::Node field = elements[i].find(keys[k]);
      all = field && k < values.size() && field.text() == values[k];
    }
    if (all) return i;
  }
  return elements.size();
}

KeyValues values_of(yaml::Node element, const Keys& keys) {
  KeyValues out;
  for (const std::string_view key : keys) {
    const yaml::Node field = element.find(key);
    out.push_back(missing_or_null(field) ? std::string_view() : field.text());
  }
  return out;
}

ValidKeys valid_keys(const std::vector<KeyValues>& rows, const KeyValues& values, const Keys& keys) {
  std::vector<bool> used(keys.size());
  for (const KeyValues& row : rows)
    for (std::size_t i = 0; i < row.size() && i < used.size(); ++i)
      if (!row[i].empty()) used[i] = true;
  if (std::none_of(used.begin(), used.end(), [](bool value) { return value; })) return {keys, values};
  ValidKeys out;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (used[i]) out.keys.push_back(keys[i]);
    if (i < values.size() && (used[i] || !values[i].empty())) out.values.push_back(values[i]);
  }
  return out;
}

void join_rows(std::vector<KeyValues>& rows) {
  for (KeyValues& a : rows) {
    const KeyValues before = a;  // later rows are held against the row as it was
    for (KeyValues& b : rows)
      if (auto both = joined(before, b)) a = b = std::move(*both);
  }
}

void append_elements(Elements& to, const Elements& from, const Keys& keys) {
  for (const yaml::Node element : from) {
    if (keys[0].empty()) {
      set_element(to, element, keys, {element.text()});
      continue;
    }
    KeyValues values;
    for (const std::string_view key : keys) {
      const yaml::Node field = element.find(key);
      if (!field) {
        to.push_back(element);
      } else {
        values.push_back(field.text());
      }
    }
    if (keys.size() > 1) set_element(to, {}, keys, values);
    set_element(to, element, keys, values);
  }
}

}  // namespace rummage::kustomize
