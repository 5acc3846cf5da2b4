#include <algorithm>
#include <numeric>
#include <set>

#include "delivery/delivery.h"
#include "engine/environments_of_run.h"
#include "engine/render_units.h"
#include "engine/stages/stages.h"
#include "text/file_kind.h"

// Plain manifests first: among them stand the objects that say what delivers charts with which values. Then charts and
// kustomizations, and once more those that a rendered object delivers.
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
  run.pool.for_each_small(state.sites.size(),
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
}

// The numbers of units that bindings from `first_binding` on change or add.
std::vector<std::uint32_t> take_bindings(State& state, std::size_t first_binding, bool rendered) {
  const std::vector<delivery::Binding> fresh(state.bindings.begin() + static_cast<std::ptrdiff_t>(first_binding),
                                             state.bindings.end());
  std::set<std::uint32_t> changed;
  for (std::uint32_t mount = 0; mount < state.mounts.size(); ++mount)
    for (std::size_t index :
         take_deliveries(fresh, state.charts[mount], mount, state.mounts[mount].prefix, rendered, state.units))
      changed.insert(static_cast<std::uint32_t>(index + 1));
  for (Unit& unit : state.units) unit.site = state.site_at(unit.anchor);
  return {changed.begin(), changed.end()};
}

// What a manifest says that a kustomization builds was told when the manifest was read.
void take_rendered(State& state, std::uint32_t number, const kubernetes::Object& object) {
  const Unit& unit = state.units[number - 1];
  delivery::Facts facts = delivery::read(unit.anchor, object.node);
  if (unit.kind == Unit::Kind::kustomization) facts.notices.clear();
  for (Notice& notice : facts.notices) notice.unit = unit.name;
  std::erase_if(facts.notices, [&](const Notice& notice) {
    return std::find(state.notices.begin(), state.notices.end(), notice) != state.notices.end();
  });
  take_facts(state, std::move(facts));
}

// What rendered objects deliver, in a second round: units that they add, and those of the first round that they give a
// release, a namespace or an environment. What those deliver in turn is not followed.
void render_delivered(State& state, UnitRenderer& renderer) {
  const std::size_t known = state.bindings.size();
  for (std::uint32_t number = 1; number <= state.units.size(); ++number) {
    for (const kubernetes::Object& object : renderer.objects(number)) take_rendered(state, number, object);
  }
  if (state.bindings.size() == known) return;
  const std::vector<std::uint32_t> changed = take_bindings(state, known, true);
  settle_environments(state);
  renderer.render(changed);
}

// A resource of kustomizations is judged as they build it, unless one of them could not be built.
void leave_to_builds(State& state) {
  std::set<std::string> built;
  for (const kubernetes::Object& object : state.objects)
    if (object.unit != 0 && state.units[object.unit - 1].kind == Unit::Kind::kustomization)
      built.insert(state.units[object.unit - 1].name);
  for (Site& site : state.sites) {
    const auto users = state.builds.find(site.path);
    site.built = users != state.builds.end() &&
                 std::all_of(users->second.begin(), users->second.end(),
                             [&](const std::string& root) { return built.contains(root.empty() ? "." : root); });
  }
  std::erase_if(state.objects, [&](const kubernetes::Object& object) {
    return object.unit == 0 && object.group() != "kustomize.config.k8s.io" && state.site(object.site).built;
  });
}

void count_objects(State& state) {
  // A kustomization is a file for a program, no object of a cluster.
  state.counts.kubernetes_objects = static_cast<std::size_t>(
      std::count_if(state.objects.begin(), state.objects.end(),
                    [](const kubernetes::Object& object) { return object.group() != "kustomize.config.k8s.io"; }));
}

void render_all(Run& run, State& state) {
  take_bindings(state, 0, false);
  if (!state.units.empty()) {
    UnitRenderer renderer(run, state);
    std::vector<std::uint32_t> all(state.units.size());
    std::iota(all.begin(), all.end(), 1u);
    renderer.render(all);
    render_delivered(state, renderer);
    renderer.finish();
    leave_to_builds(state);
    std::stable_sort(state.objects.begin(), state.objects.end(),
                     [](const kubernetes::Object& a, const kubernetes::Object& b) { return a.site < b.site; });
  }
  count_objects(state);
}

}  // namespace

void render(Run& run, State& state) {
  const bool with_objects = !state.options->no_objects && state.scope.kind != ScopeKind::history;
  if (with_objects) {
    render_manifests(run, state);
    read_deliveries(run, state);
  }
  settle_environments(state);
  if (with_objects) render_all(run, state);
}

}  // namespace rummage::engine
