#pragma once

#include <map>
#include <string>
#include <string_view>

#include "delivery/delivery.h"

/// One reader for each form; delivery.cpp chooses among them.
namespace rummage::delivery {

/// At most this many bindings are made of one document; more of them give a notice.
inline constexpr std::size_t max_bindings = 2000;

/// At most so many bytes of inline values are taken from one document; more of them give a notice.
inline constexpr std::size_t max_inline_bytes = 16u << 20;

/// What fills `{{name}}` and `{{ .name }}` in a template, and where it stands.
struct Parameter {
  std::string text;
  Span span;
};
using Parameters = std::map<std::string, Parameter, std::less<>>;

/// `{{name}}` of a known parameter: bytes [begin, end) of a text.
struct Expression {
  std::size_t begin = 0, end = 0;
  const Parameter* value = nullptr;
};

/// Those of `text`, in order.
std::vector<Expression> known_expressions(std::string_view text, const Parameters& parameters);

/// `text` with the known parameters filled in; unknown expressions stay.
std::string fill(std::string_view text, const Parameters& parameters);

/// A path scalar below `directory`, parameters filled in.
NamedPath named_path(std::string_view directory, const yaml::Node& scalar, const Parameters& parameters = {});

void read_argo(std::string_view file, const yaml::Node& root, Facts& facts);
void read_flux(std::string_view file, const yaml::Node& root, Facts& facts);
void read_helmfile(std::string_view file, const yaml::Node& root, Facts& facts);
void read_workflow(std::string_view file, const yaml::Node& root, Facts& facts);
void read_gitlab(std::string_view file, const yaml::Node& root, Facts& facts);
void read_compose(std::string_view file, const yaml::Node& root, Facts& facts);

/// Deploy commands (`helm upgrade`, `kubectl apply`, `kustomize build`, `helmfile`) in one shell text; each gives a
/// copy of `job` with what the command says.
void read_commands(const yaml::Node& script, const Binding& job, Facts& facts);

/// Adds `binding` unless the document already gave max_bindings; then one notice says so.
void add(Facts& facts, Binding binding);

/// Adds `notice` unless the document already gave one of its code.
void tell_once(Facts& facts, Notice notice);

}  // namespace rummage::delivery
