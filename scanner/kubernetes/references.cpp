#include "kubernetes/references.h"

#include <array>

#include "kubernetes/pod_spec.h"

namespace rummage::kubernetes {
namespace {

class References {
 public:
  std::vector<Reference> take() { return std::move(found_); }

  /// `entry` is the whole item; `name` and `key` are nodes of it. A reference without a name refers to nothing.
  void add(Reference reference, yaml::Node entry, yaml::Node name, yaml::Node key = {}) {
    if (name.text().empty()) return;
    reference.name = name.text();
    reference.key = key.text();
    reference.name_span = name.span();
    reference.key_span = key ? key.span() : name.span();
    reference.span = entry.span();
    found_.push_back(reference);
  }

  void pod(const PodSpec& pod) {
    for (const Container& container : pod.containers()) env(container);
    for (const Volume& item : pod.volumes()) volume(item);
    image_pull(pod.node);
    for (const char* field : {"serviceAccountName", "serviceAccount"})
      if (yaml::Node name = pod.node.find(field); !name.text().empty())
        return add({.target = ReferenceTarget::service_account, .use = ReferenceUse::account}, name, name);
  }

  void image_pull(yaml::Node holder) {
    for (yaml::Node item : holder.find("imagePullSecrets").items())
      add({.use = ReferenceUse::image_pull}, item, item.find("name"));
  }

  void account(const Object& object) {
    for (yaml::Node item : object.node.find("secrets").items())
      add({.use = ReferenceUse::account_secret}, item, item.find("name"));
    image_pull(object.node);
  }

  void tls(yaml::Node list, const char* name) {
    for (yaml::Node item : list.items()) add({.use = ReferenceUse::tls}, item, item.find(name));
  }

  void gateway(yaml::Node spec) {
    for (yaml::Node listener : spec.find("listeners").items())
      for (yaml::Node item : listener.find("tls").find("certificateRefs").items())
        if (item.find("kind").text().empty() || item.find("kind").text() == "Secret")
          add({.use = ReferenceUse::tls, .ns = item.find("namespace").text()}, item, item.find("name"));
    for (yaml::Node server : spec.find("servers").items())  // Istio's Gateway
      add({.use = ReferenceUse::tls}, server, server.find("tls").find("credentialName"));
  }

 private:
  static bool optional(yaml::Node node) { return node.find("optional").as_bool().value_or(false); }

  void env(const Container& container) {
    for (yaml::Node item : container.env().items()) {
      one_key(container, item, item.find("valueFrom").find("secretKeyRef"), ReferenceTarget::secret);
      one_key(container, item, item.find("valueFrom").find("configMapKeyRef"), ReferenceTarget::config_map);
    }
    for (yaml::Node item : container.env_from().items()) {
      all_keys(container, item, item.find("secretRef"), ReferenceTarget::secret);
      all_keys(container, item, item.find("configMapRef"), ReferenceTarget::config_map);
    }
  }

  void one_key(const Container& container, yaml::Node item, yaml::Node selector, ReferenceTarget target) {
    add({.target = target,
         .use = ReferenceUse::env,
         .container = container.name(),
         .variable = item.find("name").text(),
         .optional = optional(selector)},
        item, selector.find("name"), selector.find("key"));
  }

  void all_keys(const Container& container, yaml::Node item, yaml::Node source, ReferenceTarget target) {
    add({.target = target,
         .use = ReferenceUse::env_from,
         .container = container.name(),
         .variable = item.find("prefix").text(),
         .optional = optional(source)},
        item, source.find("name"));
  }

  void volume(const Volume& volume) {
    if (volume.source == "secret")
      keys({.use = ReferenceUse::volume}, volume.node, volume.detail, volume.detail.find("secretName"));
    else if (volume.source == "configMap")
      keys({.target = ReferenceTarget::config_map, .use = ReferenceUse::volume}, volume.node, volume.detail,
           volume.detail.find("name"));
    else if (volume.source == "projected")
      projected(volume);
    else
      storage(volume);
  }

  void projected(const Volume& volume) {
    for (yaml::Node source : volume.detail.find("sources").items()) {
      yaml::Node secret = source.find("secret"), config = source.find("configMap");
      keys({.use = ReferenceUse::projected}, source, secret, secret.find("name"));
      keys({.target = ReferenceTarget::config_map, .use = ReferenceUse::projected}, source, config,
           config.find("name"));
    }
  }

  /// One reference for each of `items`, or one for all keys.
  void keys(Reference reference, yaml::Node entry, yaml::Node source, yaml::Node name) {
    reference.optional = optional(source);
    if (!source.find("items").is_sequence()) return add(reference, entry, name);
    for (yaml::Node item : source.find("items").items()) add(reference, entry, name, item.find("key"));
  }

  /// Storage drivers name their Secret in a field of this name, as an object with `name` and perhaps `namespace`.
  void storage(const Volume& volume) {
    for (const char* field : {"secretRef", "nodePublishSecretRef"}) {
      yaml::Node ref = volume.detail.find(field);
      add({.use = ReferenceUse::csi, .ns = ref.find("namespace").text()}, volume.node, ref.find("name"));
    }
    if (volume.source == "azureFile") add({.use = ReferenceUse::csi}, volume.node, volume.detail.find("secretName"));
  }

  std::vector<Reference> found_;
};

/// Custom objects refer to Secrets in fields of these names; `{name, key}` inside.
constexpr std::array<std::string_view, 9> secret_fields = {
    "secretRef",       "secretKeyRef",         "tokenSecretRef",           "passwordSecretRef",
    "apiKeySecretRef", "accessKeyIDSecretRef", "secretAccessKeySecretRef", "privateKeySecretRef",
    "clientSecret"};

constexpr std::size_t max_visited = 100000;

/// Walks a custom object's spec without recursion.
void custom(yaml::Node spec, References& found) {
  std::vector<yaml::Node> stack{spec};
  for (std::size_t visited = 0; !stack.empty() && visited < max_visited; ++visited) {
    yaml::Node node = stack.back();
    stack.pop_back();
    for (const yaml::Entry& entry : node.entries()) {
      bool refers = false;
      for (std::string_view field : secret_fields) refers = refers || entry.key.text() == field;
      if (refers && entry.value.is_mapping())
        found.add({.use = ReferenceUse::other, .ns = entry.value.find("namespace").text()}, entry.value,
                  entry.value.find("name"), entry.value.find("key"));
      else if (!entry.value.is_scalar())
        stack.push_back(entry.value);
    }
    for (yaml::Node item : node.items())
      if (!item.is_scalar()) stack.push_back(item);
  }
}

/// Groups of Kubernetes itself: their references are known, no guess is needed.
bool is_custom(const Object& object) {
  std::string_view group = object.group();
  return object.object_class == ObjectClass::resource && group.find('.') != std::string_view::npos &&
         !group.ends_with(".k8s.io");
}

}  // namespace

std::vector<Reference> references_of(const Object& object) {
  References found;
  std::optional<PodSpec> pod = pod_spec(object);
  if (pod) found.pod(*pod);
  if (object.is("", "ServiceAccount")) found.account(object);
  if (object.kind == "Ingress") found.tls(object.spec().find("tls"), "secretName");
  if (object.kind == "Gateway") found.gateway(object.spec());
  if (!pod && object.kind != "Gateway" && is_custom(object)) custom(object.spec(), found);
  return found.take();
}

}  // namespace rummage::kubernetes
