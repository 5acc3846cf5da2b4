#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/path_glob.h"
#include "engine/configured_units.h"
#include "engine/outline.h"
#include "engine/stages/stages.h"
#include "helm/charts.h"
#include "kustomize/kustomizations.h"
#include "tree/path.h"

namespace rummage::engine {
namespace {

bool excluded(const State& state, std::string_view path) {
  return std::any_of(state.config().exclude.begin(), state.config().exclude.end(),
                     [&](const std::string& glob) { return path_matches(glob, path); });
}

bool in_scope(const State& state, std::string_view path) {
  return !state.only_paths || std::binary_search(state.only_paths->begin(), state.only_paths->end(), path);
}

// Whether what could not be listed holds, or is, something in scope.
bool concerns(const State& state, const Mount& mount, const std::string& path) {
  auto related = [&](const std::string& wanted) {
    return tree::is_below(path, wanted) || tree::is_below(wanted, path);
  };
  if (!related(mount.below)) return false;
  return !state.only_paths || std::any_of(state.only_paths->begin(), state.only_paths->end(), related);
}

// What a chart or kustomization makes of a file decides whether its objects are judged as they stand.
struct Units {
  helm::Charts charts;
  kustomize::Kustomizations kustomizations;

  bool plain_manifest(std::string_view path) const {
    using kustomize::FileRole;
    const helm::ChartRole role = charts.role(path);
    if (role != helm::ChartRole::none && role != helm::ChartRole::crd && role != helm::ChartRole::other) return false;
    const FileRole file = kustomizations.role(path);
    // The kustomization file itself says where else objects come from.
    return file == FileRole::none || file == FileRole::resource || file == FileRole::root;
  }

  std::string unit_of(std::string_view path, const std::vector<std::string>& users) const {
    if (const helm::Chart* chart = charts.of(path)) return helm::unit_name(*chart, layer_at(*chart, path));
    return users.empty() ? std::string() : users.front();
  }

