#include "kustomize/patches.h"

#include "kustomize/edit.h"
#include "kustomize/json_patch.h"
#include "kustomize/patch_metadata.h"
#include "kustomize/patch_objects.h"
#include "kustomize/selector.h"
#include "kustomize/strategic_merge.h"

namespace rummage::kustomize {
namespace {

Error wrong(std::string message, yaml::Node at) {
  return error_at("kustomize/patch", std::move(message), at);
}

PatchOptions options_of(yaml::Node entry) {
  const yaml::Node options = entry.find("options");
  return {options.find("allowNameChange").as_bool().value_or(false),
          options.find("allowKindChange").as_bool().value_or(false)};
}

bool patch_object(Building& building, Resource& object, yaml::Node patch, PatchOptions options) {
  if (options.name || options.kind) {
    remember_id(object);
    object.built = true;
  }
  lose_notes(object, patch);
  auto merged = strategic_merge(building.nodes(), building.schema(), object.node, patch);
  if (!merged) return building.failed(merged.error());
  const yaml::Node kept = *merged ? with_identity_of(building.nodes(), *merged, object.node, options) : yaml::Node();
  object.node = followed(building.nodes(), object.node, kept, object.shared);
  return true;
}

/// A patch without a target is for the one object that has or had its id.
bool patch_by_id(Building& building, Accumulator& objects, const Resource& patch, PatchOptions options, bool fit) {
  const std::vector<std::size_t> found = find_by_any_id(objects.resources, patch);
  if (found.size() == 1) {
    Resource& object = objects.resources[found.front()];
    return patch_object(building, object, fit ? fitted(building.nodes(), patch.node, object.node) : patch.node,
                        options);
  }
  const std::string what = std::string(patch.kind()) + " " + std::string(patch.name());
  const yaml::Node name = patch.node.find("metadata").find("name");
  if (found.empty())
    return building.failed(error_at("kustomize/no-target", "no object fits the patch of " + what, name));
  return building.failed(wrong("several objects fit the patch of " + what, name));
}

bool patch_by_target(Building& building, Accumulator& objects, const Resource& patch, const Selector& target,
                     PatchOptions options) {
  for (Resource& object : objects.resources) {
    if (!is_meant(target, object)) continue;
    const yaml::Node own = fitted(building.nodes(), patch.node, object.node);
    if (!patch_object(building, object, own, options)) return false;
  }
  return true;
}

/// Lenient: each operation for itself, so that the others are carried out when one cannot be.
bool patch_with(Building& building, Resource& object, yaml::Node operations) {
  for (const yaml::Node operation : operations.items()) {
    const yaml::Node one = building.strict() ? operations : building.nodes().sequence({operation}, operation.span());
    auto patched = json_patch(building.nodes(), object.node, one);
    if (!patched && !building.failed(patched.error())) return false;
    if (patched) object.node = *patched;
    if (building.strict()) break;
  }
  return true;
}

bool is_json_patch(yaml::Node document) {
  if (!document.is_sequence()) return false;
  for (const yaml::Node item : document.items())
    if (!item.is_mapping()) return false;
  return true;
}

bool carry_out(Building& building, Accumulator& objects, yaml::Node operations, const Selector& target, bool remember) {
  for (Resource& object : objects.resources) {
    if (!is_meant(target, object)) continue;
    if (remember) remember_id(object);
    open_notes(building, object);
    object.shared.clear();  // the object is made anew from its JSON
    if (!patch_with(building, object, operations)) return false;
    close_notes(building.nodes(), object);
  }
  return true;
}

/// The operations of a JSON patch; absent: it is none.
yaml::Node operations_of(Building& building, const PatchText& text) {
  const auto parsed = building.parse(*text.bytes, text.text, yaml::Dialect::kubernetes);
  const bool read = !parsed->documents.empty() && !Building::refusal(*parsed);
  return read && is_json_patch(parsed->documents.front().root) ? parsed->documents.front().root : yaml::Node();
}

bool apply_strategic(Building& building, Accumulator& objects, yaml::Node entry, const std::vector<Resource>& patches) {
  const PatchOptions options = options_of(entry);
  const yaml::Node target = entry.find("target");
  if (missing_or_null(target)) {
    for (const Resource& patch : patches)
      if (!patch_by_id(building, objects, patch, options, false)) return false;
    return true;
  }
  if (patches.size() > 1) return building.failed(wrong("several patches stand in an entry that has a target", entry));
  const auto selector = Selector::read(target);
  if (!selector) return building.failed(selector.error());
  return patches.empty() || patch_by_target(building, objects, patches.front(), *selector, options);
}

bool apply_entry(Building& building, Accumulator& objects, yaml::Node entry, const PatchText& text) {
  const auto patches = patch_objects(building, text);
  if (patches) return apply_strategic(building, objects, entry, *patches);
  const yaml::Node operations = operations_of(building, text);
  if (!operations) return building.failed(patches.error());
  const yaml::Node target = entry.find("target");
  if (missing_or_null(target)) return building.failed(wrong("a JSON patch has no target", entry));
  const auto selector = Selector::read(target);
  if (!selector) return building.failed(selector.error());
  return carry_out(building, objects, operations, *selector, true);
}

/// Reads `path` or the inline text of an entry; exactly one of them is there.
Result<PatchText> text_of(Building& building, const Loader& loader, yaml::Node entry, const char* inline_key) {
  const yaml::Node path = entry.find("path"), text = entry.find(inline_key);
  if (path.text().empty() == text.text().empty()) return wrong("an entry has a path or a text, and not both", entry);
  return path.text().empty() ? inline_patch(building, text) : patch_file(loader, path);
}

bool apply_json_entry(Building& building, const Loader& loader, Accumulator& objects, yaml::Node entry,
                      const char* inline_key) {
  if (entry.find("target").find("name").text().empty())
    return building.failed(wrong("a JSON patch has no target with a name", entry));
  auto text = text_of(building, loader, entry, inline_key);
  if (!text) return building.failed(text.error());
  const yaml::Node operations = operations_of(building, *text);
  if (operations.size() == 0) return building.failed(wrong("this is no JSON patch", entry));
  const auto selector = Selector::read(entry.find("target"));
  if (!selector) return building.failed(selector.error());
  return carry_out(building, objects, operations, *selector, false);
}

/// The patches of an item of patchesStrategicMerge: a text, else a path.
Result<std::vector<Resource>> strategic_item(Building& building, const Loader& loader, yaml::Node item) {
  if (item.text().find('\n') != std::string_view::npos || item.text().find(": ") != std::string_view::npos) {
    auto text = inline_patch(building, item);
    if (!text) return text.take_error();
    auto patches = patch_objects(building, *text);
    if (patches) return patches;
  }
  auto text = patch_file(loader, item);
  if (!text) return text.take_error();
  return patch_objects(building, *text);
}

}  // namespace

bool apply_patches(Building& building, const Loader& loader, Accumulator& objects, yaml::Node patches) {
  for (const yaml::Node entry : patches.items()) {
    auto text = text_of(building, loader, entry, "patch");
    if (text ? !apply_entry(building, objects, entry, *text) : !building.failed(text.error())) return false;
    objects.changed();
  }
  return true;
}

bool apply_strategic_patches(Building& building, const Loader& loader, Accumulator& objects, yaml::Node patches) {
  std::vector<Resource> all;
  for (const yaml::Node item : patches.items()) {
    auto read = strategic_item(building, loader, item);
    if (!read && !building.failed(read.error())) return false;
    if (read) all.insert(all.end(), read->begin(), read->end());
  }
  for (const Resource& patch : all) {
    if (!patch_by_id(building, objects, patch, {}, true)) return false;
    objects.changed();
  }
  return true;
}

bool apply_json_patches(Building& building, const Loader& loader, Accumulator& objects, yaml::Node patches,
                        const char* operations) {
  for (const yaml::Node entry : patches.items()) {
    if (!apply_json_entry(building, loader, objects, entry, operations)) return false;
    objects.changed();
  }
  return true;
}

}  // namespace rummage::kustomize
