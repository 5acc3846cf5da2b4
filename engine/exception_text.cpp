#include "engine/exception_text.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>

#include "base/atomic_file.h"
#include "engine/engine.h"

namespace rummage::engine {
namespace {

constexpr const char* config_path = ".rummage.yaml";

// A YAML double-quoted scalar.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) < 0x20)
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    else
      out += c;
  }
  return out + "\"";
}

std::string entry_of(const IgnoreRequest& request, const findings::Finding& finding) {
  std::string entry =
      fmt::format("  - rule: {}\n    path: {}\n    fingerprint: {}\n    reason: {}\n    justification: {}\n",
                  builtin_catalogue()[finding.rule].id, quoted(finding.place.path), finding.fingerprint,
                  request.expires.empty() ? "false-positive" : "accepted", quoted(request.reason));
  if (!request.expires.empty()) entry += fmt::format("    expires: {}\n", request.expires);
  if (finding.value_tag != 0) entry += fmt::format("    tag: {}\n", finding.value_tag);
  return entry;
}

}  // namespace

std::string with_exceptions(std::string text, const std::string& entries) {
  if (text.empty()) text = "version: 1\n";
  if (!text.ends_with('\n')) text += '\n';
  std::size_t at = text.starts_with("exceptions:") ? 0 : text.find("\nexceptions:");
  if (at == std::string::npos) return text + "exceptions:\n" + entries;
  const std::size_t line_end = text.find('\n', at + 1);
  return text.insert(line_end + 1, entries);
}

Result<std::string> write_exceptions(const IgnoreRequest& request, const std::vector<findings::Finding>& found) {
  std::ifstream in(config_path, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  std::string entries;
  for (const findings::Finding& finding : found) entries += entry_of(request, finding);
  if (Status status = write_report_file(config_path, with_exceptions(text, entries)); !status)
    return status.take_error();
  return fmt::format("{} has {} new exception{}.\n", config_path, found.size(), found.size() == 1 ? "" : "s");
}

}  // namespace rummage::engine
