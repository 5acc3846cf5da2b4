#include "engine/config/config.h"

namespace rummage::engine {

std::string_view config_template() {
  return R"(# What Rummage should know about this repository. Every key is optional; `rummage config check` reads it.
version: 1

# Which paths belong to which environment. Rummage finds most by itself; reports name them.
# environments:
#   production: {class: prod, globs: ["clusters/eu-1/**"]}
#   staging: {class: stage, globs: ["clusters/eu-2/**"]}

# scan:
#   exclude: ["third_party/**"]   # counted, with this reason
#   max_file_size: 64MiB
#   decode_depth: 3
#   archive_depth: 2

# rules:
#   disable: ["hygiene/secret-in-env"]
#   since: "0.1"                  # rules newer than this report and never fail

# gate:
#   fail_on: {secret: medium, rbac: high, environments: {dev: critical}}
#   new_ignores: allow            # or block: marks that a change adds do not count

# hook:
#   budget: 1s

# render:
#   values:                       # layers besides those found beside a chart; paths and globs from the root
#     charts/shop: [[config/base.yaml, config/prod.yaml], [config/base.yaml, config/dev.yaml]]
#   kube_version: 1.32.0          # that charts see; default: the one that Helm was built with
#   api_versions: ["monitoring.coreos.com/v1"]   # besides those that Helm knows

# sharing:
#   allowed: [[stage, test]]

# exceptions:
#   - rule: secret/password
#     path: "test/**"
#     reason: test                # test, false-positive, rotated or accepted
#     justification: only ever used against the database of the test runner
#     expires: 2027-06-30         # needed for accepted
)";
}

}  // namespace rummage::engine
