#include "kustomize/loader.h"

#include "kustomize/remote.h"
#include "tree/path.h"

namespace rummage::kustomize {
namespace {

/// Messages name paths as they are written, which hold no values.
Error missing(std::string_view path, const char* what, yaml::Node named_by) {
  return error_at("kustomize/missing", std::string(what) + " is not there: " + std::string(path), named_by);
}

Error remote(yaml::Node named_by) {
  return error_at("kustomize/remote", "an address is not fetched", named_by);
}

bool is_web(std::string_view path) {
  return path.starts_with("http://") || path.starts_with("https://");
}

}  // namespace

Result<Loader> Loader::at(Building& building, std::string_view directory) {
  const auto joined = tree::join("", directory);
  if (!joined) return missing(directory, "the folder", {});
  auto resolved = building.tree().resolve(*joined);
  if (!resolved) return missing(directory, "the folder", {});
  if (!resolved->empty()) {
    const auto entry = building.tree().lookup(*resolved);
    if (!entry || entry->mode != tree::Mode::directory) return missing(directory, "the folder", {});
  }
  return Loader(building, std::move(*resolved), nullptr);
}

Result<File> Loader::load(std::string_view path, TextRole role, yaml::Node named_by) const {
  if (is_web(path)) return remote(named_by);
  const auto joined = path.starts_with("/") ? std::nullopt : tree::join(root_, path);
  if (!joined || path.empty()) return missing(path, "the file", named_by);
  auto real = building_->tree().resolve(*joined);
  if (!real) return missing(path, "the file", named_by);
  const auto entry = building_->tree().lookup(*real);
  if (!entry || (entry->mode != tree::Mode::file && entry->mode != tree::Mode::executable))
    return missing(path, "the file", named_by);
  if (building_->strict() && !tree::is_below(tree::parent(*real), root_))
    return error_at("kustomize/load-restriction",
                    "the file is not in or below the folder of its kustomization: " + std::string(path), named_by);
  auto file = building_->read(*real, role);
  if (!file && !file.error().span) {
    Error error = file.take_error();
    if (named_by) error.span = named_by.span();
    return error;
  }
  return file;
}

std::optional<std::string> Loader::folder(std::string_view path) const {
  const auto joined = path.starts_with("/") || path.empty() ? std::nullopt : tree::join(root_, path);
  if (!joined) return std::nullopt;
  auto real = building_->tree().resolve(*joined);
  if (!real) return std::nullopt;
  if (real->empty()) return std::string();
  const auto entry = building_->tree().lookup(*real);
  if (!entry || entry->mode != tree::Mode::directory) return std::nullopt;
  return std::move(*real);
}

Result<Loader> Loader::enter(std::string_view path, yaml::Node named_by) const {
  if (is_remote(path)) return remote(named_by);
  const auto real = folder(path);
  if (!real) return missing(path, "the file or folder", named_by);
  for (const Loader* visited = this; visited != nullptr; visited = visited->referrer_)
    if (tree::is_below(visited->root_, *real))
      return error_at("kustomize/cycle", "the folder leads back to one that led here: " + std::string(path), named_by);
  if (depth_ + 1 >= building_->request().options.limits.depth)
    return error_at("kustomize/limit", "kustomizations name each other too deep", named_by);
  return Loader(*building_, *real, this);
}

}  // namespace rummage::kustomize
