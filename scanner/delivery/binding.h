#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/span.h"
#include "delivery/inline_values.h"

namespace rummage::delivery {

/// Who says so.
enum class Deliverer : std::uint8_t {
  argo_application,
  argo_application_set,
  flux_kustomization,
  flux_helm_release,
  helmfile,
  pipeline,  ///< a job of a CI workflow
  compose,
};

const char* name(Deliverer deliverer);  ///< "Argo CD Application", ...

/// A file or folder that a binding names, and the scalar that names it.
struct NamedPath {
  std::string path;  ///< relative to the repository's root, normalized; empty when it cannot be known
  std::string written;
  Span span;
};

/// "This unit goes there, with these values": one per source of an Application, generated element of an
/// ApplicationSet, Flux object, helmfile release or deploy command. Facts only; nothing is fetched or guessed.
struct Binding {
  Deliverer by = Deliverer::argo_application;
  std::string file;     ///< the file that says so
  Span span;            ///< its name there
  std::string name;     ///< of the Application, release or job
  std::string release;  ///< of a chart, where it is not called as `name` says
  std::string
      repository;  ///< address as written. Offline nobody knows whose it is: a path that exists here is taken as here
  NamedPath unit;  ///< chart, kustomization or folder of manifests
  std::string chart;                         ///< name of a chart from a registry; empty: none
  std::vector<NamedPath> values;             ///< values files, in order
  bool replaces_defaults = false;            ///< those files stand in place of the chart's own values.yaml
  std::vector<NamedPath> environment_files;  ///< that say what its environment is to templates, and that no chart reads
  std::vector<InlineValues> inline_values;   ///< that the object holds itself, in order
  std::string environment;                   ///< said outright: helmfile's or the job's environment; empty: not
  std::string cluster;                       ///< destination name, server or kubeconfig context; empty: not said
  std::string ns;                            ///< destination namespace
  std::string project;                       ///< Argo CD project
  std::vector<std::pair<std::string, std::string>> labels;
};

}  // namespace rummage::delivery
