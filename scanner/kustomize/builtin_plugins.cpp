#include "kustomize/builtin_plugins.h"

#include "kustomize/build_notes.h"
#include "kustomize/charts.h"
#include "kustomize/edit.h"
#include "kustomize/generated.h"
#include "kustomize/patches.h"
#include "kustomize/replacements.h"
#include "kustomize/value_add.h"

namespace rummage::kustomize {
namespace {

FieldConfig::Specs specs_of(yaml::Node config) {
  FieldConfig::Specs out;
  for (const yaml::Node row : config.find("fieldSpecs").items()) out.push_back(read_spec(row));
  return out;
}

yaml::Node one(const PluginRun& run, yaml::Node entry) {
  return run.building.nodes().sequence({entry}, entry.span());
}

/// A prefix and a suffix in one object, as it was written before they were two.
bool affixes(const PluginRun& run) {
  FieldConfig config;
  config.name_prefix = config.name_suffix = specs_of(run.config);
  const auto given = [&](const char* name) {
    const yaml::Node node = run.config.find(name);
    return node.text().empty() ? yaml::Node() : node;
  };
  return apply_affixes(run.objects.resources, given("prefix"), given("suffix"), run.building.transforming(config));
}

bool strategic_patches(const PluginRun& run) {
  const yaml::Node text = run.config.find("patches");
  return apply_strategic_patches(run.building, run.loader, run.objects, run.config.find("paths")) &&
         (text.text().empty() || apply_strategic_patches(run.building, run.loader, run.objects, one(run, text)));
}

/// Configuration objects keep a generator's name and namespace in their metadata.
yaml::Node generator_entry(const PluginRun& run) {
  yaml::Node entry = run.config;
  for (const char* key : {"name", "namespace"}) {
    const yaml::Entry named = run.config.find("metadata").find_entry(key);
    if (named && run.config.find(key).text().empty())
      entry = with_entry(run.building.nodes(), entry, named.key, named.value);
  }
  return entry;
}

bool generator(const PluginRun& run, GeneratedKind kind) {
  auto made = generate(run.building, run.loader, generator_entry(run), {}, kind);
  if (!made) return run.building.failed(made.error());
  note_generated(run.building, *made, object_agent(run.plugin));
  return run.objects.absorb(run.building, std::move(*made));
}

/// A ServiceAccount that stands for a cloud account.
bool iam_policy(const PluginRun& run) {
  yaml::Builder& nodes = run.building.nodes();
  const auto text = [&](std::string_view bytes) { return nodes.scalar(bytes, run.config.span()); };
  const yaml::Node account = run.config.find("serviceAccount");
  const std::string email = std::string(account.find("name").text()) + "@" +
                            std::string(account.find("projectId").text()) + ".iam.gserviceaccount.com";
  const yaml::Node annotations = nodes.mapping({{text("iam.gke.io/gcp-service-account"), text(email)}});
  std::vector<yaml::Entry> metadata{{text("annotations"), annotations},
                                    {text("name"), run.config.find("kubernetesService").find("name")}};
  const yaml::Node name_space = run.config.find("kubernetesService").find("namespace");
  if (name_space) metadata.push_back({text("namespace"), name_space});
  Resource out;
  out.node = nodes.mapping({{text("apiVersion"), text("v1")},
                            {text("kind"), text("ServiceAccount")},
                            {text("metadata"), nodes.mapping(metadata, run.config.span())}},
                           run.config.span());
  note_generated(run.building, out, object_agent(run.plugin));
  return run.objects.absorb(run.building, std::move(out));
}

struct Row {
  std::string_view kind;
  BuiltinTransformer run;
};

constexpr Row transformers[] = {
    {"PatchJson6902Transformer",
     [](const PluginRun& run) {
       return apply_json_patches(run.building, run.loader, run.objects, one(run, run.config), "jsonOp");
     }},
    {"PatchStrategicMergeTransformer", strategic_patches},
    {"PatchTransformer",
     [](const PluginRun& run) { return apply_patches(run.building, run.loader, run.objects, one(run, run.config)); }},
    {"PrefixSuffixTransformer", affixes},
    {"ReplacementTransformer",
     [](const PluginRun& run) {
       return apply_replacements(run.building, run.loader, run.objects, run.config.find("replacements"));
     }},
    {"ValueAddTransformer", add_value},
};

constexpr Row generators[] = {
    {"ConfigMapGenerator", [](const PluginRun& run) { return generator(run, GeneratedKind::config_map); }},
    {"SecretGenerator", [](const PluginRun& run) { return generator(run, GeneratedKind::secret); }},
    {"HelmChartInflationGenerator",
     [](const PluginRun& run) { return inflate_chart(run.building, run.loader, run.config, run.config, run.objects); }},
    {"IAMPolicyGenerator", iam_policy},
};

template <std::size_t Size>
BuiltinTransformer find(const Row (&rows)[Size], std::string_view kind) {
  for (const Row& row : rows)
    if (row.kind == kind) return row.run;
  return nullptr;
}

}  // namespace

BuiltinTransformer builtin_transformer(std::string_view kind) {
  return find(transformers, kind);
}

BuiltinTransformer builtin_generator(std::string_view kind) {
  return find(generators, kind);
}

}  // namespace rummage::kustomize
