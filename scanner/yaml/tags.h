#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "yaml/node.h"

namespace rummage::yaml {

/// "tag:yaml.org,2002:int" -> "!!int"; another tag stays.
inline std::string short_tag(std::string_view tag) {
  constexpr std::string_view prefix = "tag:yaml.org,2002:";
  if (tag.substr(0, prefix.size()) == prefix) return "!!" + std::string(tag.substr(prefix.size()));
  return std::string(tag);
}

/// What a scalar with this tag as libyaml gives it (`!` alone stays), style and text is; nothing: Go refuses it.
inline std::optional<Scalar> resolve_written(std::string_view tag, Style style, std::string_view text,
                                             Dialect dialect) {
  if (tag == "!" && dialect == Dialect::kustomize) tag = {};  // yaml.v3 ignores it, to yaml.v2 it is a tag of its own
  if (tag.empty()) return style == Style::plain ? resolve_plain(text, dialect) : Scalar{};
  return resolve_tagged(short_tag(tag), text, dialect);
}

}  // namespace rummage::yaml
