#pragma once

#include <string>
#include <string_view>

#include "yaml/node.h"

namespace rummage::yaml {

/// "tag:yaml.org,2002:int" -> "!!int"; another tag stays. `!` on a scalar says that it is text: "!!str".
inline std::string short_tag(std::string_view tag, Style style) {
  constexpr std::string_view prefix = "tag:yaml.org,2002:";
  if (tag.empty()) return style == Style::plain ? "" : "!!str";
  if (tag == "!") return "!!str";
  if (tag.substr(0, prefix.size()) == prefix) return "!!" + std::string(tag.substr(prefix.size()));
  return std::string(tag);
}

}  // namespace rummage::yaml
