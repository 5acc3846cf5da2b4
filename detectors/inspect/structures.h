#pragma once

#include "detectors/inspect/scope.h"
#include "yaml/node.h"

namespace rummage::detectors {

/// Files of a known form, parsed: a Docker configuration (`auths`), a kubeconfig (`users`). Adds what credentials they
/// hold and gives true; false for anything else.
bool inspect_structure(Scope& scope, yaml::Node root);

/// `auths`, or the mapping of registries itself in the old form `.dockercfg`.
void inspect_docker_config(Scope& scope, yaml::Node registries);
/// The entries of `users` of a kubeconfig.
void inspect_kubeconfig(Scope& scope, yaml::Node root);

}  // namespace rummage::detectors
