#include "helm/render/manifest.h"

#include <algorithm>
#include <array>

#include "helm/chart/typed_fields.h"
#include "helm/chart/unicode_text.h"
#include "yaml/parse.h"

namespace rummage::helm {
namespace {

constexpr std::string_view marker = "---";

// The class \s of Go's regular expressions.
bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

// The next separator at or behind `from`: where its blanks begin, and where it ends.
bool find_separator(std::string_view text, std::size_t from, std::size_t& begin, std::size_t& end) {
  std::size_t at = std::string_view::npos;
  if (from == 0 && text.starts_with(marker)) {
    begin = at = 0;
  } else {
    const std::size_t found = text.find("\n---", from);
    if (found == text.npos) return false;
    begin = found;
    while (begin > from && is_blank(text[begin - 1])) --begin;
    at = found + 1;
  }
  end = at + marker.size();
  while (end < text.size() && is_blank(text[end])) ++end;
  return true;
}

void add(std::string_view whole, std::string_view part, std::vector<ManifestCut>& into) {
  part = trim_space(part);
  if (part.empty()) return;
  into.push_back({static_cast<std::uint32_t>(part.data() - whole.data()), static_cast<std::uint32_t>(part.size())});
}

Status read_texts(yaml::Node root, ManifestHead& head) {
  const auto into = [](yaml::Node value, std::string& text) -> Status {
    MetaText read;
    Status done = read_text(value, read);
    text = std::move(read.value);
    return done;
  };
  if (Status done = into(field(root, "apiVersion").value, head.api_version); !done) return done;
  if (Status done = into(field(root, "kind").value, head.kind); !done) return done;
  const yaml::Node metadata = field(root, "metadata").value;
  if (!metadata || metadata.is_null()) return Done{};
  if (!metadata.is_mapping()) return wrong_metadata("metadata is a mapping", metadata);
  if (Status done = into(field(metadata, "name").value, head.name); !done) return done;
  const yaml::Node name_space = metadata.find("namespace");
  if (name_space.is_scalar()) head.name_space = std::string(name_space.text());
  const yaml::Node annotations = field(metadata, "annotations").value;
  if (!annotations || annotations.is_null()) return Done{};
  if (!annotations.is_mapping()) return wrong_metadata("annotations are a mapping", annotations);
  std::string ignored;
  for (const yaml::Entry& entry : annotations.entries()) {
    const bool hook = entry.key.text() == "helm.sh/hook";
    head.has_hook |= hook;
    if (Status done = into(entry.value, hook ? head.hook : ignored); !done) return done;
  }
  return Done{};
}

Error invalid(std::string message) {
  return {"helm/invalid-manifest", std::move(message), {}, nullptr};
}

constexpr std::array<std::string_view, 38> install_order = {
    "PriorityClass", "Namespace", "NetworkPolicy", "ResourceQuota", "LimitRange", "PodSecurityPolicy",
    "PodDisruptionBudget", "ServiceAccount", "Secret", "SecretList", "ConfigMap", "StorageClass", "PersistentVolume",
    "PersistentVolumeClaim", "CustomResourceDefinition", "ClusterRole", "ClusterRoleList", "ClusterRoleBinding",
    "ClusterRoleBindingList", "Role", "RoleList", "RoleBinding", "RoleBindingList", "Service", "DaemonSet", "Pod",
    "ReplicationController", "ReplicaSet", "Deployment", "HorizontalPodAutoscaler", "StatefulSet", "Job", "CronJob",
    "IngressClass", "Ingress", "APIService",
    // Helm 4 only:
    "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"};
constexpr std::size_t helm3_kinds = 36;

constexpr std::array<std::string_view, 10> hook_names = {"pre-install", "post-install", "pre-delete",   "post-delete",
                                                         "pre-upgrade", "post-upgrade", "pre-rollback", "post-rollback",
                                                         "test",        "test-success"};

}  // namespace

std::vector<ManifestCut> split_manifests(std::string_view file) {
  std::vector<ManifestCut> cuts;
  const std::string_view text = trim_space(file);
  std::size_t from = 0, begin = 0, end = 0;
  while (find_separator(text, from, begin, end)) {
    add(file, text.substr(from, begin - from), cuts);
    from = end;
  }
  add(file, text.substr(from), cuts);
  return cuts;
}

Result<ManifestHead> read_head(std::string_view document) {
  const yaml::Parsed parsed = yaml::parse(document, 0);
  for (const yaml::Issue& issue : parsed.issues) {
    const bool first = parsed.documents.empty() || issue.span.begin < parsed.documents.front().span.begin;
    if (issue.fatal && first)
      return invalid("YAML parse error on line " + std::to_string(issue.line) + ": " + issue.message);
  }
  ManifestHead head;
  if (parsed.documents.empty()) return head;
  const yaml::Node root = parsed.documents.front().root;
  if (!root || root.is_null()) return head;
  if (!root.is_mapping()) return invalid("a document is no mapping");
  if (Status read = read_texts(root, head); !read) return invalid(read.error().message);
  return head;
}

bool read_hooks(std::string_view annotation, std::vector<std::string>& into) {
  for (;;) {
    const std::size_t comma = annotation.find(',');
    std::string name(trim_space(annotation.substr(0, comma)));
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
    if (std::find(hook_names.begin(), hook_names.end(), name) == hook_names.end()) return false;
    into.push_back(name == "test-success" ? "test" : std::move(name));
    if (comma == annotation.npos) return true;
    annotation.remove_prefix(comma + 1);
  }
}

KindRank kind_rank(std::string_view kind, int helm) {
  const auto end = install_order.begin() + (helm >= 4 ? install_order.size() : helm3_kinds);
  const auto found = std::find(install_order.begin(), end, kind);
  if (found == end) return {static_cast<std::uint32_t>(install_order.size()), kind};
  return {static_cast<std::uint32_t>(found - install_order.begin()), {}};
}

}  // namespace rummage::helm
