#include <algorithm>
#include <nlohmann/json.hpp>

#include "sarif/sarif_parts.h"

namespace rummage::sarif {
namespace {

// RFC 3986 `pchar` without the colon, which a relative reference may not have in its first segment.
bool stands_for_itself(unsigned char byte) {
  if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9')) return true;
  return byte != 0 && std::string_view("-._~/!$&'()*+,;=@").find(static_cast<char>(byte)) != std::string_view::npos;
}

std::string percent_encoded(std::string_view path) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (stands_for_itself(byte))
      out.push_back(c);
    else
      out += {'%', digits[byte >> 4], digits[byte & 15]};
  }
  return out;
}

/// One line, whatever the place covers: code scanning shows an alert of a pull request only when every line of its
/// region is in the change. Where columns are not known, or run over the line, the first unit of the region stands.
Json region_json(const Place& place) {
  const std::uint32_t line = std::max(1u, place.line);
  const std::uint32_t begin = std::max(1u, place.column16);
  const bool one_line = place.end_line <= line && place.end_column16 > begin;
  return Json{{"startLine", line},
              {"startColumn", begin},
              {"endLine", line},
              {"endColumn", one_line ? place.end_column16 : begin + 1}};
}

}  // namespace

Json artifact_json(const std::string& path) {
  if (path.starts_with('/')) return Json{{"uri", "file://" + percent_encoded(path)}};
  return Json{{"uri", percent_encoded(path)}, {"uriBaseId", "%SRCROOT%"}};
}

Json location_json(const Place& place) {
  return Json{{"physicalLocation", {{"artifactLocation", artifact_json(place.path)}, {"region", region_json(place)}}}};
}

}  // namespace rummage::sarif
