#include <algorithm>
#include <set>

#include "helm/chart/metadata.h"
#include "helm/chart/typed_fields.h"
#include "helm/chart/unicode_text.h"
#include "helm/functions/semver.h"

namespace rummage::helm {
namespace {

Error wrong(std::string message, const MetaText& at) {
  Error error{"helm/invalid-metadata", std::move(message), {}, nullptr};
  if (at.span.begin.text != 0) error.span = at.span;
  return error;
}

void clean(MetaText& text) {
  std::string cleaned = sanitized(text.value);
  if (cleaned == text.value) return;
  text.value = std::move(cleaned);
  text.verbatim = false;
}

void clean_all(Metadata& of) {
  for (MetaText* text :
       {&of.name, &of.description, &of.home, &of.icon, &of.condition, &of.tags, &of.app_version, &of.kube_version})
    clean(*text);
  for (auto* texts : {&of.sources, &of.keywords})
    for (MetaText& text : *texts) clean(text);
  for (Maintainer& one : of.maintainers)
    for (MetaText* text : {&one.name, &one.email, &one.url}) clean(*text);
  if (!of.dependencies) return;
  for (Dependency& one : *of.dependencies) {
    for (MetaText* text : {&one.name, &one.version, &one.repository, &one.condition}) clean(*text);
    for (MetaText& tag : one.tags) clean(tag);
  }
}

bool is_alias(std::string_view alias) {
  return std::all_of(alias.begin(), alias.end(), [](unsigned char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
  });
}

Status check_dependencies(const std::vector<Dependency>& dependencies) {
  std::set<std::string_view> names;
  for (const Dependency& one : dependencies) {
    if (!is_alias(one.alias.value)) return wrong("a dependency has disallowed characters in the alias", one.alias);
    const MetaText& name = one.alias.empty() ? one.name : one.alias;
    if (!names.insert(name.value).second) return wrong("more than one dependency with one name or alias", name);
  }
  return Done{};
}

}  // namespace

Status validate(Metadata& metadata, int helm) {
  clean_all(metadata);
  const std::string& name = metadata.name.value;
  const std::string& type = metadata.type.value;
  if (metadata.api_version.empty()) return wrong("chart.metadata.apiVersion is required", metadata.api_version);
  if (name.empty()) return wrong("chart.metadata.name is required", metadata.name);
  if (helm >= 4 && (name == "." || name == "..")) return wrong("chart.metadata.name is not allowed", metadata.name);
  if (name.find('/') != std::string::npos && name != "/") return wrong("chart.metadata.name is invalid", metadata.name);
  if (metadata.version.empty()) return wrong("chart.metadata.version is required", metadata.version);
  if (!parse_version(metadata.version.value)) return wrong("chart.metadata.version is invalid", metadata.version);
  if (!type.empty() && type != "application" && type != "library")
    return wrong("chart.metadata.type must be application or library", metadata.type);
  return metadata.dependencies ? check_dependencies(*metadata.dependencies) : Status(Done{});
}

}  // namespace rummage::helm
