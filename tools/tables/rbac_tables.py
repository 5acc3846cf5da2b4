#!/usr/bin/env python3
"""Makes scanner/access/{api_resources,builtin_roles}_table.cpp from the Go module k8s.io/kubernetes.

    go mod download -json k8s.io/kubernetes@v1.36.0     # prints Dir
    tools/tables/rbac_tables.py DIR

Reads api/discovery/aggregated_v2.json and the golden roles of the RBAC bootstrap policy. Facts only are taken: names,
scopes, verbs, rules.
"""
import json
import pathlib
import sys

import yaml

HEAD = """// Made by tools/tables/rbac_tables.py from k8s.io/kubernetes 1.36. Do not edit.
#include "access/tables.h"

namespace rummage::access::tables {
"""
TAIL = """
}  // namespace rummage::access::tables
"""

# Verbs and resources that only the authorizer knows; no discovery lists them. Sources: pkg/registry/rbac (bind,
# escalate), the impersonation filter, pkg/registry/certificates (approve, sign, attest), the kubelet's authorizer.
RBAC_VERBS = {("rbac.authorization.k8s.io", "roles"): "bind escalate",
              ("rbac.authorization.k8s.io", "clusterroles"): "bind escalate",
              ("", "serviceaccounts"): "impersonate"}
RBAC_ONLY = [("", "users", "Cluster", "impersonate"), ("", "groups", "Cluster", "impersonate"),
             ("authentication.k8s.io", "uids", "Cluster", "impersonate"),
             ("authentication.k8s.io", "userextras", "Cluster", "impersonate"),
             ("certificates.k8s.io", "signers", "Cluster", "approve sign attest"),
             ("certificates.k8s.io", "certificatesigningrequests/nodeclient", "Cluster", "create"),
             ("certificates.k8s.io", "certificatesigningrequests/selfnodeclient", "Cluster", "create")]
RBAC_ONLY += [("", "nodes/" + sub, "Cluster", "create delete get patch update")
              for sub in "metrics log stats spec configz checkpoint healthz statusz pods".split()]
# Served once, and still written: extensions until 1.22, podsecuritypolicies until 1.25.
LEGACY = [("extensions", name, "Namespaced", "create delete deletecollection get list patch update watch")
          for name in "daemonsets deployments ingresses networkpolicies replicasets".split()]
LEGACY += [("extensions", name, "Namespaced", "get patch update") for name in
           "daemonsets/status deployments/status deployments/scale deployments/rollback ingresses/status "
           "replicasets/status replicasets/scale".split()]
LEGACY += [(group, "podsecuritypolicies", "Cluster", "create delete deletecollection get list patch update use watch")
           for group in ("extensions", "policy")]


def resources(root):
    rows = {}
    for group in json.loads((root / "api/discovery/aggregated_v2.json").read_text())["items"]:
        name = group["metadata"].get("name", "")
        for version in group["versions"]:
            for resource in version["resources"]:
                add(rows, name, resource["resource"], resource["scope"], resource["verbs"])
                for sub in resource.get("subresources", []):
                    add(rows, name, resource["resource"] + "/" + sub["subresource"], resource["scope"], sub["verbs"])
    core = json.loads((root / "api/discovery/api__v1.json").read_text())["resources"]
    for resource in core:
        add(rows, "", resource["name"], "Namespaced" if resource["namespaced"] else "Cluster", resource["verbs"])
    for group, name, scope, verbs in RBAC_ONLY + LEGACY:
        add(rows, group, name, scope, verbs.split())
    for (group, name), verbs in RBAC_VERBS.items():
        add(rows, group, name, rows[group, name][0], verbs.split())
    return rows


def add(rows, group, name, scope, verbs):
    old = rows.get((group, name), (scope, set()))
    rows[group, name] = (scope, old[1] | set(verbs))


def c_string(text):
    return json.dumps(text)


def write_resources(root, out):
    lines = []
    for (group, name), (scope, verbs) in sorted(resources(root).items(), key=lambda row: (row[0][1], row[0][0])):
        where = "namespaced" if scope == "Namespaced" else "cluster"
        lines.append(f"    {{{c_string(group)}, {c_string(name)}, ResourceScope::{where},\n"
                     f"     {c_string(' '.join(sorted(verbs)))}}},")
    body = "\n".join(lines)
    out.write_text(f"{HEAD}\nconst ApiResource api_resources[] = {{\n{body}\n}};\n"
                   f"const std::size_t api_resource_count = std::size(api_resources);\n{TAIL}")


def joined(items):
    return " ".join(item if item else "." for item in items or [])


def write_roles(root, out):
    folder = root / "plugin/pkg/auth/authorizer/rbac/bootstrappolicy/testdata"
    roles, rules = [], []
    for file in ("cluster-roles.yaml", "controller-roles.yaml", "namespace-roles.yaml"):
        for role in yaml.safe_load((folder / file).read_text())["items"]:
            roles.append(role)
    roles.sort(key=lambda role: (role["kind"], role["metadata"].get("namespace", ""), role["metadata"]["name"]))
    rows = []
    for role in roles:
        meta = role["metadata"]
        labels = [key for key, value in sorted((meta.get("labels") or {}).items()) if value == "true"]
        wanted = [key for selector in (role.get("aggregationRule") or {}).get("clusterRoleSelectors", [])
                  for key in selector["matchLabels"]]
        first = len(rules)
        for rule in role.get("rules") or []:
            rules.append(tuple(joined(rule.get(field)) for field in
                               ("verbs", "apiGroups", "resources", "resourceNames", "nonResourceURLs")))
        rows.append(f"    {{{c_string(role['kind'])}, {c_string(meta.get('namespace', ''))}, {c_string(meta['name'])},\n"
                    f"     {c_string(' '.join(labels))}, {c_string(' '.join(wanted))}, {first}, {len(rules) - first}}},")
    rule_rows = ["    {" + ", ".join(c_string(part) for part in rule) + "}," for rule in rules]
    out.write_text(HEAD + "\nconst RuleRow rule_rows[] = {\n" + "\n".join(rule_rows) + "\n};\n\nconst RoleRow role_rows[] = {\n"
                   + "\n".join(rows) + "\n};\nconst std::size_t role_row_count = std::size(role_rows);\n" + TAIL)


def main():
    root = pathlib.Path(sys.argv[1])
    target = pathlib.Path(__file__).resolve().parents[2] / "scanner/access"
    write_resources(root, target / "api_resources_table.cpp")
    write_roles(root, target / "builtin_roles_table.cpp")


main()
