#include "schema/fields.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "schema/field_tables.h"
#include "schema/workloads.h"

namespace rummage::schema {
namespace {

using Steps = std::vector<std::string_view>;

/// The steps of a path; a slash within a key is written ~1 there and stays so.
Steps split(std::string_view path) {
  Steps out;
  if (!path.empty() && path[0] == '/') path.remove_prefix(1);
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    out.push_back(path.substr(0, slash));
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  return out;
}

bool ends_with(std::string_view text, std::string_view tail) {
  return text.size() >= tail.size() && text.substr(text.size() - tail.size()) == tail;
}

/// `*` is any step, `*Tail` one that ends so.
bool step_matches(std::string_view pattern, std::string_view step) {
  return !pattern.empty() && pattern[0] == '*' ? ends_with(step, pattern.substr(1)) : pattern == step;
}

/// True when the pattern's steps are `steps[first...]`.
bool matches(std::string_view pattern, const Steps& steps, std::size_t first) {
  for (std::size_t at = first; at < steps.size(); ++at) {
    const std::size_t slash = std::min(pattern.find('/'), pattern.size());
    if (pattern.empty() || !step_matches(pattern.substr(0, slash), steps[at])) return false;
    pattern.remove_prefix(std::min(slash + 1, pattern.size()));
  }
  return pattern.empty();
}

Field whole_path(std::span<const FieldRow> rows, std::string_view kind, const Steps& steps) {
  for (const FieldRow& row : rows)
    if ((row.kind.empty() || row.kind == kind) && matches(row.pattern, steps, 0)) return {row.type, row.target};
  return {};
}

Field tail(const Steps& steps) {
  for (const FieldRow& row : tail_fields()) {
    const auto length = static_cast<std::size_t>(1 + std::count(row.pattern.begin(), row.pattern.end(), '/'));
    if (length <= steps.size() && matches(row.pattern, steps, steps.size() - length)) return {row.type, row.target};
  }
  return {};
}

/// `.../fooSecretRef/name`, `.../fooSecretName`, `.../fooSecretKeyRef/key`: how custom kinds write references.
Field by_custom(const Steps& steps) {
  if (steps.empty()) return {};
  const std::string_view last = steps.back();
  const std::string_view before = steps.size() > 1 ? steps[steps.size() - 2] : std::string_view();
  const bool reference = ends_with(before, "SecretRef") || ends_with(before, "SecretKeyRef") ||
                         ends_with(before, "SecretKeySelector") || before == "secretKeySelector";
  if (reference && last == "name") return {FieldType::name, "Secret"};
  if (reference && last == "key") return {FieldType::key, "Secret"};
  if (ends_with(last, "SecretName")) return {FieldType::name, "Secret"};
  if (ends_with(last, "SecretKeyRef") || ends_with(last, "SecretRef")) return {FieldType::name, "Secret"};
  return {};
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return out;
}

Field with_checksum(Field field, const Steps& steps) {
  if (field.type == FieldType::annotation && is_checksum_annotation(steps.back())) field.type = FieldType::checksum;
  return field;
}

}  // namespace

Field field_of(std::string_view group, std::string_view kind, std::string_view pointer) {
  const WorkloadShape* shape = workload_shape(group, kind);
  const bool in_pod = shape != nullptr && pointer.size() > shape->pod_spec.size() &&
                      pointer.substr(0, shape->pod_spec.size()) == shape->pod_spec &&
                      pointer[shape->pod_spec.size()] == '/';
  if (in_pod) {
    const Field found = whole_path(pod_fields(), "", split(pointer.substr(shape->pod_spec.size())));
    if (found.type != FieldType::unknown) return found;
  }
  const Steps steps = split(pointer);
  Field found = whole_path(object_fields(), kind, steps);
  if (found.type == FieldType::unknown) found = tail(steps);
  if (found.type == FieldType::unknown) found = by_custom(steps);
  return with_checksum(found, steps);
}

bool holds_no_value(FieldType type) {
  switch (type) {
    case FieldType::name:
    case FieldType::key:
    case FieldType::image:
    case FieldType::env_name:
    case FieldType::label:
    case FieldType::public_material:
    case FieldType::checksum:
    case FieldType::ciphertext:
    case FieldType::remote_key:
    case FieldType::identifier:
      return true;
    default:
      return false;
  }
}

bool is_checksum_annotation(std::string_view key) {
  static constexpr std::array<std::string_view, 5> heads{"checksum/", "checksum~1", "checksum-", "sha256/", "hash/"};
  static constexpr std::array<std::string_view, 7> tails{"checksum", "config-hash", "configHash",       "secret-hash",
                                                         "-sha256",  "rollme",      "last-applied-hash"};
  const std::string small = lower(key);
  const std::string_view view = small;
  return std::any_of(heads.begin(), heads.end(),
                     [&](std::string_view head) { return view.substr(0, head.size()) == head; }) ||
         std::any_of(tails.begin(), tails.end(), [&](std::string_view part) { return ends_with(view, lower(part)); }) ||
         view.find("/checksum") != view.npos || view.find("~1checksum") != view.npos;
}

}  // namespace rummage::schema
