#include "helm/chart/chart_index.h"

#include "helm/chart/dependencies.h"
#include "helm/chart/documents.h"
#include "helm/functions/semver.h"
#include "tree/path.h"

namespace rummage::helm {
namespace {

constexpr std::size_t most_charts = 50'000;
constexpr std::size_t most_bytes = 1u << 20;

bool newer(std::string_view a, std::string_view b) {
  const auto left = parse_version(a), right = parse_version(b);
  if (!left || !right) return left.has_value() && !right.has_value();
  return compare(*left, *right) > 0;
}

}  // namespace

ChartIndex::ChartIndex(const tree::Tree& tree) {
  for (const tree::Entry& entry : tree.list().entries) {
    if (tree::base_name(entry.path) != "Chart.yaml" || all_.size() >= most_charts) continue;
    const Result<tree::Blob> blob = tree.content(entry.path);
    if (!blob || blob->view().size() > most_bytes) continue;
    const auto document = first_document({"Chart.yaml", entry.path, {}, blob->bytes});
    Metadata metadata;
    if (!document || !read_metadata(document->root, metadata) || metadata.name.empty()) continue;
    by_name_[metadata.name.value].push_back(all_.size());
    by_root_.emplace(std::string(tree::parent(entry.path)), all_.size());
    all_.push_back({std::string(tree::parent(entry.path)), metadata.name.value, metadata.version.value});
  }
}

const ChartIndex::Candidate* ChartIndex::at(std::string_view root) const {
  const auto found = by_root_.find(std::string(root));
  return found == by_root_.end() ? nullptr : &all_[found->second];
}

ChartIndex::Found ChartIndex::find(const Dependency& dependency, std::string_view chart, int helm) const {
  constexpr std::string_view scheme = "file://";
  const std::string& repository = dependency.repository.value;
  if (repository.starts_with(scheme))
    if (const auto path = tree::join(chart, std::string_view(repository).substr(scheme.size())))
      if (const Candidate* found = at(*path); found != nullptr && found->name == dependency.name.value)
        return {found->root, Standin::file_path};
  const auto named = by_name_.find(dependency.name.value);
  if (named == by_name_.end()) return {};
  const Candidate* best = nullptr;
  bool best_fits = false;
  for (const std::size_t index : named->second) {
    const Candidate& one = all_[index];
    if (tree::is_below(chart, one.root)) continue;
    const bool fits = is_compatible(dependency.version.value, one.version, helm);
    if (best == nullptr || (fits && !best_fits) || (fits == best_fits && newer(one.version, best->version))) {
      best = &one;
      best_fits = fits;
    }
  }
  if (best == nullptr) return {};
  return {best->root, best_fits ? Standin::version : Standin::name};
}

}  // namespace rummage::helm
