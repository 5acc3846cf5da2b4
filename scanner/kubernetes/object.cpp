#include "kubernetes/object.h"

#include <algorithm>
#include <array>
#include <string>

namespace rummage::kubernetes {
namespace {

constexpr int max_list_depth = 8;  // Lists within lists; `kubectl get -o yaml` makes one level.

/// Text of a field that must be a plain value; empty when it is not, or when it is template text.
std::string_view plain(yaml::Node node) {
  std::string_view text = node.is_scalar() && !node.is_null() ? node.text() : std::string_view();
  return text.find("{{") == std::string_view::npos ? text : std::string_view();
}

/// A kind is a Go type name: an upper-case letter, then letters and digits.
bool is_kind(std::string_view text) {
  auto alphanumeric = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
  return !text.empty() && text[0] >= 'A' && text[0] <= 'Z' && std::all_of(text.begin(), text.end(), alphanumeric);
}

struct ListContext {
  std::string_view api_version, item_kind;  // what items that name none of their own are
  int depth = 0;
};

class Collector {
 public:
  Collector(const yaml::Document& document, std::uint32_t index) : document_(document), index_(index) {}
  std::vector<Object> take() { return std::move(objects_); }

  void visit(yaml::Node node, const ListContext& list) {
    std::string_view api_version = plain(node.find("apiVersion")), kind = plain(node.find("kind"));
    if (api_version.empty()) api_version = list.api_version;
    if (kind.empty()) kind = list.item_kind;
    if (!node.is_mapping() || api_version.empty() || !is_kind(kind)) return;
    if (kind.ends_with("List") && node.find("items").is_sequence())
      items(node.find("items"), api_version, kind, list.depth);
    else
      add(node, api_version, kind);
  }

 private:
  void items(yaml::Node nodes, std::string_view api_version, std::string_view kind, int depth) {
    if (depth >= max_list_depth) return;
    ListContext inner{.depth = depth + 1};
    if (kind != "List") inner.api_version = api_version, inner.item_kind = kind.substr(0, kind.size() - 4);
    for (yaml::Node item : nodes.items()) visit(item, inner);
  }

  void add(yaml::Node node, std::string_view api_version, std::string_view kind) {
    yaml::Node metadata = node.find("metadata");
    objects_.push_back({.api_version = api_version,
                        .kind = kind,
                        .ns = plain(metadata.find("namespace")),
                        .name = plain(metadata.find("name")),
                        .generate_name = plain(metadata.find("generateName")),
                        .node = node,
                        .arena = document_.arena,
                        .span = node.span(),
                        .document = index_,
                        .object_class = class_of(api_version, kind)});
  }

  const yaml::Document& document_;
  std::uint32_t index_;
  std::vector<Object> objects_;
};

// Groups of files that programs read. Facts: the types' packages in kubernetes/kubernetes 1.36 (staging/src/k8s.io/
// {kubelet,apiserver,kube-proxy,kube-scheduler}/config), kubernetes-sigs/kustomize, kubeadm, kind, k3d.
constexpr std::array<std::string_view, 18> configuration_groups = {"kustomize.config.k8s.io",
                                                                   "kubelet.config.k8s.io",
                                                                   "kubeadm.k8s.io",
                                                                   "kubeproxy.config.k8s.io",
                                                                   "kubescheduler.config.k8s.io",
                                                                   "kubecontrollermanager.config.k8s.io",
                                                                   "apiserver.config.k8s.io",
                                                                   "apiserver.k8s.io",
                                                                   "audit.k8s.io",
                                                                   "client.authentication.k8s.io",
                                                                   "kind.x-k8s.io",
                                                                   "k3d.io",
                                                                   "pod-security.admission.config.k8s.io",
                                                                   "eventratelimit.admission.k8s.io",
                                                                   "podtolerationrestriction.admission.k8s.io",
                                                                   "resourcequota.admission.k8s.io",
                                                                   "imagepolicy.k8s.io",
                                                                   "eksctl.io"};

}  // namespace

std::string_view Object::group() const {
  std::size_t slash = api_version.find('/');
  return slash == std::string_view::npos ? std::string_view() : api_version.substr(0, slash);
}

std::string_view Object::version() const {
  std::size_t slash = api_version.find('/');
  return slash == std::string_view::npos ? api_version : api_version.substr(slash + 1);
}

bool Object::is(std::string_view wanted_group, std::string_view wanted_kind) const {
  return object_class == ObjectClass::resource && kind == wanted_kind && group() == wanted_group;
}

Span Object::name_span() const {
  for (yaml::Node candidate : {metadata().find("name"), metadata().find("generateName"), node.find("kind")})
    if (candidate) return candidate.span();
  return span;
}

std::string Object::title() const {
  std::string title(kind);
  title += ' ';
  if (!ns.empty()) title.append(ns) += '/';
  return title.append(name.empty() ? generate_name : name);
}

ObjectClass class_of(std::string_view api_version, std::string_view kind) {
  std::size_t slash = api_version.find('/');
  std::string_view group = slash == std::string_view::npos ? std::string_view() : api_version.substr(0, slash);
  bool is_file =
      std::find(configuration_groups.begin(), configuration_groups.end(), group) != configuration_groups.end();
  // kubeconfig ("v1", "Config") and the old forms of the encryption and admission files have the core group.
  if (group.empty() && (kind == "Config" || kind == "EncryptionConfig" || kind == "EncryptionConfiguration"))
    is_file = true;
  return is_file ? ObjectClass::configuration : ObjectClass::resource;
}

std::vector<Object> objects_of(const yaml::Document& document, std::uint32_t index) {
  Collector collector(document, index);
  collector.visit(document.root, {});
  return collector.take();
}

std::vector<Object> objects_of(const yaml::Parsed& parsed) {
  std::vector<Object> all;
  for (std::uint32_t index = 0; index < parsed.documents.size(); ++index)
    for (Object& object : objects_of(parsed.documents[index], index)) all.push_back(std::move(object));
  return all;
}

}  // namespace rummage::kubernetes
