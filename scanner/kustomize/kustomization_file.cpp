#include "kustomize/kustomization_file.h"

#include "kustomize/edit.h"
#include "kustomize/kustomization_fields.h"
#include "kustomize/kustomizations.h"
#include "tree/path.h"

namespace rummage::kustomize {
namespace {

Result<File> find_file(Building& building, const Loader& loader, yaml::Node named_by) {
  std::vector<File> found;
  for (const char* name : kustomization_names)
    if (auto file = loader.load(name, TextRole::kustomization, {}); file) found.push_back(std::move(*file));
  const std::string folder = loader.root().empty() ? "." : loader.root();
  if (building.stopped()) return Error(*building.result().error);
  if (found.empty()) return error_at("kustomize/missing", "no kustomization file stands in " + folder, named_by);
  if (found.size() > 1) {
    Error several = error_at("kustomize/ambiguous", "several kustomization files stand in " + folder, named_by);
    if (!building.failed(several)) return several;
  }
  return std::move(found.front());
}

/// Some field beside apiVersion and kind says anything.
bool says_something(yaml::Node root) {
  for (const yaml::Entry& entry : root.entries()) {
    const std::string_view key = entry.key.text();
    const bool empty_text = entry.value.is_scalar() && entry.value.text().empty();
    if (key != "apiVersion" && key != "kind" && !entry.value.is_null() && !empty_text) return true;
  }
  return false;
}

std::optional<Error> refusal_of(const KustomizationFile& file) {
  if (!says_something(file.root)) return error_at("kustomize/invalid", "the kustomization file is empty", file.root);
  const yaml::Node kind = file.field("kind"), version = file.field("apiVersion");
  const std::string_view name = kind.text().empty() ? std::string_view("Kustomization") : kind.text();
  if (name != "Kustomization" && name != "Component")
    return error_at("kustomize/invalid", "the kind of a kustomization file is Kustomization or Component", kind);
  const std::string_view wanted =
      name == "Component" ? "kustomize.config.k8s.io/v1alpha1" : "kustomize.config.k8s.io/v1beta1";
  if (version.text().empty() || version.text() == wanted) return std::nullopt;
  return error_at("kustomize/invalid", "the apiVersion of this file should be " + std::string(wanted), version);
}

}  // namespace

Result<KustomizationFile> read_kustomization_file(Building& building, const Loader& loader, yaml::Node named_by) {
  auto file = find_file(building, loader, named_by);
  if (!file) return file.take_error();
  building.enter(file->path);
  const auto parsed = building.parse(*file->bytes, file->text, yaml::Dialect::kubernetes);
  const bool unread = parsed->documents.empty();
  if (unread)
    if (auto refused = Building::refusal(*parsed)) return std::move(*refused);
  KustomizationFile out{std::move(*file), {}, false};
  auto checked = checked_kustomization(building.nodes(), unread ? yaml::Node() : parsed->documents.front().root,
                                       [&](const Error& error) { return building.failed(error); });
  if (!checked) return checked.take_error();
  out.root = *checked;
  out.component = out.field("kind").text() == "Component";
  if (auto refused = refusal_of(out); refused && !building.failed(*refused)) return std::move(*refused);
  return out;
}

}  // namespace rummage::kustomize
