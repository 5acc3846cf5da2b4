#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rummage::kustomize {

/// The steps of a path of a field specification: cut at '/', where `\/` stands for a slash within a step; one slash at
/// the front is dropped. At least one step, which may be empty.
std::vector<std::string> split_path(std::string_view path);

/// The steps of a field path of replacements and vars: cut at '.', where `\.` stands for a dot. `[a=b.c]` is one step
/// and keeps its brackets; `[a.b]` is the step "a.b".
std::vector<std::string> split_field_path(std::string_view path);

/// "name=web" of the step "[name=web]", cut at the first '='.
struct ElementStep {
  std::string field;  ///< empty: the element itself is compared
  std::string value;
  bool valid = false;  ///< false: no '=' stands in it
};
ElementStep element_step(std::string_view step);

/// True for "[...]".
bool is_element_step(std::string_view step);
/// The position that a step of digits stands for; -1 for any other step.
long index_step(std::string_view step);

}  // namespace rummage::kustomize
