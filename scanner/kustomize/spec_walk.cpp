#include "kustomize/spec_walk.h"

namespace rummage::kustomize {

Gvk gvk_of(yaml::Node object) {
  const std::string_view api_version = object.find("apiVersion").text();
  const std::size_t slash = api_version.find('/');
  Gvk out{{}, api_version, object.find("kind").text()};
  if (slash != std::string_view::npos) {
    out.group = api_version.substr(0, slash);
    out.version = api_version.substr(slash + 1);
  }
  return out;
}

Result<yaml::Node> walk_specs(yaml::Builder& nodes, yaml::Node object, std::span<const schema::FieldSpec> specs,
                              Create create, Span made_at, const FieldSetter& set) {
  const Gvk gvk = gvk_of(object);
  for (const schema::FieldSpec& spec : specs) {
    if (!selects(spec, gvk)) continue;
    auto out = walk_field(nodes, object, spec.path, spec.create ? create : Create::none, made_at, set);
    if (!out) return out;
    object = *out;
  }
  return object;
}

}  // namespace rummage::kustomize
