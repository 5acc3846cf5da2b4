#include "engine/unit_place.h"

#include <filesystem>

#include "engine/root.h"
#include "engine/unit_reach.h"
#include "kustomize/kustomizations.h"

namespace rummage::engine {
namespace {

namespace fs = std::filesystem;

bool is_file(const fs::path& path) {
  std::error_code failed;
  return fs::is_regular_file(path, failed);
}

bool is_packed(const std::string& path) {
  return is_file(path) && (path.ends_with(".tgz") || path.ends_with(".tar.gz"));
}

bool holds_kustomization(const fs::path& folder) {
  for (const char* name : kustomize::kustomization_names)
    if (is_file(folder / name)) return true;
  return false;
}

/// `path` from `folder` when it lies in it; else nothing.
std::string below(const fs::path& path, const fs::path& folder) {
  const std::string relative = path.lexically_relative(folder).string();
  return relative.empty() || relative.starts_with("..") ? std::string() : relative;
}

Result<std::string> real_path(const std::string& path) {
  std::error_code failed;
  const fs::path real = fs::canonical(path, failed);
  if (failed) return Error{"usage", "there is no " + path, {}, nullptr};
  return real.string();
}

std::string repository_around(const std::string& path) {
  const Root root = root_of(path);
  Result<std::string> real = root.repository ? real_path(root.folder) : Result<std::string>(std::string());
  return real ? *real : std::string();
}

}  // namespace

std::string UnitPlace::shown(const std::string& path) const {
  if (repository) return path;
  return (fs::path(root) / path).lexically_relative(base).string();
}

Result<UnitPlace> place_of_unit(const std::string& path) {
  Result<std::string> real = real_path(path);
  if (!real) return real.take_error();
  UnitPlace place;
  std::string unit = *real;
  if (kustomize::is_kustomization_file(unit) && is_file(unit)) unit = fs::path(unit).parent_path().string();
  const bool chart = is_packed(unit) || is_file(fs::path(unit) / "Chart.yaml");
  if (!chart && !holds_kustomization(unit))
    return Error{"usage", path + " is no chart (Chart.yaml) and no kustomization", {}, nullptr};
  place.kind = chart && unit == *real ? UnitPlace::Kind::chart : UnitPlace::Kind::kustomization;
  place.root = repository_around(path);
  place.repository = !place.root.empty();
  if (!place.repository)
    place.root = place.kind == UnitPlace::Kind::chart ? reach_of_chart(unit) : reach_of_kustomization(unit);
  place.inner = unit == place.root ? std::string() : below(unit, place.root);
  std::error_code failed;
  const fs::path here = fs::canonical(fs::current_path(failed), failed);
  const bool from_here = fs::path(path).is_relative() || unit == here.string() || !below(unit, here).empty();
  place.base = from_here                        ? here.string()
               : fs::is_directory(unit, failed) ? unit
                                                : fs::path(unit).parent_path().string();
  return place;
}

}  // namespace rummage::engine
