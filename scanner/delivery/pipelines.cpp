#include "delivery/readers.h"

namespace rummage::delivery {
namespace {

// `environment: production` or `environment: {name: production}`, in both dialects.
std::string environment_of(const yaml::Node& job) {
  const yaml::Node environment = job.find("environment");
  return std::string(environment.is_mapping() ? environment.find("name").text() : environment.text());
}

Binding job_binding(std::string_view file, const yaml::Entry& job) {
  Binding binding;
  binding.by = Deliverer::pipeline;
  binding.file = std::string(file);
  binding.name = std::string(job.key.text());
  binding.span = job.key.content_span();
  binding.environment = environment_of(job.value);
  return binding;
}

}  // namespace

void read_workflow(std::string_view file, const yaml::Node& root, Facts& facts) {
  for (const yaml::Entry& job : root.find("jobs").entries()) {
    const Binding binding = job_binding(file, job);
    for (yaml::Node step : job.value.find("steps").items()) read_commands(step.find("run"), binding, facts);
  }
}

void read_gitlab(std::string_view file, const yaml::Node& root, Facts& facts) {
  for (const yaml::Entry& job : root.entries()) {
    const yaml::Node script = job.value.find("script");
    const Binding binding = job_binding(file, job);
    read_commands(script, binding, facts);
    for (yaml::Node line : script.items()) read_commands(line, binding, facts);
  }
}

void read_compose(std::string_view file, const yaml::Node& root, Facts& facts) {
  const std::string_view directory = file.substr(0, file.rfind('/') == std::string_view::npos ? 0 : file.rfind('/'));
  for (const yaml::Entry& service : root.find("services").entries()) {
    Binding binding;
    binding.by = Deliverer::compose;
    binding.file = std::string(file);
    binding.name = std::string(service.key.text());
    binding.span = service.key.content_span();
    const yaml::Node files = service.value.find("env_file");
    if (files.is_scalar()) binding.values.push_back(named_path(directory, files));
    for (yaml::Node item : files.items())
      binding.values.push_back(named_path(directory, item.is_mapping() ? item.find("path") : item));
    if (!binding.values.empty()) add(facts, std::move(binding));
  }
}

}  // namespace rummage::delivery
