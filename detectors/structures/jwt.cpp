#include <charconv>

#include "detectors/base64.h"
#include "detectors/canonical.h"
#include "detectors/judge.h"
#include "detectors/sequence.h"
#include "detectors/structures/structures.h"
#include "detectors/values/characters.h"
#include "detectors/weights.h"

namespace rummage::detectors {
namespace {

constexpr std::size_t max_header = 4096, max_payload = 8192, max_signature = 2048;  ///< together less than text::Reach

std::size_t part_end(std::string_view text, std::size_t at, std::size_t most) {
  std::size_t end = at;
  while (end < text.size() && end - at < most && (is_word(text[end]) || text[end] == '-')) ++end;
  while (end < text.size() && text[end] == '=' && end - at < most) ++end;
  return end;
}

// The text after `"name":` in JSON without nesting in mind; tokens are small and flat.
std::string_view json_value(std::string_view json, std::string_view name) {
  std::string quoted = "\"" + std::string(name) + "\"";
  std::size_t at = json.find(quoted);
  if (at == json.npos) return {};
  at = json.find_first_not_of(" \t\r\n:", at + quoted.size());
  return at == json.npos ? std::string_view{} : json.substr(at);
}

std::int64_t number(std::string_view text) {
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// Tokens that documentation publishes, and those that services hand to every visitor.
bool is_public(std::string_view payload) {
  return json_value(payload, "role").starts_with("\"anon\"") ||
         (json_value(payload, "sub").starts_with("\"1234567890\"") && payload.find("John Doe") != payload.npos);
}

}  // namespace

void judge_jwt(Context& context, const Task& task) {
  std::string_view content = context.content;
  if (!begins_word(content, task.at) || (task.at > 0 && content[task.at - 1] == '.')) return;
  std::size_t header_end = part_end(content, task.at, max_header);
  if (header_end >= content.size() || content[header_end] != '.') return;
  std::size_t payload_end = part_end(content, header_end + 1, max_payload);
  if (payload_end >= content.size() || content[payload_end] != '.') return;
  std::size_t end = part_end(content, payload_end + 1, max_signature);
  auto header = base64_decoded(content.substr(task.at, header_end - task.at));
  if (!header || !is_readable(*header) || json_value(*header, "alg").empty()) return;
  auto payload = base64_decoded(content.substr(header_end + 1, payload_end - header_end - 1));
  bool encrypted = !json_value(*header, "enc").empty();
  if (!encrypted && (!payload || !payload->starts_with('{') || end - payload_end < 10)) return;
  Match match = context.make(task.form, task.at, end);
  match.canonical = std::string(content.substr(task.at, end - task.at));
  match.features |= findings::Feature::structure_proven;
  match.score = weights.structure;
  if (payload) match.expires = number(json_value(*payload, "exp"));
  if (payload && is_public(*payload))
    match.features |= findings::Feature::known_example, match.score = weights.checksum_failed;
  match.specificity = specificity_of(task.form);
  context.matches.push_back(std::move(match));
}

}  // namespace rummage::detectors
