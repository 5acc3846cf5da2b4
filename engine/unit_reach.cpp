#include "engine/unit_reach.h"

#include <filesystem>
#include <optional>
#include <set>
#include <vector>

#include "engine/read_file.h"
#include "kustomize/kustomizations.h"
#include "tree/path.h"
#include "yaml/parse.h"

namespace rummage::engine {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_kustomizations = 10'000;

bool is_folder(const std::string& path) {
  std::error_code failed;
  return fs::is_directory(path, failed);
}

std::string common_folder(const std::string& a, const std::string& b) {
  fs::path common;
  const fs::path left(a), right(b);
  auto i = left.begin(), j = right.begin();
  for (; i != left.end() && j != right.end() && *i == *j; ++i, ++j) common /= *i;
  return common.string();
}

/// The outermost folder that a written path passes: `x` of `../../a/c` in `x/a/b`, even where it comes back.
std::string outermost(std::string folder, std::string_view written) {
  for (; written.starts_with("../"); written.remove_prefix(3)) folder = tree::parent(folder);
  return "/" + (written == ".." ? std::string(tree::parent(folder)) : folder);
}

/// Follows a kustomization's paths. Paths are those of the machine without the leading slash, as a tree names them.
class Reach {
 public:
  explicit Reach(const std::string& folder) : reach_(folder) { todo_.push_back(folder.substr(1)); }

  std::string find() {
    while (!todo_.empty() && seen_.size() < most_kustomizations) {
      const std::string folder = std::move(todo_.back());
      todo_.pop_back();
      if (seen_.insert(folder).second) follow(folder);
    }
    return reach_;
  }

 private:
  void follow(const std::string& folder) {
    for (const char* name : kustomize::kustomization_names) {
      const std::string file = tree::child(folder, name);
      const std::optional<std::string> bytes = read_file("/" + file);
      if (!bytes) continue;
      const yaml::Parsed parsed = yaml::parse(*bytes, 1);
      if (!parsed.documents.empty()) read(file, folder, parsed.documents[0].root);
      return;
    }
  }

  void read(const std::string& file, const std::string& folder, yaml::Node root) {
    for (const kustomize::Reference& one : kustomize::read_kustomization(file, root).references)
      if (!one.path.empty()) {
        reach_ = common_folder(reach_, outermost(folder, one.written));
        add(one.path);
      }
    const std::string_view home = root.find("helmGlobals").find("chartHome").text();
    if (const auto path = tree::join(folder, home); path && !home.empty()) add(*path);
  }

  void add(const std::string& path) {
    const bool folder = is_folder("/" + path);
    reach_ = common_folder(reach_, "/" + (folder ? path : std::string(tree::parent(path))));
    if (folder) todo_.push_back(path);
  }

  std::string reach_;
  std::vector<std::string> todo_;
  std::set<std::string> seen_;
};

}  // namespace

std::string reach_of_kustomization(const std::string& folder) {
  return Reach(folder).find();
}

std::string reach_of_chart(const std::string& chart) {
  if (!is_folder(chart)) return fs::path(chart).parent_path().string();
  std::string reach = chart;
  for (const char* name : {"/Chart.yaml", "/requirements.yaml"}) {
    const std::optional<std::string> bytes = read_file(chart + name);
    const yaml::Parsed parsed = yaml::parse(bytes.value_or(""), 1);
    if (parsed.documents.empty()) continue;
    for (yaml::Node dependency : parsed.documents[0].root.find("dependencies").items()) {
      const std::string_view repository = dependency.find("repository").text();
      if (!repository.starts_with("file://")) continue;
      const auto path = tree::join(chart.substr(1), repository.substr(7));
      if (path)
        reach = common_folder(common_folder(reach, outermost(chart.substr(1), repository.substr(7))), "/" + *path);
    }
  }
  return reach;
}

}  // namespace rummage::engine
