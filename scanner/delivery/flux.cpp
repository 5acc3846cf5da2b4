#include <algorithm>

#include "delivery/inline_reader.h"

namespace rummage::delivery {
namespace {

Binding common(std::string_view file, const yaml::Node& root) {
  Binding binding;
  binding.file = std::string(file);
  binding.name = std::string(root.at_pointer("/metadata/name").text());
  binding.span = root.at_pointer("/metadata/name").content_span();
  binding.ns = std::string(root.at_pointer("/spec/targetNamespace").text());
  binding.cluster = std::string(root.at_pointer("/spec/kubeConfig/secretRef/name").text());
  for (const yaml::Entry& label : root.at_pointer("/metadata/labels").entries())
    binding.labels.emplace_back(label.key.text(), label.value.text());
  return binding;
}

// The chart is packaged with the merge of these files as its values.yaml, which is none of them unless it is listed
// (source-controller, HelmChart, .spec.valuesFiles; the older .spec.valuesFile comes before them). Where a file cannot
// be known, the chart's own values say more than nothing.
void read_files(const yaml::Node& chart, Binding& binding) {
  if (const yaml::Node file = chart.find("valuesFile")) binding.values.push_back(named_path("", file));
  for (yaml::Node file : chart.find("valuesFiles").items()) binding.values.push_back(named_path("", file));
  binding.replaces_defaults =
      !binding.values.empty() && std::all_of(binding.values.begin(), binding.values.end(),
                                             [](const NamedPath& file) { return !file.path.empty(); });
}

void read_release(Binding binding, const yaml::Node& root, Facts& facts) {
  binding.by = Deliverer::flux_helm_release;
  binding.release = std::string(root.at_pointer("/spec/releaseName").text());
  if (binding.release.empty() && !binding.ns.empty()) binding.release = binding.ns + "-" + binding.name;
  if (binding.ns.empty()) binding.ns = std::string(root.at_pointer("/metadata/namespace").text());
  const yaml::Node chart = root.at_pointer("/spec/chart/spec");
  binding.repository = std::string(chart.at_pointer("/sourceRef/name").text());
  // A chart of a GitRepository is a path in it; of a HelmRepository, a name.
  if (chart.at_pointer("/sourceRef/kind").text() == "HelmRepository")
    binding.chart = std::string(chart.find("chart").text());
  else if (chart.find("chart"))
    binding.unit = named_path("", chart.find("chart"));
  read_files(chart, binding);
  InlineReader(facts, binding, {}).tree(root.at_pointer("/spec/values"));
  if (root.at_pointer("/spec/valuesFrom").size() != 0)
    tell_once(facts, {"delivery/values-from",
                      NoticeLevel::note,
                      "values that a HelmRelease takes from ConfigMaps and Secrets (valuesFrom) are not put in",
                      binding.file,
                      0,
                      {}});
  add(facts, std::move(binding));
}

}  // namespace

void read_flux(std::string_view file, const yaml::Node& root, Facts& facts) {
  const std::string_view kind = root.find("kind").text();
  if (kind == "HelmRelease") return read_release(common(file, root), root, facts);
  if (kind != "Kustomization") return;
  Binding binding = common(file, root);
  binding.by = Deliverer::flux_kustomization;
  binding.repository = std::string(root.at_pointer("/spec/sourceRef/name").text());
  if (const yaml::Node path = root.at_pointer("/spec/path")) binding.unit = named_path("", path);
  add(facts, std::move(binding));
}

}  // namespace rummage::delivery
