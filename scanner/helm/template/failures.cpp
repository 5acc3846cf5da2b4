#include "helm/template/failures.h"

#include <fmt/format.h>

#include <charconv>

namespace rummage::helm {
namespace {

constexpr std::size_t most_causes = 1000, most_places = 100'000;

/// The parts of `template: FILE:LINE:COLUMN: executing "NAME" at <EXPRESSION>: REASON`.
struct Parts {
  std::string_view file, name, expression, reason;
  std::uint32_t line = 0;
};

Parts parts_of(std::string_view message) {
  constexpr std::string_view begin = "template: ", executing = ": executing \"", at = "\" at <", end = ">: ";
  const std::size_t action = message.find(executing);
  const std::size_t shown = message.find(at, action == message.npos ? message.size() : action);
  const std::size_t reason = message.find(end, shown == message.npos ? message.size() : shown);
  if (!message.starts_with(begin) || reason == message.npos) return {{}, {}, {}, message, 0};
  Parts parts;
  const std::string_view place = message.substr(begin.size(), action - begin.size());
  const std::size_t column = place.rfind(':'), line = place.rfind(':', column - 1);
  if (column == place.npos || column == 0 || line == place.npos) return {{}, {}, {}, message, 0};
  parts.file = place.substr(0, line);
  std::from_chars(place.data() + line + 1, place.data() + column, parts.line);
  parts.name = message.substr(action + executing.size(), shown - action - executing.size());
  parts.expression = message.substr(shown + at.size(), reason - shown - at.size());
  parts.reason = message.substr(reason + end.size());
  return parts;
}

/// Whether a failure speaks of a template or a value of this name: "redis.fullname", .Values.redis.host.
bool speaks_of(std::string_view text, std::string_view name) {
  for (std::size_t at = text.find(name); at != text.npos; at = text.find(name, at + 1)) {
    const char before = at == 0 ? ' ' : text[at - 1];
    const char after = at + name.size() < text.size() ? text[at + name.size()] : ' ';
    if ((before == '"' || before == '.') && (after == '"' || after == '.')) return true;
  }
  return false;
}

std::string told(const Parts& parts) {
  if (parts.expression.empty()) return std::string(parts.reason);
  if (parts.name == parts.file) return fmt::format("<{}>: {}", parts.expression, parts.reason);
  return fmt::format("<{}> in \"{}\": {}", parts.expression, parts.name, parts.reason);
}

bool lacks_template(std::string_view reason) {
  return reason.find("no template \"") != reason.npos || reason.ends_with("not defined");
}

}  // namespace

Notice notice_of(const Error& error) {
  const Parts parts = parts_of(error.message);
  return {error.code, NoticeLevel::warning, told(parts), std::string(parts.file), parts.line, {}};
}

void Failures::add_missing(std::string name, Notice notice) {
  causes_.push_back({std::move(notice), std::move(name), 0});
}

Failures::Cause& Failures::cause_of(const Notice& notice) {
  const Parts parts = parts_of(notice.message);
  // A template that nobody defines is a dependency's, if not by its name then because the chart is sound elsewhere.
  Cause* missing = nullptr;
  for (Cause& cause : causes_) {
    if (cause.dependency.empty()) continue;
    if (speaks_of(parts.expression, cause.dependency) || speaks_of(parts.reason, cause.dependency)) return cause;
    if (missing == nullptr) missing = &cause;
  }
  if (missing != nullptr && lacks_template(parts.reason)) return *missing;
  const auto [at, fresh] = by_reason_.try_emplace({notice.code, std::string(parts.reason)}, causes_.size());
  if (!fresh) return causes_[at->second];
  if (causes_.size() >= most_causes) {
    by_reason_.erase(at);
    return causes_.back();
  }
  causes_.push_back({notice, {}, 0});
  causes_.back().notice.message = told(parts);
  return causes_.back();
}

void Failures::add(Notice notice) {
  if (places_.size() >= most_places || !places_.insert(std::hash<std::string>()(notice.message)).second) return;
  ++cause_of(notice).count;
}

std::vector<Notice> Failures::take() {
  std::vector<Notice> notices;
  for (Cause& cause : causes_) {
    const std::uint32_t more = cause.dependency.empty() ? cause.count - 1 : cause.count;
    const char* fail = more == 1 ? "action fails" : "actions fail";
    if (!cause.dependency.empty() && more != 0)
      cause.notice.message += fmt::format(", and {} {} without it", more, fail);
    if (cause.dependency.empty() && more != 0)
      cause.notice.message += fmt::format(" (and {} more {} for this reason)", more, fail);
    notices.push_back(std::move(cause.notice));
  }
  causes_.clear();
  by_reason_.clear();
  return notices;
}

}  // namespace rummage::helm
