#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "yaml/parse.h"

namespace rummage::kubernetes {

/// What a mapping with `apiVersion` and `kind` is.
enum class ObjectClass : std::uint8_t {
  resource,       ///< something that an API server keeps
  configuration,  ///< a file that a program reads (kubelet, API server, Kustomize, kubeconfig): never in a cluster
};

/// One Kubernetes object as written. Its texts are views into the document's arena, which it keeps alive; copied
/// freely.
struct Object {
  std::string_view api_version, kind;
  std::string_view ns;             ///< metadata.namespace as written; empty: not written, or a cluster-scoped object
  std::string_view name;           ///< metadata.name; empty: not written
  std::string_view generate_name;  ///< metadata.generateName
  yaml::Node node;                 ///< the object's own mapping
  std::shared_ptr<const yaml::Arena> arena;
  Span span;                   ///< of `node`
  std::uint32_t document = 0;  ///< index of its document in Parsed::documents
  std::uint32_t site = 0;      ///< passed through for the engine: which of the run's paths it was read at (Draft::site)
  std::uint32_t unit = 0;      ///< likewise: the number of the unit that rendered it; 0: it stands as it is
  ObjectClass object_class = ObjectClass::resource;

  /// The API group: empty for the core group.
  std::string_view group() const;
  std::string_view version() const;
  /// True for a resource of this group and kind, whatever the version.
  bool is(std::string_view wanted_group, std::string_view wanted_kind) const;
  yaml::Node metadata() const { return node.find("metadata"); }
  yaml::Node spec() const { return node.find("spec"); }
  yaml::Node labels() const { return metadata().find("labels"); }
  yaml::Node annotations() const { return metadata().find("annotations"); }
  /// Place of metadata.name, else of metadata.generateName, else of `kind`.
  Span name_span() const;
  /// "Kind namespace/name" for messages, as far as written.
  std::string title() const;
};

/// The objects of a document, in order; items of a `List` or of a `*List` kind are objects of their own (with the kind
/// that the list implies when they name none). What is no object gives none: values files, Chart.yaml, CI files, a
/// scalar, a mapping whose `apiVersion` or `kind` is no plain text or holds template text.
std::vector<Object> objects_of(const yaml::Document& document, std::uint32_t index);
/// The same for every document of a text.
std::vector<Object> objects_of(const yaml::Parsed& parsed);

/// Groups whose objects are files for programs: kustomize.config.k8s.io, kubelet.config.k8s.io, audit.k8s.io, ...
ObjectClass class_of(std::string_view api_version, std::string_view kind);

}  // namespace rummage::kubernetes
