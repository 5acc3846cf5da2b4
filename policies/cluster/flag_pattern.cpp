#include "policies/cluster/flag_pattern.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "findings/builtin_rules.h"

namespace rummage::policies::cluster {
namespace {

using controlplane::Component;
using controlplane::Form;
using findings::Datum;

std::vector<std::string_view> texts(const Datum* datum) {
  std::vector<std::string_view> all;
  if (!datum) return all;
  if (datum->kind == Datum::Kind::scalar) all.push_back(datum->text);
  for (const Datum& item : datum->children) all.push_back(item.text);
  return all;
}

std::vector<Component> components_of(const Datum* datum) {
  std::vector<Component> all;
  for (std::string_view text : texts(datum))
    for (Component component : {Component::api_server, Component::controller_manager, Component::scheduler,
                                Component::etcd, Component::kubelet})
      if (text == controlplane::name(component)) all.push_back(component);
  return all;
}

// `missing: true` means every form; else the forms by name.
std::vector<Form> forms_of(const Datum* datum) {
  if (!datum) return {};
  if (datum->text == "true") return {Form::command, Form::kubeadm, Form::file};
  std::vector<Form> all;
  for (std::string_view text : texts(datum)) {
    if (text == "command") all.push_back(Form::command);
    if (text == "kubeadm") all.push_back(Form::kubeadm);
    if (text == "file") all.push_back(Form::file);
  }
  return all;
}

std::optional<long> number(std::string_view text) {
  long value = 0;
  const auto end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value);
  if (text.empty() || read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return value;
}

bool has(const std::vector<std::string_view>& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

std::vector<std::string_view> parts_of(std::string_view value) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= value.size();) {
    const std::size_t end = std::min(value.find(',', at), value.size());
    if (end > at) parts.push_back(value.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

std::vector<FlagPattern> read_patterns() {
  std::vector<FlagPattern> all;
  for (const findings::Rule& rule : findings::builtin_rules())
    if (const Datum& match = findings::builtin_match(rule.id); rule.area() == "cluster" && match.find("flag"))
      all.push_back(flag_pattern_of(rule.id, match));
  return all;
}

}  // namespace

FlagPattern flag_pattern_of(std::string_view rule, const Datum& match) {
  FlagPattern pattern;
  pattern.rule = rule;
  pattern.components = components_of(match.find("component"));
  pattern.flags = texts(match.find("flag"));
  pattern.unless = texts(match.find("unless"));
  pattern.missing = forms_of(match.find("missing"));
  pattern.present = match.find("present") != nullptr;
  pattern.equals = texts(match.find("equals"));
  pattern.not_equals = texts(match.find("not_equals"));
  pattern.contains = texts(match.find("contains"));
  pattern.lacks = texts(match.find("lacks"));
  pattern.outside = texts(match.find("outside"));
  if (const Datum* below = match.find("below")) pattern.below = number(below->text);
  return pattern;
}

std::span<const FlagPattern> flag_patterns() {
  static const std::vector<FlagPattern> all = read_patterns();
  return all;
}

std::optional<std::string> fault_of(const FlagPattern& pattern, const controlplane::Setting& setting) {
  const std::vector<std::string_view> parts = parts_of(setting.value);
  if (pattern.present) return "is set";
  if (has(pattern.equals, setting.value)) return setting.value.empty() ? "is empty" : "is " + setting.value;
  if (!pattern.not_equals.empty() && !has(pattern.not_equals, setting.value))
    return "is not " + std::string(pattern.not_equals.front());
  for (std::string_view part : pattern.contains)
    if (has(parts, part)) return "holds " + std::string(part);
  for (std::string_view part : pattern.lacks)
    if (!has(parts, part)) return "does not hold " + std::string(part);
  for (std::string_view part : parts)
    if (!pattern.outside.empty() && !has(pattern.outside, part)) return "holds a weak choice";
  const std::optional<long> value = number(setting.value);
  if (pattern.below && value && *value < *pattern.below) return "is below " + std::to_string(*pattern.below);
  return std::nullopt;
}

}  // namespace rummage::policies::cluster
