#include "engine/chart_inputs.h"

#include <algorithm>
#include <filesystem>

#include "engine/read_file.h"
#include "helm/chart/set_parser.h"

namespace rummage::engine {
namespace {

namespace fs = std::filesystem;
using InputKind = helm::ValuesInput::Kind;

/// Where files outside the tree are put; no part of a real path is like it.
constexpr const char* outside = "<outside>";

InputKind kind_of(ValueKind kind) {
  switch (kind) {
    case ValueKind::file:
      return InputKind::file;
    case ValueKind::json:
      return InputKind::json;
    case ValueKind::set:
      return InputKind::set;
    case ValueKind::string:
      return InputKind::string;
    case ValueKind::content:
      return InputKind::content;
    case ValueKind::literal:
      break;
  }
  return InputKind::literal;
}

Error unreadable(const std::string& path) {
  return {"usage", path + " cannot be read", {}, nullptr};
}

/// `file` of the machine as a path from `folder`; empty when it lies outside.
std::string path_inside(const std::string& file, const std::string& folder) {
  if (folder.empty()) return {};
  std::error_code failed;
  const std::string path = fs::weakly_canonical(fs::absolute(file, failed), failed).lexically_relative(folder).string();
  return failed || path.starts_with("..") ? std::string() : path;
}

}  // namespace

bool wants_standard_input(const ChartOptions& options) {
  return std::any_of(options.values.begin(), options.values.end(),
                     [](const ChartValue& value) { return value.kind == ValueKind::file && value.text == "-"; });
}

Status check_files(const ChartOptions& options) {
  const auto check = [](const std::string& path) -> Status {
    return path == "-" || read_file(path) ? Status(Done{}) : Status(unreadable(path));
  };
  for (const ChartValue& value : options.values) {
    std::vector<std::string> paths;
    if (value.kind == ValueKind::file) paths.push_back(value.text);
    if (value.kind == ValueKind::content) paths = helm::set_file_paths(value.text);
    for (const std::string& path : paths)
      if (Status readable = check(path); !readable) return readable;
  }
  return Done{};
}

Status ChartInputs::take(const ChartOptions& options, const std::string& standard_input) {
  request_.kube_version = options.kube_version;
  request_.api_versions = options.api_versions;
  request_.helm = options.helm;
  for (const ChartValue& value : options.values) {
    Result<helm::ValuesInput> input = take_value(value, standard_input);
    if (!input) return input.take_error();
    request_.values.push_back(std::move(*input));
  }
  return Done{};
}

Result<helm::ValuesInput> ChartInputs::take_value(const ChartValue& value, const std::string& standard_input) {
  helm::ValuesInput input{kind_of(value.kind), value.text, {}};
  if (value.kind == ValueKind::file) {
    Result<std::string> path = take_file(value.text, standard_input);
    if (!path) return path.take_error();
    input.text = std::move(*path);
  } else if (value.kind == ValueKind::content) {
    for (const std::string& typed : helm::set_file_paths(value.text)) {
      Result<std::string> path = take_file(typed, standard_input);
      if (!path) return path.take_error();
      request_.set_files.insert_or_assign(typed, std::move(*path));
    }
  }
  return input;
}

Result<std::string> ChartInputs::take_file(const std::string& path, const std::string& standard_input) {
  const bool stream = path == "-";
  if (!stream)
    if (std::string inside = path_inside(path, folder_); !inside.empty() && tree_.resolve(inside).ok()) return inside;
  std::optional<std::string> bytes = stream ? standard_input : read_file(path);
  if (!bytes) return unreadable(path);
  std::error_code failed;
  const std::string name =
      outside + (stream ? std::string("/<stdin>") : fs::absolute(path, failed).lexically_normal().string());
  extra_.put(name, std::move(*bytes));
  typed_.emplace(name, stream ? "<stdin>" : path);
  return name;
}

}  // namespace rummage::engine