  static const helm::ValuesLayer* layer_at(const helm::Chart& chart, std::string_view path) {
    for (const helm::ValuesLayer& layer : chart.layers)
      if (layer.path == path && layer.kind != helm::LayerKind::defaults) return &layer;
    return nullptr;
  }
};

// Whether a file of the tree is a part of the unit, so that its objects may depend on it. `users`: the kustomizations
// that end up with the file.
bool is_part(const Unit& unit, std::string_view path, const std::vector<std::string>& users) {
  if (unit.kind == Unit::Kind::chart)
    return tree::is_below(path, unit.root) ||
           std::find(unit.values.begin(), unit.values.end(), path) != unit.values.end();
  return std::find(users.begin(), users.end(), unit.root) != users.end() ||
         (!unit.root.empty() && tree::is_below(path, unit.root));
}

// Where only some paths are in scope, only units that hold one of them are rendered.
void leave_others(const State& state, const Units& units, const std::string& prefix, std::vector<Unit>& fresh) {
  if (!state.only_paths) return;
  std::vector<bool> holds(fresh.size());
  for (const std::string& named : *state.only_paths) {
    if (!named.starts_with(prefix)) continue;
    const std::string_view path = std::string_view(named).substr(prefix.size());
    const std::vector<std::string> users = units.kustomizations.users(path);
    for (std::size_t i = 0; i < fresh.size(); ++i) holds[i] = holds[i] || is_part(fresh[i], path, users);
  }
  std::vector<Unit> kept;
  for (std::size_t i = 0; i < fresh.size(); ++i)
    if (holds[i]) kept.push_back(std::move(fresh[i]));
  fresh = std::move(kept);
}

// A file out of scope that a unit in scope is made of.
bool is_context(const State& state, std::uint32_t mount, std::string_view path, const std::vector<std::string>& users) {
  return std::any_of(state.units.begin(), state.units.end(),
                     [&](const Unit& unit) { return unit.mount == mount && is_part(unit, path, users); });
}

void add_units(State& state, std::uint32_t mount, const Units& units) {
  const std::string& prefix = state.mounts[mount].prefix;
  for (const helm::Chart& chart : units.charts.all()) state.charts[mount].push_back(chart.root);
  std::vector<Unit> fresh = units_of(units.charts, units.kustomizations, mount, prefix);
  add_configured_units(state, mount, state.charts[mount], fresh);
  leave_others(state, units, prefix, fresh);
  std::move(fresh.begin(), fresh.end(), std::back_inserter(state.units));
}

// Links are never followed; one that leads in a circle is a mistake that somebody should know of.
void tell_loop(State& state, const Mount& mount, const Site& site) {
  const Result<std::string> target = mount.tree->resolve(site.inner);
  if (!target && target.error().code == "tree/link-loop")
    state.notices.push_back(tree::to_notice(target.error(), site.path));
}

void add_site(State& state, std::uint32_t mount, const tree::Entry& entry, const Units& units) {
  const Mount& from = state.mounts[mount];
  Site site;
  site.path = from.prefix + entry.path;
  site.context = !in_scope(state, site.path);
  std::vector<std::string> users = units.kustomizations.users(entry.path);
  if (site.context && (entry.mode == tree::Mode::submodule || excluded(state, site.path) ||
                       !is_context(state, mount, entry.path, users)))
    return;
  if (entry.mode == tree::Mode::submodule) {
    state.note("git/submodule", NoticeLevel::note,
               fmt::format("a submodule is not entered; to scan it: rummage scan {}", site.path), site.path);
    return;
  }
  if (excluded(state, site.path)) {
    const Result<tree::Entry> sized = from.tree->lookup(entry.path);
    const std::uint64_t size = sized ? sized->size.value_or(0) : 0;
    state.counts.bytes.skipped["excluded"] += size;
    state.counts.bytes.present += size;
    return;
  }
  site.mount = mount;
  site.inner = entry.path;
  site.link = entry.mode == tree::Mode::symlink;
  if (site.link) tell_loop(state, from, site);
  site.manifest = !site.link && !site.context && units.plain_manifest(entry.path);
  site.unit = units.unit_of(entry.path, users);
  for (std::string& root : users) root.insert(0, from.prefix);
  if (!users.empty()) state.builds.emplace(site.path, std::move(users));
  state.sites.push_back(std::move(site));
}

// A file that is named by itself is not looked for among its neighbours, which may be many.
tree::Listing list_mount(const State& state, const Mount& mount) {
  if (state.scope.kind == ScopeKind::directory && !mount.below.empty()) {
    tree::Listing listing;
    if (Result<tree::Entry> entry = mount.tree->lookup(mount.below))
      listing.entries.push_back(std::move(*entry));
    else
      listing.notices.push_back(tree::to_notice(entry.error(), mount.below));
    return listing;
  }
  tree::Listing listing = mount.tree->list();
  if (!mount.below.empty())
    std::erase_if(listing.entries, [&](const tree::Entry& entry) { return !tree::is_below(entry.path, mount.below); });
  std::erase_if(listing.notices, [&](const Notice& notice) { return !concerns(state, mount, notice.path); });
  return listing;
}

void discover_mount(State& state, std::uint32_t index) {
  const Mount& mount = state.mounts[index];
  std::optional<tree::Listing> listing;
  if (!mount.outline) listing = list_mount(state, mount);
  kustomize::Found found =
      kustomize::find_kustomizations(*mount.tree, listing ? *listing : tree::Listing{*mount.outline, {}});
  if (!listing) listing = list_outline(*mount.tree, *mount.outline, *state.only_paths, found.kustomizations);
  if (!listing) listing = list_mount(state, mount);
  for (Notice& notice : listing->notices) state.notices.push_back(std::move(notice));
  for (Notice& notice : found.notices) state.notices.push_back(std::move(notice));
  const Units units{helm::find_charts(*listing), std::move(found.kustomizations)};
  if (state.scope.kind != ScopeKind::history && !state.options->no_objects) add_units(state, index, units);
  for (const tree::Entry& entry : listing->entries) add_site(state, index, entry, units);
}

// A run that reads nothing is never taken for a clean one. A comparison may well have nothing to compare.
void tell_nothing(State& state) {
  if (state.scope.kind == ScopeKind::range || state.scope.kind == ScopeKind::index ||
      state.scope.kind == ScopeKind::commit || state.scope.kind == ScopeKind::stream)
    return;
  if (!state.scope.with_history)
    state.note("scan/nothing", NoticeLevel::error, "there is no file to scan");
  else if (state.store && state.store->slots() == 0)
    state.note("scan/nothing", NoticeLevel::error, "the repository is empty: there is nothing to scan");
}

}  // namespace

void discover(Run&, State& state) {
  state.charts.resize(state.mounts.size());
  for (std::uint32_t mount = 0; mount < state.mounts.size(); ++mount) discover_mount(state, mount);
  std::sort(state.sites.begin(), state.sites.end(), [](const Site& a, const Site& b) { return a.path < b.path; });
  for (Unit& unit : state.units) unit.site = state.site_at(unit.anchor);
  if (state.sites.empty()) tell_nothing(state);
}

}  // namespace rummage::engine
