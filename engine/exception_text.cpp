#include "engine/exception_text.h"

#include <fmt/format.h>

#include "base/atomic_file.h"
#include "engine/config/config.h"
#include "engine/engine.h"
#include "engine/read_file.h"

namespace rummage::engine {
namespace {

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
      fmt::format("  - rule: {}\n    path: {}\n", builtin_catalogue()[finding.rule].id, quoted(finding.place.path));
  if (!finding.fingerprint.empty()) entry += fmt::format("    fingerprint: {}\n", finding.fingerprint);
  entry += fmt::format("    reason: {}\n    justification: {}\n",
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
  std::size_t line_end = text.find('\n', at + 1);
  if (const std::size_t none = text.find(" []", at); none + 3 == line_end) {
    text.erase(none, 3);
    line_end = none;
  }
  return text.insert(line_end + 1, entries);
}

Result<std::string> write_exceptions(const IgnoreRequest& request, const std::vector<findings::Finding>& found,
                                     const ExceptionFile& file) {
  std::string text = read_file(file.path).value_or("");
  if (text.empty()) text = "version: 1\n";
  if (!text.ends_with('\n')) text += '\n';
  if (text.find("\ntag_salt:") == std::string::npos)
    text += fmt::format(
        "# Exceptions hold for the value that stood there; this salt keeps their tags from being guessed.\n"
        "tag_salt: {}\n",
        file.salt);
  std::string entries;
  for (const findings::Finding& finding : found) entries += entry_of(request, finding);
  text = with_exceptions(std::move(text), entries);
  const auto reader = [](const std::string& path) -> Result<std::string> { return read_file(path).value_or(""); };
  if (Result<Config> config = read_config(text, file.path, reader); !config)
    return Error{"ignore/config",
                 fmt::format("{}. Add this to {} by hand:\n{}", config.error().message, file.path, entries)};
  if (Status status = write_report_file(file.path, text); !status) return status.take_error();
  return fmt::format("{} has {} new exception{}.\n", file.path, found.size(), found.size() == 1 ? "" : "s");
}

}  // namespace rummage::engine
