#include "delivery/readers.h"

namespace rummage::delivery {
namespace {

std::string_view parent_of(std::string_view file) {
  const std::size_t slash = file.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : file.substr(0, slash);
}

void add_values(Binding& binding, const yaml::Node& list, const Parameters& parameters) {
  for (yaml::Node values : list.items())
    if (values.is_scalar()) binding.values.push_back(named_path(parent_of(binding.file), values, parameters));
}

void add_release(Facts& facts, std::string_view file, const yaml::Node& release, const yaml::Entry& environment) {
  Binding binding;
  binding.by = Deliverer::helmfile;
  binding.file = std::string(file);
  binding.environment = std::string(environment.key.text());
  Parameters parameters;
  if (environment) parameters["Environment.Name"] = binding.environment;
  binding.name = fill(release.find("name").text(), parameters);
  binding.span = release.find("name").content_span();
  binding.ns = fill(release.find("namespace").text(), parameters);
  binding.cluster = std::string(release.find("kubeContext").text());
  if (const yaml::Node chart = release.find("chart")) {
    const bool local = chart.text().starts_with(".") || chart.text().starts_with("/");
    if (local)
      binding.unit = named_path(parent_of(file), chart, parameters);
    else
      binding.chart = std::string(chart.text());
  }
  add_values(binding, environment.value.find("values"), parameters);
  add_values(binding, environment.value.find("secrets"), parameters);
  add_values(binding, release.find("values"), parameters);
  add_values(binding, release.find("secrets"), parameters);
  add(facts, std::move(binding));
}

}  // namespace

void read_helmfile(std::string_view file, const yaml::Node& root, Facts& facts) {
  const yaml::Node environments = root.find("environments");
  for (yaml::Node release : root.find("releases").items()) {
    for (const yaml::Entry& environment : environments.entries()) add_release(facts, file, release, environment);
    if (environments.size() == 0) add_release(facts, file, release, {});
  }
}

}  // namespace rummage::delivery
