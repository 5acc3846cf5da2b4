#include "kustomize/origins.h"

namespace rummage::kustomize {
namespace {

using sources::Origin;

/// A file that is one thing only says what its bytes are; in a kustomization file the piece says it.
std::optional<OriginKind> kind_of_role(TextRole role) {
  switch (role) {
    case TextRole::resource:
      return OriginKind::base;
    case TextRole::patch:
      return OriginKind::patch;
    case TextRole::generator_input:
      return OriginKind::generator;
    case TextRole::file_content:
      return OriginKind::file;
    case TextRole::kustomization:
    case TextRole::configuration:
      break;
  }
  return std::nullopt;
}

}  // namespace

std::optional<OriginKind> kind_of(Origin origin) {
  switch (origin) {
    case Origin::values_leaf:
      return OriginKind::values;
    case Origin::cli_value:
      return OriginKind::set;
    case Origin::resource_leaf:
      return OriginKind::base;
    case Origin::patch_leaf:
      return OriginKind::patch;
    case Origin::template_text:
      return OriginKind::template_text;
    case Origin::template_const:
      return OriginKind::constant;
    case Origin::file_content:
      return OriginKind::file;
    case Origin::generator_input:
      return OriginKind::generator;
    case Origin::transformer_field:
      return OriginKind::transformer;
    case Origin::builtin:
      return OriginKind::builtin;
    case Origin::derived_exact:
    case Origin::derived_lossy:
      return OriginKind::derived;
    case Origin::generated:
      return OriginKind::generated;
    case Origin::missing:
      return OriginKind::missing;
    case Origin::none:
    case Origin::synth:
      break;
  }
  return std::nullopt;
}

std::optional<OriginKind> kind_of(const sources::Trace& trace, const TextRoles& roles) {
  if (trace.lossy || trace.how.origin == Origin::derived_lossy) return OriginKind::derived;
  if (trace.how.origin == Origin::synth) return std::nullopt;
  const auto role = roles.find(trace.span.begin.text);
  if (role != roles.end())
    if (const auto kind = kind_of_role(role->second)) return kind;
  if (const auto kind = kind_of(trace.how.origin)) return kind;
  return role == roles.end() ? OriginKind::base : OriginKind::transformer;
}

const char* name(OriginKind kind) {
  switch (kind) {
    case OriginKind::values:
      return "values";
    case OriginKind::set:
      return "set";
    case OriginKind::patch:
      return "patch";
    case OriginKind::generator:
      return "generator";
    case OriginKind::file:
      return "file";
    case OriginKind::base:
      return "base";
    case OriginKind::transformer:
      return "transformer";
    case OriginKind::constant:
      return "constant";
    case OriginKind::template_text:
      return "template";
    case OriginKind::builtin:
      return "builtin";
    case OriginKind::derived:
      return "derived";
    case OriginKind::generated:
      return "generated";
    case OriginKind::missing:
      return "missing";
  }
  return "base";
}

}  // namespace rummage::kustomize
