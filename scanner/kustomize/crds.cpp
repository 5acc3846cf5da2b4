#include <string>
#include <vector>

#include "kustomize/configurations.h"

namespace rummage::kustomize {
namespace {

/// Definitions inside each other, and rows in all, at most.
constexpr int deepest = 32;
constexpr std::size_t most_rows = 10'000;

class Converter {
 public:
  Converter(yaml::Builder& nodes, yaml::Node definitions) : nodes_(nodes), definitions_(definitions) {}

  yaml::Node convert() {
    for (const yaml::Entry& entry : definitions_.entries()) {
      const yaml::Node properties = properties_of(entry.value);
      if (!properties.find("kind") || !properties.find("apiVersion") || !properties.find("metadata")) continue;
      const std::string_view name = entry.key.text();
      kind_ = nodes_.scalar(name.substr(name.rfind('.') + 1), entry.key.span());
      walk(properties, "", 0);
    }
    std::vector<yaml::Entry> lists;
    for (const auto& [name, rows] : {std::pair("commonAnnotations", &annotations_), std::pair("commonLabels", &labels_),
                                     std::pair("namePrefix", &names_), std::pair("nameReference", &references_)})
      if (!rows->empty()) lists.push_back({key(name), nodes_.sequence(*rows, definitions_.span())});
    return nodes_.mapping(lists, definitions_.span());
  }

 private:
  static yaml::Node properties_of(yaml::Node definition) {
    const yaml::Node schema = definition.find("Schema");
    return (schema ? schema : definition).find("properties");
  }

  yaml::Node key(std::string_view text) { return nodes_.scalar(text, definitions_.span()); }

  yaml::Node row(const std::string& path) {
    return nodes_.mapping({{key("kind"), kind_}, {key("path"), key(path)}}, definitions_.span());
  }

  void walk(yaml::Node properties, const std::string& above, int depth) {
    if (depth > deepest) return;
    for (const yaml::Entry& entry : properties.entries()) {
      if (++rows_ > most_rows) return;
      const std::string path = above + std::string(entry.key.text());
      const yaml::Node property = entry.value;
      if (property.find("x-kubernetes-annotation")) annotations_.push_back(row(path));
      if (property.find("x-kubernetes-label-selector")) labels_.push_back(row(path));
      if (property.find("x-kubernetes-identity")) names_.push_back(row(path));
      add_reference(property, path);
      const std::string_view reference = property.find("$ref").text();
      if (!reference.empty()) walk(properties_of(definitions_.find(reference)), path + "/", depth + 1);
    }
  }

  void add_reference(yaml::Node property, const std::string& path) {
    const yaml::Node version = property.find("x-kubernetes-object-ref-api-version");
    const yaml::Node kind = property.find("x-kubernetes-object-ref-kind");
    const yaml::Node name = property.find("x-kubernetes-object-ref-name-key");
    if (!version || !kind) return;
    const std::string field = path + "/" + (name ? std::string(name.text()) : "name");
    const yaml::Node specs = nodes_.sequence({row(field)}, definitions_.span());
    references_.push_back(nodes_.mapping({{key("version"), version}, {key("kind"), kind}, {key("fieldSpecs"), specs}},
                                         definitions_.span()));
  }

  yaml::Builder& nodes_;
  yaml::Node definitions_, kind_;
  std::size_t rows_ = 0;
  std::vector<yaml::Node> annotations_, labels_, names_, references_;
};

}  // namespace

yaml::Node config_of_crds(yaml::Builder& nodes, yaml::Node definitions) {
  return Converter(nodes, definitions).convert();
}

}  // namespace rummage::kustomize
