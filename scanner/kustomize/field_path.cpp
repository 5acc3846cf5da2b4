#include "kustomize/field_path.h"

#include <charconv>

namespace rummage::kustomize {
namespace {

std::vector<std::string> cut(std::string_view path, char delimiter) {
  std::vector<std::string> parts(1);
  for (const char c : path) {
    if (c == delimiter) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

std::vector<std::string> split(std::string_view path, char delimiter) {
  std::vector<std::string> parts = cut(path, delimiter);
  std::vector<std::string> steps;
  const std::size_t first = parts.size() > 1 && parts.front().empty() ? 1 : 0;
  for (std::size_t i = first; i < parts.size(); ++i) {
    if (steps.empty() || !steps.back().ends_with('\\')) {
      steps.push_back(std::move(parts[i]));
    } else {
      steps.back().back() = delimiter;
      steps.back() += parts[i];
    }
  }
  return steps;
}

/// Without the brackets at both ends.
std::string bare(std::string_view step) {
  while (!step.empty() && (step.front() == '[' || step.front() == ']')) step.remove_prefix(1);
  while (!step.empty() && (step.back() == '[' || step.back() == ']')) step.remove_suffix(1);
  return std::string(step);
}

}  // namespace

std::vector<std::string> split_path(std::string_view path) {
  return split(path, '/');
}

std::vector<std::string> split_field_path(std::string_view path) {
  const std::vector<std::string> parts = split(path, '.');
  std::vector<std::string> steps;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!parts[i].starts_with('[') || parts[i].ends_with(']')) {
      steps.push_back(parts[i]);
      continue;
    }
    std::string step = parts[i];
    while (i + 1 < parts.size()) {
      step += "." + parts[++i];
      if (parts[i].ends_with(']')) break;
    }
    steps.push_back(step.find('=') == std::string::npos ? bare(step) : step);
  }
  return steps;
}

bool is_element_step(std::string_view step) {
  return step.starts_with('[') && step.ends_with(']');
}

ElementStep element_step(std::string_view step) {
  if (step.ends_with(']')) step.remove_suffix(1);
  if (step.starts_with('[')) step.remove_prefix(1);
  const std::size_t equals = step.find('=');
  if (equals == std::string_view::npos) return {};
  return {std::string(step.substr(0, equals)), std::string(step.substr(equals + 1)), true};
}

long index_step(std::string_view step) {
  long index = -1;
  const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), index);
  if (error != std::errc() || end != step.data() + step.size() || index < 0) return -1;
  return index;
}

}  // namespace rummage::kustomize
