#include <array>
#include <vector>

#include "delivery/delivery.h"

namespace rummage::delivery {
namespace {

std::string_view base_of(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

bool is_yaml(std::string_view base) {
  return base.ends_with(".yaml") || base.ends_with(".yml");
}

bool is_compose(std::string_view base) {
  return is_yaml(base) && (base.starts_with("docker-compose") || base.starts_with("compose."));
}

}  // namespace

const char* name(Deliverer deliverer) {
  constexpr std::array<const char*, 7> names{"Argo CD Application", "Argo CD ApplicationSet", "Flux Kustomization",
                                             "Flux HelmRelease",    "helmfile release",       "pipeline job",
                                             "compose service"};
  return names[static_cast<std::size_t>(deliverer)];
}

FileKind kind_of(std::string_view path) {
  const std::string_view base = base_of(path);
  if (base.starts_with("Dockerfile") || base.ends_with(".Dockerfile") || base == "Containerfile")
    return FileKind::dockerfile;
  if (base.starts_with("helmfile") && (is_yaml(base) || base.ends_with(".gotmpl"))) return FileKind::helmfile;
  if (path.find("helmfile.d/") != std::string_view::npos && is_yaml(base)) return FileKind::helmfile;
  if (!is_yaml(base)) return FileKind::none;
  if (path.starts_with(".github/workflows/")) return FileKind::github_workflow;
  if (base.starts_with(".gitlab-ci") || path.starts_with(".gitlab/ci/")) return FileKind::gitlab_ci;
  return is_compose(base) ? FileKind::compose : FileKind::manifest;
}

std::string resolve_path(std::string_view directory, std::string_view relative) {
  if (relative.empty() || relative.find("://") != std::string_view::npos ||
      relative.find("{{") != std::string_view::npos)
    return {};
  if (relative.front() == '$' || relative.find("${") != std::string_view::npos) return {};
  std::string whole =
      relative.front() == '/' ? std::string(relative) : std::string(directory) + "/" + std::string(relative);
  std::vector<std::string_view> kept;
  const std::string_view view = whole;
  for (std::size_t at = 0; at <= view.size();) {
    const std::size_t end = std::min(view.find('/', at), view.size());
    const std::string_view part = view.substr(at, end - at);
    at = end + 1;
    if (part.empty() || part == ".") continue;
    if (part != "..")
      kept.push_back(part);
    else if (kept.empty())
      return {};
    else
      kept.pop_back();
  }
  std::string out;
  for (std::string_view part : kept) (out += out.empty() ? "" : "/") += part;
  return out;
}

}  // namespace rummage::delivery
