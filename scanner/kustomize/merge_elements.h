#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "yaml/node.h"

// Lists whose elements are told apart by keys, as Kustomize's element setters and matchers treat them. A key of ""
// means the element itself, which is a text. Facts: kyaml/yaml/fns and walk/associative_sequence of 5.7.
namespace rummage::kustomize {

using Elements = std::vector<yaml::Node>;
using Keys = std::vector<std::string_view>;
using KeyValues = std::vector<std::string_view>;

/// Puts `element` in the place of every element that has these values, or behind the last; an absent one removes them.
/// Null and empty elements go. An empty value fits every element that has the key; missing values fit as the last one
/// did.
void set_element(Elements& elements, yaml::Node element, const Keys& keys, const KeyValues& values);

/// Position of the first element with exactly these values; the number of elements when there is none.
std::size_t find_element(const Elements& elements, const Keys& keys, const KeyValues& values);

/// The values of the keys in an element; "" where it has none.
KeyValues values_of(yaml::Node element, const Keys& keys);

/// The keys, and of `values` those, that have a value in some row; all when no row has any.
struct ValidKeys {
  Keys keys;
  KeyValues values;
};
ValidKeys valid_keys(const std::vector<KeyValues>& rows, const KeyValues& values, const Keys& keys);

/// Rows that differ only where one of them is empty become one.
void join_rows(std::vector<KeyValues>& rows);

/// `to` with every element of `from` put in the place of the one with its key values, or behind the last.
void append_elements(Elements& to, const Elements& from, const Keys& keys);

}  // namespace rummage::kustomize
