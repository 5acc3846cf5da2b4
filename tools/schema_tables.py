#!/usr/bin/env python3
"""Writes the generated tables of scanner/schema.

Usage: tools/schema_tables.py KUBERNETES_SOURCE KUSTOMIZE_FACTS OPENAPI_BUNDLE
KUBERNETES_SOURCE: an unpacked Go module k8s.io/kubernetes (the discovery documents and the default RBAC policy).
KUSTOMIZE_FACTS: a folder with fieldspecs.tsv and merge-keys-1.21.tsv.
OPENAPI_BUNDLE: kyaml's bundle of the Kubernetes 1.21.2 OpenAPI (kubernetes-openapi-union-v1.21.2.bundle-v1.json.gz).
"""
import csv
import glob
import gzip
import json
import os
import sys

import yaml

VERBS = ["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"]
POLICY = "plugin/pkg/auth/authorizer/rbac/bootstrappolicy/testdata"
# Roles that OpenShift's API server adds.
OPENSHIFT = """
- kind: ClusterRole
  metadata: {name: "system:openshift:public-info-viewer"}
  rules: [{nonResourceURLs: [/.well-known, /.well-known/*], verbs: [get]}]
- kind: ClusterRole
  metadata: {name: "system:controller:service-ca-cert-publisher"}
  rules:
  - {apiGroups: [""], resources: [configmaps], verbs: [create, update]}
  - {apiGroups: ["", events.k8s.io], resources: [events], verbs: [create, patch, update]}
"""


def quote(text):
    return json.dumps(text, ensure_ascii=True)


def version_rank(version):
    """Stable before beta before alpha, newer before older."""
    stage = 0 if "alpha" not in version and "beta" not in version else 1 if "beta" in version else 2
    digits = [int(n) for n in version.replace("alpha", " ").replace("beta", " ").replace("v", " ").split()]
    return (stage, [-n for n in digits])


def discovery(source):
    """(group, plural) -> facts, newest version first."""
    found = {}
    for path in glob.glob(os.path.join(source, "api/discovery/*__v*.json")):
        document = json.load(open(path, encoding="utf-8"))
        group, _, version = document["groupVersion"].rpartition("/")
        for row in document["resources"]:
            found.setdefault((group, row["name"]), {})[version] = row
    return dict(sorted(found.items()))


def verbs_of(row):
    return " | ".join(f"verb_{verb}" for verb in VERBS if verb in row["verbs"]) or "0"


def write_resources(facts, out):
    with open(os.path.join(out, "resources.inc"), "w", encoding="utf-8") as file:
        for (group, name), versions in facts.items():
            newest = min(versions, key=version_rank)
            row = versions[newest]
            ordered = " ".join(sorted(versions, key=version_rank))
            if "/" in name:
                continue
            scope = "namespaced" if row["namespaced"] else "cluster"
            file.write(f"{{{quote(group)}, {quote(row['kind'])}, {quote(name)}, {quote(ordered)}, "
                       f"Scope::{scope}, {verbs_of(row)}}},\n")
    with open(os.path.join(out, "subresources.inc"), "w", encoding="utf-8") as file:
        for (group, name), versions in facts.items():
            if "/" in name:
                resource, subresource = name.split("/", 1)
                row = versions[min(versions, key=version_rank)]
                file.write(f"{{{quote(group)}, {quote(resource)}, {quote(subresource)}, {verbs_of(row)}}},\n")


class Lists:
    """Equal lists of words are written once."""

    def __init__(self):
        self.numbers = {}

    def name(self, words):
        if not words:
            return "{}"
        return f"list_{self.numbers.setdefault(tuple(words), len(self.numbers))}"

    def write(self, file):
        for words, number in self.numbers.items():
            file.write(f"constexpr std::string_view list_{number}[] = {{{', '.join(map(quote, words))}}};\n")


def policy_items(source, names):
    for name in names:
        with open(os.path.join(source, POLICY, name + ".yaml"), encoding="utf-8") as file:
            yield from yaml.safe_load(file)["items"]


def roles_of(source):
    roles = {}
    for item in policy_items(source, ["cluster-roles", "controller-roles", "namespace-roles"]):
        roles[(item["kind"], item["metadata"].get("namespace", ""), item["metadata"]["name"])] = item
    for item in policy_items(source, ["cluster-roles-featuregates"]):
        roles.setdefault((item["kind"], "", item["metadata"]["name"]), item)
    for item in yaml.safe_load(OPENSHIFT):
        roles.setdefault((item["kind"], "", item["metadata"]["name"]), item)
    return roles


def true_labels(labels):
    prefix = "rbac.authorization.k8s.io/"
    return [key for key, value in sorted((labels or {}).items()) if value == "true" and key.startswith(prefix)]


def aggregated(role):
    selectors = (role.get("aggregationRule") or {}).get("clusterRoleSelectors", [])
    return [key for selector in selectors for key in true_labels(selector.get("matchLabels"))]


