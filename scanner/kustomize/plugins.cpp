#include "kustomize/plugins.h"

#include "kustomize/accumulate.h"
#include "kustomize/build_notes.h"
#include "kustomize/builtin_plugins.h"
#include "kustomize/manifest.h"
#include "kustomize/patch_text.h"
#include "kustomize/transformer_object.h"
#include "tree/path.h"

namespace rummage::kustomize {
namespace {

/// The objects that a list of paths and inline texts comes to.
bool configurations_of(Building& building, const Loader& loader, yaml::Node named, Accumulator& configured) {
  std::vector<yaml::Node> paths;
  for (const yaml::Node item : named.items()) {
    const bool is_text = item.text().find('\n') != std::string_view::npos;
    const auto text = is_text ? inline_patch(building, item) : Result<PatchText>(Error{});
    auto inlined = text ? try_objects(building, *building.parse(*text->bytes, text->text, yaml::Dialect::kustomize))
                        : Result<std::vector<Resource>>(Error{});
    if (!inlined) paths.push_back(item);
    if (inlined)
      for (Resource& plugin : *inlined) note_file(building, plugin, tree::base_name(building.where()));
    if (inlined && !configured.append(building, std::move(*inlined))) return false;
  }
  return accumulate_resources(building, loader, building.nodes().sequence(paths), configured);
}

Error not_run(const Resource& plugin) {
  return error_at("kustomize/plugin", "a plugin is not run: " + std::string(plugin.kind()), plugin.node.find("kind"));
}

bool is_builtin(const Resource& plugin) {
  return plugin.api_version() == "builtin";
}

bool run_transformer(Building& building, const Loader& loader, const Resource& plugin, Accumulator& objects) {
  const auto done = apply_transformer_object(objects.resources, plugin.node, building.transforming(objects.config()));
  if (done) return *done;
  const BuiltinTransformer run = is_builtin(plugin) ? builtin_transformer(plugin.kind()) : nullptr;
  return run == nullptr ? building.failed(not_run(plugin)) : run({building, loader, plugin.node, objects, plugin});
}

}  // namespace

bool run_transformers(Building& building, const Loader& loader, yaml::Node named, Accumulator& objects) {
  Accumulator configured;
  if (!configurations_of(building, loader, named, configured)) return false;
  for (const Resource& plugin : configured.resources) {
    if (!run_transformer(building, loader, plugin, objects)) return false;
    note_transformed(building, objects, object_agent(plugin));
    objects.changed();
  }
  return true;
}

bool run_generators(Building& building, const Loader& loader, yaml::Node named, Accumulator& objects) {
  Accumulator configured;
  if (!configurations_of(building, loader, named, configured)) return false;
  for (const Resource& plugin : configured.resources) {
    const BuiltinTransformer run = is_builtin(plugin) ? builtin_generator(plugin.kind()) : nullptr;
    if (run == nullptr ? !building.failed(not_run(plugin)) : !run({building, loader, plugin.node, objects, plugin}))
      return false;
  }
  return true;
}

bool check_validators(Building& building, const Loader& loader, yaml::Node named) {
  Accumulator configured;
  if (!configurations_of(building, loader, named, configured)) return false;
  for (const Resource& plugin : configured.resources)
    if (!building.failed(not_run(plugin))) return false;
  return true;
}

}  // namespace rummage::kustomize
