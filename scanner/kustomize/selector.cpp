#include "kustomize/selector.h"

#include <re2/re2.h>

#include <algorithm>

#include "kustomize/resource.h"

namespace rummage::kustomize {
namespace {

bool is_simple(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         c == '/' || c == '.';
}

/// A pattern of letters and dots, where a dot stands for any character but a line feed.
bool matches_simple(std::string_view pattern, std::string_view text) {
  return std::equal(pattern.begin(), pattern.end(), text.begin(), text.end(),
                    [](char p, char t) { return p == t || (p == '.' && t != '\n'); });
}

}  // namespace

Result<Pattern> Pattern::compile(std::string_view text) {
  Pattern out;
  out.text_ = std::string(text);
  if (std::all_of(text.begin(), text.end(), is_simple)) return out;
  re2::RE2::Options options(re2::RE2::Quiet);
  options.set_max_mem(1 << 20);
  out.expression_ = std::make_shared<re2::RE2>("(?:" + out.text_ + ")", options);
  if (!out.expression_->ok()) return Error{"kustomize/selector", "a selector's pattern cannot be read", {}, {}};
  return out;
}

bool Pattern::matches(std::string_view text) const {
  if (text_.empty()) return true;
  if (!expression_) return matches_simple(text_, text);
  return re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), *expression_);
}

Result<Selector> Selector::read(yaml::Node fields) {
  auto out = read_metadata(fields);
  if (!out) return out;
  const std::pair<const char*, Pattern*> patterns[] = {{"group", &out->group_},
                                                       {"version", &out->version_},
                                                       {"kind", &out->kind_},
                                                       {"name", &out->name_},
                                                       {"namespace", &out->namespace_}};
  for (const auto& [key, pattern] : patterns) {
    auto compiled = Pattern::compile(fields.find(key).text());
    if (!compiled) return Error{compiled.error().code, compiled.error().message, fields.find(key).span(), {}};
    *pattern = std::move(*compiled);
  }
  return out;
}

Result<Selector> Selector::read_metadata(yaml::Node fields) {
  Selector out;
  const std::pair<const char*, LabelSelector*> selectors[] = {{"labelSelector", &out.labels_},
                                                              {"annotationSelector", &out.annotations_}};
  for (const auto& [key, selector] : selectors) {
    auto parsed = LabelSelector::parse(fields.find(key).text());
    if (!parsed) return Error{parsed.error().code, parsed.error().message, fields.find(key).span(), {}};
    *selector = std::move(*parsed);
  }
  return out;
}

bool Selector::matches_kind(std::string_view group, std::string_view version, std::string_view kind) const {
  return group_.matches(group) && version_.matches(version) && kind_.matches(kind);
}

bool Selector::matches_metadata(yaml::Node object) const {
  if (!names_metadata()) return true;
  const yaml::Node metadata = object.find("metadata");
  return labels_.matches(metadata.find("labels")) && annotations_.matches(metadata.find("annotations"));
}

bool is_meant(const Selector& target, const Resource& object) {
  const Gvk gvk = gvk_of(object.node);
  return object.node &&
         (target.matches_namespace(original_namespace(object)) ||
          target.matches_namespace(effective_namespace(object))) &&
         (target.matches_name(original_name(object)) || target.matches_name(object.name())) &&
         target.matches_kind(gvk.group, gvk.version, gvk.kind) && target.matches_metadata(object.node);
}

}  // namespace rummage::kustomize
