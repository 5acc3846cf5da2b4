#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>

#include "base/span.h"
#include "sources/sources.h"

namespace rummage::kustomize {

/// What a file is to a build.
enum class TextRole : std::uint8_t { resource, patch, generator_input, file_content, kustomization, configuration };
using TextRoles = std::unordered_map<TextId, TextRole>;

/// Where bytes of a rendered scalar come from, in the order in which the primary origin is chosen.
enum class OriginKind : std::uint8_t {
  values,
  set,
  patch,
  generator,
  file,
  base,
  transformer,
  constant,
  template_text,
  builtin,
  derived,
  generated,
  missing,
};
/// What bytes with this origin are to a person; nothing for those that no file, value or program gave (none, synth).
std::optional<OriginKind> kind_of(sources::Origin origin);
/// "patch", "base" ...: as the contract names them (section 1, render).
const char* name(OriginKind kind);

/// What the place that a trace ends in is. Nothing for layout: bytes that no file became. `roles`: what each file is.
std::optional<OriginKind> kind_of(const sources::Trace& trace, const TextRoles& roles);

}  // namespace rummage::kustomize
