#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "triage/baseline.h"

namespace rummage::triage {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t size_limit = 64u << 20;
constexpr int depth_limit = 4;

Error bad(std::string_view what) {
  return {"config/bad-baseline", fmt::format("The baseline cannot be used: {}", what), {}, {}};
}

bool is_hex(std::string_view text, std::size_t size) {
  return text.size() == size && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::string text_at(const Json& object, const char* key) {
  const auto at = object.find(key);
  return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

/// Null when the entry is not of the shape that write_baseline gives.
std::optional<BaselineEntry> entry_of(const Json& json) {
  if (!json.is_object()) return std::nullopt;
  BaselineEntry entry{text_at(json, "fingerprint"), text_at(json, "rule"), text_at(json, "path"), {}};
  if (!is_hex(entry.fingerprint, 32)) return std::nullopt;
  if (!json.contains("tag")) return entry;
  const std::string tag = text_at(json, "tag");
  if (!is_hex(tag, 3)) return std::nullopt;
  std::uint16_t value = 0;
  std::from_chars(tag.data(), tag.data() + tag.size(), value, 16);
  entry.tag = value;
  return entry;
}

/// Null for text that is no JSON or nests deeper than a baseline does: a hostile file costs no stack.
Json parse(std::string_view text) {
  bool too_deep = false;
  Json json = Json::parse(
      text.begin(), text.end(),
      [&](int depth, Json::parse_event_t, Json&) { return !(too_deep = too_deep || depth > depth_limit); }, false);
  return too_deep || json.is_discarded() ? Json() : json;
}

std::string line_of(const BaselineEntry& entry) {
  Json json{{"fingerprint", entry.fingerprint}};
  if (entry.tag) json["tag"] = fmt::format("{:03x}", *entry.tag & 0xFFF);
  json["rule"] = entry.rule;
  json["path"] = to_valid_utf8(entry.path);
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

Result<Baseline> read_baseline(std::string_view text) {
  if (text.size() > size_limit) return bad("it is larger than 64 MiB");
  const Json json = parse(text);
  if (!json.is_object()) return bad("it is no JSON object");
  if (json.value("version", Json()) != 1) return bad("its version is not 1");
  Baseline baseline;
  baseline.salt = text_at(json, "salt");
  if (!is_hex(baseline.salt, 32)) return bad("its salt is not 32 hex digits");
  const auto entries = json.find("known");
  if (entries == json.end() || !entries->is_array()) return bad("`known` is no list");
  for (const Json& element : *entries) {
    if (element.is_null()) continue;  // closes the list
    std::optional<BaselineEntry> entry = entry_of(element);
    if (!entry) return bad(fmt::format("entry {} of `known` is damaged", baseline.entries.size() + 1));
    baseline.entries.push_back(std::move(*entry));
  }
  std::sort(baseline.entries.begin(), baseline.entries.end());
  baseline.entries.erase(std::unique(baseline.entries.begin(), baseline.entries.end()), baseline.entries.end());
  return baseline;
}

// Every entry ends in a comma and `null` closes the list, so that adding one changes no other line.
std::string write_baseline(const Baseline& baseline) {
  std::string out = fmt::format("{{\n\"version\": 1,\n\"salt\": \"{}\",\n\"known\": [\n", baseline.salt);
  for (const BaselineEntry& entry : baseline.entries) out += line_of(entry) + ",\n";
  return out + "null\n]\n}\n";
}

}  // namespace rummage::triage
