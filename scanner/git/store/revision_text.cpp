#include "git/store/revision_text.h"

#include <charconv>

namespace rummage::git::store {
namespace {

constexpr std::size_t kMaxSteps = 1000;

bool take(std::string_view& text, std::string_view front) {
  if (!text.starts_with(front)) return false;
  text.remove_prefix(front.size());
  return true;
}

// Digits behind `~` or `^`; 1 where there are none. Nothing when the number is too large.
std::optional<std::uint32_t> take_count(std::string_view& text) {
  std::uint32_t count = 1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error == std::errc::result_out_of_range) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return count;
}

std::optional<RevisionStep> take_step(std::string_view& text) {
  using Kind = RevisionStep::Kind;
  if (take(text, "^{}")) return RevisionStep{Kind::peel, 0};
  if (take(text, "^{commit}")) return RevisionStep{Kind::commit, 0};
  const bool ancestor = text.starts_with('~');
  if (!ancestor && !text.starts_with('^')) return std::nullopt;
  text.remove_prefix(1);
  const auto count = take_count(text);
  if (!count) return std::nullopt;
  if (ancestor) return RevisionStep{Kind::ancestor, *count};
  return *count == 0 ? RevisionStep{Kind::commit, 0} : RevisionStep{Kind::parent, *count};
}

bool plain_name(std::string_view name) {
  return !name.empty() && name.front() != '-' && name.find("..") == name.npos && name.find("@{") == name.npos &&
         name.find_first_of(": \t\n?*[\\") == name.npos;
}

std::string end_of_range(std::string_view text) {
  return text.empty() ? "HEAD" : std::string(text);
}

}  // namespace

std::optional<RevisionText> parse_revision(std::string_view text) {
  const std::size_t end = std::min(text.find_first_of("~^"), text.size());
  if (!plain_name(text.substr(0, end))) return std::nullopt;
  RevisionText out;
  out.name = text.substr(0, end) == "@" ? "HEAD" : std::string(text.substr(0, end));
  std::string_view rest = text.substr(end);
  while (!rest.empty()) {
    const auto step = take_step(rest);
    if (!step || out.steps.size() == kMaxSteps) return std::nullopt;
    out.steps.push_back(*step);
  }
  return out;
}

std::optional<RangeText> parse_range(std::string_view text) {
  const std::size_t at = text.find("..");
  if (at == text.npos) return std::nullopt;
  const bool symmetric = text.substr(at).starts_with("...");
  const std::string_view base = text.substr(0, at), head = text.substr(at + (symmetric ? 3 : 2));
  if ((base.empty() && head.empty()) || head.starts_with('.') || head.starts_with('/') || head.find("..") != head.npos)
    return std::nullopt;
  return RangeText{end_of_range(base), end_of_range(head), symmetric};
}

}  // namespace rummage::git::store
