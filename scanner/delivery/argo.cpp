#include "delivery/inline_reader.h"

namespace rummage::delivery {
namespace {

void set_destination(Binding& binding, const yaml::Node& spec, const Parameters& parameters) {
  const yaml::Node destination = spec.find("destination");
  const yaml::Node cluster = destination.find("name") ? destination.find("name") : destination.find("server");
  binding.cluster = fill(cluster.text(), parameters);
  binding.ns = fill(destination.find("namespace").text(), parameters);
  binding.project = fill(spec.find("project").text(), parameters);
}

// `$values/envs/prod.yaml` counts from the root of the source that has `ref: values`; "/" from the repository's root.
NamedPath value_file(const Binding& binding, const yaml::Node& scalar, const Parameters& parameters) {
  const std::string written = fill(scalar.text(), parameters);
  NamedPath path = named_path(binding.unit.path, scalar, parameters);
  if (written.starts_with("$") && written.find('/') != std::string::npos)
    path.path = resolve_path("", written.substr(written.find('/') + 1));
  return path;
}

// Over the values files lies what stands here: the object, else the text; over those the parameters.
void set_inline(Facts& facts, Binding& binding, const yaml::Node& helm, const Parameters& parameters) {
  using Kind = InlineValues::Kind;
  InlineReader reader(facts, binding, parameters);
  if (const yaml::Node object = helm.find("valuesObject"); object.is_mapping())
    reader.tree(object);
  else
    reader.text(helm.find("values"));
  for (yaml::Node one : helm.find("parameters").items())
    reader.parameter(one.find("forceString").as_bool().value_or(false) ? Kind::string : Kind::set, one.find("name"),
                     one.find("value"));
  for (yaml::Node one : helm.find("fileParameters").items())
    reader.content(one.find("name"), value_file(binding, one.find("path"), parameters));
}

void set_source(Facts& facts, Binding& binding, const yaml::Node& source, const Parameters& parameters) {
  binding.repository = fill(source.find("repoURL").text(), parameters);
  binding.chart = fill(source.find("chart").text(), parameters);
  binding.release = fill(source.at_pointer("/helm/releaseName").text(), parameters);
  if (source.find("path")) binding.unit = named_path("", source.find("path"), parameters);
  for (yaml::Node file : source.at_pointer("/helm/valueFiles").items())
    binding.values.push_back(value_file(binding, file, parameters));
  set_inline(facts, binding, source.find("helm"), parameters);
}

void add_application(Facts& facts, Binding binding, const yaml::Node& application, const Parameters& parameters) {
  const yaml::Node metadata = application.find("metadata"), spec = application.find("spec");
  binding.name = fill(metadata.find("name").text(), parameters);
  binding.span = metadata.find("name").content_span();
  for (const yaml::Entry& label : metadata.find("labels").entries())
    binding.labels.emplace_back(label.key.text(), fill(label.value.text(), parameters));
  set_destination(binding, spec, parameters);
  if (const yaml::Node source = spec.find("source")) {
    Binding single = binding;
    set_source(facts, single, source, parameters);
    add(facts, std::move(single));
  }
  for (yaml::Node source : spec.find("sources").items()) {
    Binding each = binding;
    set_source(facts, each, source, parameters);
    if (!each.unit.path.empty() || !each.chart.empty()) add(facts, std::move(each));
  }
}

// Maps become "a.b" keys, as both template dialects of ApplicationSets spell them.
void flatten(const yaml::Node& element, const std::string& prefix, Parameters& out, int depth) {
  for (const yaml::Entry& entry : element.entries()) {
    const std::string key = prefix + std::string(entry.key.text());
    if (entry.value.is_scalar())
      out[key] = {std::string(entry.value.text()), entry.value.content_span()};
    else if (depth < 8)
      flatten(entry.value, key + ".", out, depth + 1);
  }
}

std::vector<Parameters> list_elements(const yaml::Node& generator) {
  std::vector<Parameters> elements;
  for (yaml::Node element : generator.at_pointer("/list/elements").items()) {
    Parameters parameters;
    flatten(element, "", parameters, 0);
    elements.push_back(std::move(parameters));
    if (elements.size() > max_bindings) break;
  }
  return elements;
}

// The elements of both generators of a matrix combined; each must be a list.
std::vector<Parameters> matrix_elements(const yaml::Node& generator) {
  const yaml::Node parts = generator.at_pointer("/matrix/generators");
  std::vector<Parameters> out = list_elements(parts.at(0));
  std::vector<Parameters> combined;
  for (const Parameters& left : out)
    for (const Parameters& right : list_elements(parts.at(1))) {
      Parameters both = right;
      both.insert(left.begin(), left.end());
      combined.push_back(std::move(both));
      if (combined.size() > max_bindings) return combined;
    }
  return combined;
}

void read_set(std::string_view file, const yaml::Node& root, Facts& facts) {
  const yaml::Node application = root.at_pointer("/spec/template");
  Binding blank;
  blank.by = Deliverer::argo_application_set;
  blank.file = std::string(file);
  for (yaml::Node generator : root.at_pointer("/spec/generators").items()) {
    std::vector<Parameters> elements = list_elements(generator);
    if (generator.find("matrix")) elements = matrix_elements(generator);
    for (const Parameters& parameters : elements) add_application(facts, blank, application, parameters);
    if (elements.empty())
      facts.notices.push_back({"delivery/generator",
                               NoticeLevel::note,
                               "an ApplicationSet generator that needs a cluster or another repository is not followed",
                               std::string(file),
                               0,
                               {}});
  }
}

}  // namespace

void read_argo(std::string_view file, const yaml::Node& root, Facts& facts) {
  const std::string_view kind = root.find("kind").text();
  if (kind == "ApplicationSet") return read_set(file, root, facts);
  if (kind != "Application") return;
  Binding binding;
  binding.by = Deliverer::argo_application;
  binding.file = std::string(file);
  add_application(facts, std::move(binding), root, {});
}

}  // namespace rummage::delivery