def write_roles(source, out):
    lists, rules, rows = Lists(), [], []
    for (kind, namespace, name), role in sorted(roles_of(source).items()):
        first = len(rules)
        for rule in role.get("rules") or []:
            fields = ["apiGroups", "resources", "resourceNames", "nonResourceURLs", "verbs"]
            rules.append("{" + ", ".join(lists.name(rule.get(field)) for field in fields) + "}")
        labels = lists.name(true_labels(role["metadata"].get("labels")))
        rows.append(f"{{RoleKind::{'role' if kind == 'Role' else 'cluster_role'}, {quote(namespace)}, {quote(name)}, "
                    f"{{rules + {first}, {len(rules) - first}}}, {labels}, {lists.name(aggregated(role))}}}")
    with open(os.path.join(out, "builtin_roles.inc"), "w", encoding="utf-8") as file:
        lists.write(file)
        file.write("\nconstexpr PolicyRule rules[] = {\n" + "".join(f"    {rule},\n" for rule in rules) + "};\n\n")
        file.write("constexpr BuiltinRole roles[] = {\n" + "".join(f"    {row},\n" for row in rows) + "};\n")


def write_bindings(source, out):
    names = ["cluster-role-bindings", "controller-role-bindings", "namespace-role-bindings"]
    rows = []
    for item in policy_items(source, names):
        role = item["roleRef"]
        for subject in item.get("subjects") or []:
            rows.append(", ".join([
                quote(item["metadata"].get("namespace", "")), quote(item["metadata"]["name"]),
                "RoleKind::" + ("role" if role["kind"] == "Role" else "cluster_role"), quote(role["name"]),
                quote(subject["kind"]), quote(subject.get("namespace", "")), quote(subject["name"])]))
    with open(os.path.join(out, "builtin_bindings.inc"), "w", encoding="utf-8") as file:
        file.writelines(f"{{{row}}},\n" for row in sorted(rows))


def rows_of(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        yield from csv.DictReader(file, delimiter="\t")


def write_merge_keys(folder, out):
    with open(os.path.join(out, "merge_keys.inc"), "w", encoding="utf-8") as file:
        for row in rows_of(folder, "merge-keys-1.21.tsv"):
            fields = ["definition", "field", "patch_strategy", "patch_merge_key", "list_map_keys", "list_type"]
            file.write("{" + ", ".join(quote(row[field]) for field in fields) + "},\n")


def target_of(prop):
    """The definition that a property holds, itself or in its list."""
    ref = prop.get("items", {}).get("$ref") if prop.get("type") == "array" else prop.get("$ref")
    return ref.split("/")[-1] if ref else ""


def merges(prop):
    return prop.get("type") == "array" and "merge" in prop.get("x-kubernetes-patch-strategy", "").split(",")


def write_merge_types(bundle, out):
    """The ways from a kind to the lists that a strategic merge patch merges, and no others."""
    with gzip.open(bundle) as file:
        facts = json.load(file)
    properties = {n: d.get("properties", {}) for n, d in facts["definitions"].items() if not n.endswith("List")}
    leads = {name for name, fields in properties.items() if any(merges(p) for p in fields.values())}
    size = 0
    while size != len(leads):
        size = len(leads)
        leads |= {n for n, fields in properties.items() if any(target_of(p) in leads for p in fields.values())}
    with open(os.path.join(out, "merge_types.inc"), "w", encoding="utf-8") as file:
        for name in sorted(leads):
            for field, prop in sorted(properties[name].items()):
                if target_of(prop) in leads:
                    file.write(f"{{{quote(name)}, {quote(field)}, {quote(target_of(prop))}}},\n")
    roots = {(r["apiVersion"], r["kind"], r["definition"]) for r in facts["resources"] if r.get("definition") in leads}
    with open(os.path.join(out, "merge_roots.inc"), "w", encoding="utf-8") as file:
        file.writelines("{" + ", ".join(map(quote, row)) + "},\n" for row in sorted(roots))


def write_field_specs(folder, out):
    with open(os.path.join(out, "field_specs.inc"), "w", encoding="utf-8") as file:
        for row in rows_of(folder, "fieldspecs.tsv"):
            fields = ["config", "referral_target", "group", "version", "kind", "path"]
            create = "true" if row["create"] == "True" else "false"
            file.write("{" + ", ".join(quote(row[field]) for field in fields) + f", {create}}},\n")


def main():
    source, kustomize, bundle = sys.argv[1:4]
    out = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "scanner", "schema", "tables")
    os.makedirs(out, exist_ok=True)
    write_resources(discovery(source), out)
    write_roles(source, out)
    write_bindings(source, out)
    write_merge_keys(kustomize, out)
    write_merge_types(bundle, out)
    write_field_specs(kustomize, out)


if __name__ == "__main__":
    main()
