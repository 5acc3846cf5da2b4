#include "engine/ignore.h"

#include <fmt/format.h>

#include <charconv>
#include <filesystem>
#include <set>

#include "base/atomic_file.h"
#include "engine/config/config.h"
#include "engine/config_file.h"
#include "engine/engine.h"
#include "engine/exception_text.h"
#include "engine/read_file.h"
#include "engine/root.h"
#include "text/file_kind.h"
#include "triage/baseline.h"

namespace rummage::engine {
namespace {

namespace fs = std::filesystem;

// What begins a comment in files of this kind; empty where there is none, or where a comment could become a value.
std::string comment_of(const std::string& path) {
  switch (text::format_of(path)) {
    case text::FileKind::yaml:
    case text::FileKind::env:
    case text::FileKind::properties:
    case text::FileKind::shell:
      return "#";
    case text::FileKind::source_code:
      return path.ends_with(".py") || path.ends_with(".rb") ? "#" : "//";
    default:
      return "";
  }
}

Result<std::string> text_of(const std::string& path) {
  if (std::optional<std::string> text = read_file(path)) return std::move(*text);
  return Error{"ignore/unreadable", fmt::format("{} cannot be read", path)};
}

// The salt of value tags: the baseline's, the configuration's, or a new one.
Result<std::string> salt_of(const Root& root) {
  const std::string baseline = root.file(".rummage.baseline.json"), config = root.file(".rummage.yaml");
  if (fs::exists(baseline)) {
    Result<std::string> text = text_of(baseline);
    if (!text) return text.take_error();
    Result<triage::Baseline> known = triage::read_baseline(*text);
    if (!known) return Error{"usage", fmt::format("{}: {}", baseline, known.error().message)};
    return known->salt;
  }
  if (fs::exists(config)) {
    Result<Config> loaded = load_config_file(config);
    if (!loaded) return loaded.take_error();
    if (!loaded->tag_salt.empty()) return loaded->tag_salt;
  }
  return triage::new_baseline().salt;
}

Result<std::vector<findings::Finding>> findings_at(const IgnoreRequest& request, const std::string& salt) {
  Request scan;
  scan.tag_salt = salt;
  scan.scope.kind = ScopeKind::worktree;
  scan.scope.paths = {request.path};
  scan.options.no_history = true;
  scan.options.min_confidence = findings::Confidence::low;
  Result<Outcome> outcome = run(scan);
  if (!outcome) return outcome.take_error();
  std::vector<findings::Finding> found;
  for (findings::Finding& finding : outcome->report.findings) {
    const bool here = finding.place.line <= request.line && request.line <= finding.place.end_line;
    const std::string_view id = builtin_catalogue()[finding.rule].id;
    if (here && (request.rule.empty() || findings::id_matches(request.rule, id))) found.push_back(std::move(finding));
  }
  if (found.empty())
    return Error{"ignore/nothing", fmt::format("nothing is found at {}:{}", request.path, request.line)};
  return found;
}

std::string rules_of(const std::vector<findings::Finding>& found) {
  std::set<std::string_view> ids;
  for (const findings::Finding& finding : found) ids.insert(builtin_catalogue()[finding.rule].id);
  return fmt::format("{}", fmt::join(ids, ","));
}

// A line inside a block scalar has no comments: what looks like one is part of the value.
bool takes_comment(const std::vector<findings::Finding>& found, std::string_view line) {
  for (const findings::Finding& finding : found)
    if (finding.place.line != finding.place.end_line) return false;
  return !line.ends_with("|") && !line.ends_with("\\") && line.find(':') != std::string_view::npos;
}

Result<std::string> write_mark(const IgnoreRequest& request, const std::vector<findings::Finding>& found,
                               std::string text, std::size_t line_end) {
  const std::string mark =
      fmt::format("  {} rummage:ignore {} -- {}", comment_of(request.path), rules_of(found), request.reason);
  text.insert(line_end, mark);
  if (Status status = write_report_file(request.path, text); !status) return status.take_error();
  return fmt::format("{}:{} is marked: {}\n", request.path, request.line, rules_of(found));
}

}  // namespace

Status read_place(const std::string& text, IgnoreRequest& request) {
  const std::size_t colon = text.rfind(':');
  const Error wrong{"usage", fmt::format("ignore wants PATH:LINE; not {}", text)};
  if (colon == std::string::npos || colon == 0) return wrong;
  auto [rest, error] = std::from_chars(text.data() + colon + 1, text.data() + text.size(), request.line);
  if (error != std::errc() || rest != text.data() + text.size() || request.line == 0) return wrong;
  request.path = text.substr(0, colon);
  return Done{};
}

Result<std::string> ignore(const IgnoreRequest& request) {
  if (request.reason.find_first_not_of(' ') == std::string::npos || request.reason.find('\n') != std::string::npos)
    return Error{"usage", "--reason wants one line that says why it is right"};
  const Root root = root_of(request.path);
  Result<std::string> salt = salt_of(root);
  if (!salt) return salt.take_error();
  auto found = findings_at(request, *salt);
  if (!found) return found.take_error();
  std::erase_if(*found, [](const findings::Finding& each) { return each.state == findings::State::suppressed; });
  if (found->empty()) return fmt::format("{}:{} is ignored already.\n", request.path, request.line);
  if (!root.repository)
    for (findings::Finding& each : *found) {
      // A scan of the current folder knows the file by another path than a scan of its own, and prints it otherwise.
      each.place.path = fs::path(request.path).lexically_normal().string();
      each.fingerprint.clear();
    }
  Result<std::string> text = text_of(request.path);
  if (!text) return text.take_error();
  std::size_t begin = 0;
  for (std::uint32_t line = 1; line < request.line && begin != std::string::npos; ++line)
    begin = text->find('\n', begin) == std::string::npos ? std::string::npos : text->find('\n', begin) + 1;
  if (begin == std::string::npos) return Error{"ignore/nothing", fmt::format("{} has no such line", request.path)};
  std::size_t end = std::min(text->find('\n', begin), text->size());
  if (end > begin && (*text)[end - 1] == '\r') --end;
  const std::string_view line = std::string_view(*text).substr(begin, end - begin);
  if (!comment_of(request.path).empty() && takes_comment(*found, line)) return write_mark(request, *found, *text, end);
  return write_exceptions(request, *found, {root.file(".rummage.yaml"), *salt});
}

}  // namespace rummage::engine
