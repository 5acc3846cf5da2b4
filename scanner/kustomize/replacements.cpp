#include "kustomize/replacements.h"

#include "kustomize/replacement.h"

namespace rummage::kustomize {
namespace {

Result<std::vector<yaml::Node>> read_all(Building& building, const Loader& loader, yaml::Node entry) {
  const yaml::Node path = entry.find("path");
  if (path.text().empty()) return std::vector<yaml::Node>{entry};
  if (entry.find("source") || entry.find("targets").size() > 0)
    return error_at("kustomize/replacement", "an entry has a path or a replacement, and not both", entry);
  auto file = loader.load(path.text(), TextRole::configuration, path);
  if (!file) return file.take_error();
  const auto parsed = building.parse(*file->bytes, file->text, yaml::Dialect::kubernetes);
  if (auto refused = Building::refusal(*parsed); refused && parsed->documents.empty()) return std::move(*refused);
  std::vector<yaml::Node> out;
  if (parsed->documents.empty()) return out;
  const yaml::Node root = parsed->documents.front().root;
  if (root.is_mapping()) out.push_back(root);
  for (const yaml::Node item : root.items()) out.push_back(item);
  return out;
}

}  // namespace

bool apply_replacements(Building& building, const Loader& loader, Accumulator& objects, yaml::Node replacements) {
  for (const yaml::Node entry : replacements.items()) {
    const auto read = read_all(building, loader, entry);
    if (!read && !building.failed(read.error())) return false;
    if (!read) continue;
    for (const yaml::Node replacement : *read)
      if (!replace(building.writer(), objects.resources, replacement,
                   [&](const Error& error) { return building.failed(error); }))
        return false;
  }
  return true;
}

}  // namespace rummage::kustomize
