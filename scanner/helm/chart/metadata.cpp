#include "helm/chart/metadata.h"

#include <algorithm>

#include "helm/chart/typed_fields.h"

namespace rummage::helm {
namespace {

Status read_maintainers(yaml::Node value, std::vector<Maintainer>& into) {
  if (!value || value.is_null()) return Done{};
  if (!value.is_sequence()) return wrong_metadata("maintainers are a list", value);
  into.clear();
  for (yaml::Node item : value.items()) {
    if (!item.is_mapping()) return wrong_metadata("maintainers must not contain empty or null nodes", item);
    Maintainer& one = into.emplace_back();
    for (auto [name, text] : {std::pair("name", &one.name), {"email", &one.email}, {"url", &one.url}})
      if (Status read = read_text(field(item, name).value, *text); !read) return read;
  }
  return Done{};
}

Status read_annotations(yaml::Node value, std::vector<std::pair<MetaText, MetaText>>& into) {
  if (!value || value.is_null()) return Done{};
  if (!value.is_mapping()) return wrong_metadata("annotations are a mapping", value);
  into.clear();
  for (const yaml::Entry& entry : value.entries()) {
    auto& [key, text] = into.emplace_back();
    if (Status read = read_text(entry.key, key); !read) return read;
    if (Status read = read_text(entry.value, text); !read) return read;
  }
  std::sort(into.begin(), into.end(), [](const auto& a, const auto& b) { return a.first.value < b.first.value; });
  return Done{};
}

Status read_import_values(yaml::Node value, std::vector<ImportValue>& into) {
  if (!value || value.is_null()) return Done{};
  if (!value.is_sequence()) return wrong_metadata("import-values is a list", value);
  for (yaml::Node item : value.items()) {
    if (item.is_mapping()) {
      into.push_back({std::string(item.find("child").text()), std::string(item.find("parent").text()), false});
    } else if (item.is_string()) {
      into.push_back({"exports." + std::string(item.text()), ".", true});
    }
  }
  return Done{};
}

Status read_dependency(yaml::Node item, Dependency& into) {
  if (!item.is_mapping()) return wrong_metadata("dependencies must not contain empty or null nodes", item);
  into.span = item.span();
  for (auto [name, text] : {std::pair("name", &into.name),
                            {"version", &into.version},
                            {"repository", &into.repository},
                            {"condition", &into.condition},
                            {"alias", &into.alias}})
    if (Status read = read_text(field(item, name).value, *text); !read) return read;
  if (Status read = read_texts(field(item, "tags").value, into.tags); !read) return read;
  if (Status read = read_bool(field(item, "enabled").value, into.enabled); !read) return read;
  return read_import_values(field(item, "import-values").value, into.import_values);
}

Status read_dependencies(yaml::Node value, std::optional<std::vector<Dependency>>& into) {
  if (!value) return Done{};
  if (value.is_null()) {
    into.reset();
    return Done{};
  }
  if (!value.is_sequence()) return wrong_metadata("dependencies are a list", value);
  into.emplace();
  for (yaml::Node item : value.items())
    if (Status read = read_dependency(item, into->emplace_back()); !read) return read;
  return Done{};
}

}  // namespace

bool Metadata::is_library() const {
  std::string kind = type.value;
  std::transform(kind.begin(), kind.end(), kind.begin(), [](unsigned char c) { return std::tolower(c); });
  return kind == "library";
}

Status read_metadata(yaml::Node root, Metadata& into) {
  if (!root || root.is_null()) return Done{};
  if (!root.is_mapping()) return wrong_metadata("a mapping is expected", root);
  for (auto [name, text] : {std::pair("name", &into.name),
                            {"home", &into.home},
                            {"version", &into.version},
                            {"description", &into.description},
                            {"icon", &into.icon},
                            {"apiVersion", &into.api_version},
                            {"condition", &into.condition},
                            {"tags", &into.tags},
                            {"appVersion", &into.app_version},
                            {"kubeVersion", &into.kube_version},
                            {"type", &into.type}})
    if (Status read = read_text(field(root, name).value, *text); !read) return read;
  for (auto [name, texts] : {std::pair("sources", &into.sources), {"keywords", &into.keywords}})
    if (Status read = read_texts(field(root, name).value, *texts); !read) return read;
  if (Status read = read_bool(field(root, "deprecated").value, into.deprecated); !read) return read;
  if (Status read = read_maintainers(field(root, "maintainers").value, into.maintainers); !read) return read;
  if (Status read = read_annotations(field(root, "annotations").value, into.annotations); !read) return read;
  return read_dependencies(field(root, "dependencies").value, into.dependencies);
}

}  // namespace rummage::helm
