#include "detectors/inspect/object.h"

#include "detectors/inspect/fields.h"
#include "detectors/inspect/pointer.h"
#include "detectors/inspect/structures.h"
#include "detectors/inspect/tree.h"

namespace rummage::detectors {
namespace {

void settle_below(Scope& scope, yaml::Node node, Why why) {
  Span span = node.span();
  if (span.length == 0) return;
  settle(scope, scope.below == nullptr ? span : scope.below->map(span.begin.offset, span.length), why, true);
}

void inspect_entry(Scope& scope, const yaml::Entry& entry, bool naming) {
  std::string field = std::exchange(scope.field, scope.field + pointer_step(entry.key.text()));
  inspect_tree(scope, entry.value, entry.key.text(), naming);
  scope.field = std::move(field);
}

/// Annotations hold values; everything else in metadata names things.
void inspect_metadata(Scope& scope, yaml::Node metadata) {
  scope.field = "/metadata";
  for (const yaml::Entry& entry : metadata.entries()) inspect_entry(scope, entry, entry.key.text() != "annotations");
}

void inspect_sealed(Scope& scope, yaml::Node spec) {
  scope.field = "/spec";
  for (const yaml::Entry& entry : spec.entries()) {
    if (entry.key.text() == "encryptedData")
      settle_below(scope, entry.value, Why::ciphertext);
    else
      inspect_entry(scope, entry, false);
  }
}

/// A field at the top of an object.
void inspect_top(Scope& scope, const kubernetes::Object& object, const yaml::Entry& entry, bool data_done) {
  std::string_view key = entry.key.text();
  bool data = key == "data" || key == "stringData" || key == "binaryData";
  if (key == "apiVersion" || key == "kind" || (data_done && data)) return;
  if (key == "metadata") return inspect_metadata(scope, entry.value);
  if (key == "sops" && entry.value.find("mac")) return settle_below(scope, entry.value, Why::ciphertext);
  if (key == "spec" && object.kind == "SealedSecret") return inspect_sealed(scope, entry.value);
  scope.field.clear();
  inspect_entry(scope, entry, key == "spec" && is_reference_kind(object.kind));
}

}  // namespace

void inspect_fields(Scope& scope, const kubernetes::Object& object) {
  if (object.kind == "CustomResourceDefinition") return;  // says what values look like, holds none
  if (inspect_structure(scope, object.node)) return;
  bool data_done = inspect_data(scope, object);
  scope.place = LeafPlace::field;
  for (const yaml::Entry& entry : object.node.entries()) inspect_top(scope, object, entry, data_done);
  scope.field.clear();
}

}  // namespace rummage::detectors
