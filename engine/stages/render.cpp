#include <algorithm>

#include "engine/environments_of_run.h"
#include "engine/stages/stages.h"
#include "text/file_kind.h"

// Until charts and overlays are rendered, the units are plain manifests: every YAML or JSON file that holds objects.
namespace rummage::engine {
namespace {

bool may_hold_objects(const Site& site, std::string_view bytes) {
  const text::FileKind kind = text::format_of(site.path);
  if (kind != text::FileKind::yaml && kind != text::FileKind::json) return false;
  return bytes.find("apiVersion") != std::string_view::npos && bytes.find("kind") != std::string_view::npos;
}

NoticeLevel level_of(const yaml::Issue& issue) {
  // A template is no manifest yet; whoever renders it gives the objects.
  return issue.kind == yaml::IssueKind::template_text ? NoticeLevel::note : NoticeLevel::warning;
}

std::string code_of(const yaml::Issue& issue) {
  switch (issue.kind) {
    case yaml::IssueKind::syntax:
      return "yaml/syntax";
    case yaml::IssueKind::template_text:
      return "yaml/template";
    case yaml::IssueKind::duplicate_key:
      return "yaml/duplicate-key";
    case yaml::IssueKind::limit:
      return "yaml/limit";
    case yaml::IssueKind::refused:
      return "yaml/refused";
  }
  return "yaml/syntax";
}

struct Rendered {
  bool parsed = false;
  yaml::Parsed yaml;
  std::vector<kubernetes::Object> objects;
};

Rendered render_site(Run& run, const Site& site) {
  Rendered rendered;
  if (!site.manifest || site.text == 0) return rendered;
  Result<Bytes> bytes = run.sources.bytes(site.text);
  if (!bytes || !may_hold_objects(site, **bytes)) return rendered;
  rendered.parsed = true;
  rendered.yaml = yaml::parse(**bytes, site.text);
  rendered.objects = kubernetes::objects_of(rendered.yaml);
  return rendered;
}

void render_manifests(Run& run, State& state) {
  std::vector<Rendered> rendered(state.sites.size());
  run.pool.for_each(state.sites.size(),
                    [&](std::size_t i, unsigned) { rendered[i] = render_site(run, state.sites[i]); });
  for (std::size_t i = 0; i < rendered.size(); ++i) {
    if (!rendered[i].parsed) continue;
    for (const yaml::Issue& issue : rendered[i].yaml.issues)
      state.note(code_of(issue), level_of(issue), issue.message, state.sites[i].path, issue.line);
    for (kubernetes::Object& object : rendered[i].objects) {
      object.site = static_cast<std::uint32_t>(i + 1);
      state.objects.push_back(std::move(object));
    }
    state.parsed.push_back(std::move(rendered[i].yaml));
    state.parsed_sites.push_back(static_cast<std::uint32_t>(i + 1));
  }
  // A kustomization is a file for a program, no object of a cluster.
  state.counts.kubernetes_objects = static_cast<std::size_t>(
      std::count_if(state.objects.begin(), state.objects.end(),
                    [](const kubernetes::Object& object) { return object.group() != "kustomize.config.k8s.io"; }));
}

}  // namespace

void render(Run& run, State& state) {
  if (!state.options->no_objects && state.scope.kind != ScopeKind::history) render_manifests(run, state);
  settle_environments(run, state);
}

}  // namespace rummage::engine
