#include "kustomize/building.h"

#include <algorithm>

namespace rummage::kustomize {

Building::Building(const BuildRequest& request)
    : request_(request),
      writer_(nodes_, request_.sources, request_.options.origins ? sources::Recording::on : sources::Recording::off) {}

Error error_at(const char* code, std::string message, yaml::Node node) {
  return Error{code, std::move(message), node ? std::optional(node.span()) : std::nullopt, {}};
}

/// The place of an error: the file below built texts, and the line there.
Notice Building::to_notice(const Error& error) const {
  const std::string unit = request_.directory.empty() ? "." : request_.directory;
  Notice notice{error.code, NoticeLevel::warning, error.message, where_, 0, unit};
  if (!error.span) return notice;
  Span span = *error.span;
  const auto below = request_.sources.trace({span.begin, std::max<std::uint32_t>(span.length, 1)});
  if (!below.empty()) span = below.front().span;
  const auto path = paths_.find(span.begin.text);
  if (path == paths_.end()) return notice;
  notice.path = path->second;
  const auto bytes = request_.sources.bytes(span.begin.text);
  if (!bytes || *bytes == nullptr) return notice;
  const std::string_view before = std::string_view(**bytes).substr(0, span.begin.offset);
  notice.line = 1 + static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
  return notice;
}

bool Building::failed(const Error& error) {
  if (stopped()) return false;
  if (strict()) return stop(error);
  note(to_notice(error));
  return true;
}

bool Building::stop(Error error) {
  if (stopped()) return false;
  Notice notice = to_notice(error);
  if (strict()) notice.level = NoticeLevel::error;
  note(std::move(notice));
  result_.error = std::move(error);
  return false;
}

Transforming Building::transforming(const FieldConfig& config) {
  return {writer_, config, [this](const Error& error) { return failed(error); }};
}

Result<File> Building::read(const std::string& path, TextRole role) {
  auto blob = tree().read(path);
  if (!blob) return blob.take_error();
  bytes_read_ += blob->bytes->size();
  if (bytes_read_ > request_.options.limits.bytes) {
    stop({"kustomize/limit", "the build reads more bytes than one may", {}, {}});
    return Error{"kustomize/limit", "the build reads more bytes than one may", {}, {}};
  }
  File file{path, sources().add_blob(blob->id, blob->bytes), blob->bytes};
  if (file.text == 0) return Error{"sources/full", "no more texts can be registered", {}, {}};
  paths_.emplace(file.text, path);
  const std::string row = std::to_string(static_cast<int>(role)) + path;
  if (rows_.insert(row).second) result_.texts.push_back({file.text, role, path});
  add_role(file.text, role);
  return file;
}

void Building::add_role(TextId text, TextRole role) {
  const auto [at, fresh] = result_.roles.emplace(text, role);
  if (!fresh && role == TextRole::patch) at->second = role;
}

std::shared_ptr<const yaml::Parsed> Building::parse(std::string_view content, TextId text, yaml::Dialect dialect) {
  ParseCache& cache = request_.parsed != nullptr ? *request_.parsed : own_cache_;
  auto parsed = cache.parse(content, text, dialect);
  for (const yaml::Document& document : parsed->documents)
    if (used_.insert(document.arena.get()).second) nodes_.use(document);
  return parsed;
}

std::optional<Error> Building::refusal(const yaml::Parsed& parsed) {
  for (const yaml::Issue& issue : parsed.issues)
    if (issue.fatal) return Error{"kustomize/yaml", issue.message, issue.span, {}};
  return std::nullopt;
}

}  // namespace rummage::kustomize
