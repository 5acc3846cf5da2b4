#include "engine/config/config.h"

namespace rummage::engine {

std::string_view config_template() {
  return R"(# What Rummage should know about this repository. Every key is optional; `rummage config check` reads it.
version: 1

# extends: [shared/rummage.yaml]  # read first, relative to this file; keys below stand over theirs

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
#   enable: ["hygiene/secret-in-env"]   # though a file that this one extends disables it
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

# policies:                       # thresholds
#   token_lifetime: 1d            # a mounted token that stays valid longer is told
#   rotation_age: 90d             # accepted; no policy asks for it yet

# Credentials in clear that are none: what is found of them is suppressed, wherever and however encoded they stand.
# test_values: ["only-for-tests"]

# tag_salt: any random text       # of the values' tags in exceptions and baseline; `rummage ignore` writes one

# exceptions:
#   - rule: secret/password
#     path: "test/**"
#     reason: test                # test, false-positive, rotated or accepted
#     justification: only ever used against the database of the test runner
#     expires: 2027-06-30         # needed for accepted
#   - object: Secret/shop/db      # Kind/namespace/name, globs allowed
#     field: "/data/*"
#     fingerprint: as the report prints it
#     tag: 0                      # of the value that is excepted; `rummage ignore` writes it
#     justification: why this is right
#     approved_by: who says so
#     expires: 2027-06-30
)";
}

}  // namespace rummage::engine
