#include "engine/outline.h"

#include <algorithm>
#include <set>

#include "tree/path.h"

namespace rummage::engine {
namespace {

using Folders = std::set<std::string, std::less<>>;

Folders charts_of(const std::vector<tree::Entry>& outline) {
  Folders charts;
  for (const tree::Entry& entry : outline)
    if (tree::base_name(entry.path) == "Chart.yaml") charts.emplace(tree::parent(entry.path));
  return charts;
}

// The folders of the outermost charts that hold any of the paths: a chart may be another one's dependency.
Folders charts_around(const std::vector<std::string>& paths, const Folders& charts) {
  Folders found;
  for (const std::string& path : paths) {
    std::optional<std::string> outermost;
    for (std::string_view folder = path; !folder.empty();) {
      folder = tree::parent(folder);
      if (charts.contains(folder)) outermost = std::string(folder);
    }
    if (outermost) found.insert(*outermost);
  }
  return found;
}

bool in_kustomization(const std::string& path, const kustomize::Kustomizations& kustomizations) {
  const auto& all = kustomizations.all();
  return !kustomizations.users(path).empty() ||
         std::any_of(all.begin(), all.end(), [&](const auto& one) { return tree::is_below(path, one.root); });
}

void sort(std::vector<tree::Entry>& entries) {
  auto before = [](const tree::Entry& a, const tree::Entry& b) { return a.path < b.path; };
  auto same = [](const tree::Entry& a, const tree::Entry& b) { return a.path == b.path; };
  std::sort(entries.begin(), entries.end(), before);
  entries.erase(std::unique(entries.begin(), entries.end(), same), entries.end());
}

}  // namespace

std::optional<tree::Listing> list_outline(const tree::Tree& tree, const std::vector<tree::Entry>& outline,
                                          const std::vector<std::string>& paths,
                                          const kustomize::Kustomizations& kustomizations) {
  for (const std::string& path : paths)
    if (in_kustomization(path, kustomizations)) return std::nullopt;
  tree::Listing listing{outline, {}};
  for (const std::string& chart : charts_around(paths, charts_of(outline))) {
    tree::Listing below = tree.list(chart);
    std::move(below.entries.begin(), below.entries.end(), std::back_inserter(listing.entries));
    std::move(below.notices.begin(), below.notices.end(), std::back_inserter(listing.notices));
  }
  sort(listing.entries);
  return listing;
}

}  // namespace rummage::engine
