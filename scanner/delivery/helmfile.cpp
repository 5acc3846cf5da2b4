#include "delivery/inline_reader.h"

namespace rummage::delivery {
namespace {

std::string_view parent_of(std::string_view file) {
  const std::size_t slash = file.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : file.substr(0, slash);
}

void add_files(std::vector<NamedPath>& files, std::string_view file, const yaml::Node& list,
               const Parameters& parameters) {
  for (yaml::Node values : list.items())
    if (values.is_scalar()) files.push_back(named_path(parent_of(file), values, parameters));
}

// What one of the environments is to the helmfile's own templates (.Values, .Environment.Values): charts get none of it
// (helmfile's documentation, Environments: Environment Values, Environment Secrets).
Parameters take_environment(const yaml::Entry& environment, Binding& binding) {
  Parameters parameters;
  if (!environment) return parameters;
  binding.environment = std::string(environment.key.text());
  parameters["Environment.Name"] = {binding.environment, environment.key.content_span()};
  for (const char* list : {"defaults", "values", "secrets"})
    add_files(binding.environment_files, binding.file, environment.value.find(list), parameters);
  return parameters;
}

// Files, and mappings between them.
void add_values(Facts& facts, Binding& binding, const yaml::Node& list, const Parameters& parameters) {
  InlineReader reader(facts, binding, parameters);
  for (yaml::Node values : list.items()) {
    if (values.is_scalar()) binding.values.push_back(named_path(parent_of(binding.file), values, parameters));
    if (values.is_mapping()) reader.tree(values);
  }
}

void add_settings(Facts& facts, Binding& binding, const yaml::Node& release, const Parameters& parameters) {
  using Kind = InlineValues::Kind;
  InlineReader reader(facts, binding, parameters);
  for (yaml::Node one : release.find("set").items()) {
    const yaml::Node name = one.find("name");
    if (const yaml::Node file = one.find("file"))
      reader.content(name, named_path(parent_of(binding.file), file, parameters));
    else if (const yaml::Node values = one.find("values"))
      reader.list_setting(name, values);
    else
      reader.setting(Kind::set, name, one.find("value"));
  }
  for (yaml::Node one : release.find("setString").items())
    reader.setting(Kind::string, one.find("name"), one.find("value"));
}

void add_release(Facts& facts, std::string_view file, const yaml::Node& release, const yaml::Entry& environment) {
  Binding binding;
  binding.by = Deliverer::helmfile;
  binding.file = std::string(file);
  const Parameters parameters = take_environment(environment, binding);
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
  add_values(facts, binding, release.find("values"), parameters);
  add_files(binding.values, file, release.find("secrets"), parameters);
  add_settings(facts, binding, release, parameters);
  add(facts, std::move(binding));
}

// Environments commonly stand in a document of their own, before that of the releases.
void add_environment(Facts& facts, std::string_view file, const yaml::Entry& environment) {
  Binding binding;
  binding.by = Deliverer::helmfile;
  binding.file = std::string(file);
  binding.span = environment.key.content_span();
  take_environment(environment, binding);
  if (!binding.environment_files.empty()) add(facts, std::move(binding));
}

}  // namespace

void read_helmfile(std::string_view file, const yaml::Node& root, Facts& facts) {
  const yaml::Node environments = root.find("environments");
  if (root.find("releases").size() == 0)
    for (const yaml::Entry& environment : environments.entries()) add_environment(facts, file, environment);
  for (yaml::Node release : root.find("releases").items()) {
    for (const yaml::Entry& environment : environments.entries()) add_release(facts, file, release, environment);
    if (environments.size() == 0) add_release(facts, file, release, {});
  }
}

}  // namespace rummage::delivery
