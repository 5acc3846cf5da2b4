#include "helm/layers.h"

#include <algorithm>
#include <tuple>

#include "tree/path.h"

namespace rummage::helm {
namespace {

// The name without .yaml or .yml; empty when it has neither.
std::string_view yaml_stem(std::string_view base) {
  for (std::string_view ending : {".yaml", ".yml"})
    if (base.ends_with(ending)) return base.substr(0, base.size() - ending.size());
  return {};
}

// "prod" of values-prod, values.prod, values_prod, prod-values, prod.values; empty: no layer's name.
std::string_view layer_name(std::string_view stem) {
  constexpr std::string_view word = "values";
  const auto separator = [](char c) { return c == '-' || c == '.' || c == '_'; };
  if (stem.size() <= word.size() + 1) return {};
  if (stem.starts_with(word) && separator(stem[word.size()])) return stem.substr(word.size() + 1);
  const std::size_t begin = stem.size() - word.size();
  if (stem.ends_with(word) && separator(stem[begin - 1])) return stem.substr(0, begin - 1);
  return {};
}

}  // namespace

std::optional<ValuesLayer> layer_of(std::string_view inner) {
  const std::string_view stem = yaml_stem(tree::base_name(inner)), folder = tree::parent(inner);
  if (stem.empty()) return std::nullopt;
  if (folder.empty() && stem == "values") return ValuesLayer{{}, {}, LayerKind::defaults};
  if (folder == "values") return ValuesLayer{{}, std::string(stem), LayerKind::named};
  const std::string_view layer = layer_name(stem);
  if (folder == "ci") {
    if (layer.empty() && stem != "values") return std::nullopt;
    return ValuesLayer{{}, std::string(layer.empty() ? stem : layer), LayerKind::test};
  }
  if (layer.empty() || !folder.empty()) return std::nullopt;
  return ValuesLayer{{}, std::string(layer), LayerKind::named};
}

void sort_layers(std::vector<ValuesLayer>& layers) {
  std::sort(layers.begin(), layers.end(), [](const ValuesLayer& a, const ValuesLayer& b) {
    return std::tie(a.kind, a.path) < std::tie(b.kind, b.path);
  });
}

}  // namespace rummage::helm
