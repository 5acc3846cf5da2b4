#include "kubernetes/producers.h"

#include "kubernetes/data.h"

namespace rummage::kubernetes {
namespace {

constexpr std::string_view external_secrets = "external-secrets.io";

ProducedSecret named(yaml::Node node, const Object& object) {
  if (!node.text().empty()) return {{}, node.text(), node.span(), {}};
  return {{}, object.name, object.name_span(), {}};
}

bool is_vault_secret(const Object& object) {
  return object.group() == "secrets.hashicorp.com" &&
         (object.kind == "VaultStaticSecret" || object.kind == "VaultDynamicSecret" ||
          object.kind == "VaultPKISecret" || object.kind == "HCPVaultSecretsApp");
}

/// `data[].secretKey`, unless a template or a whole remote map adds keys of its own.
std::vector<std::string_view> external_keys(yaml::Node spec) {
  std::vector<std::string_view> keys;
  if (spec.find("dataFrom").size() > 0 || spec.find("target").find("template")) return keys;
  for (yaml::Node entry : spec.find("data").items()) keys.push_back(entry.find("secretKey").text());
  return keys;
}

yaml::Node external_spec(const Object& object) {
  if (object.is(external_secrets, "ExternalSecret")) return object.spec();
  if (object.is(external_secrets, "ClusterExternalSecret")) return object.spec().find("externalSecretSpec");
  return {};
}

ProducedSecret of_secret(const Object& object) {
  ProducedSecret made = named({}, object);
  if (std::optional<DataObject> data = data_of(object))
    for (const DataEntry& entry : data->entries) made.keys.push_back(entry.key);
  return made;
}

RemoteKey remote_key(yaml::Node store, yaml::Node ref) {
  std::string_view kind = store.find("kind").text();
  return {.store_kind = kind.empty() ? "SecretStore" : kind,
          .store_name = store.find("name").text(),
          .key = ref.find("key").text(),
          .property = ref.find("property").text(),
          .version = ref.find("version").text(),
          .span = ref.find("key").span()};
}

}  // namespace

std::vector<ProducedSecret> produced_secrets(const Object& object) {
  std::vector<ProducedSecret> made;
  if (object.is("", "Secret")) made.push_back(of_secret(object));
  if (object.is("bitnami.com", "SealedSecret"))
    made.push_back(named(object.spec().find("template").find("metadata").find("name"), object));
  if (yaml::Node spec = external_spec(object)) {
    made.push_back(named(spec.find("target").find("name"), object));
    made.back().keys = external_keys(spec);
  }
  if (is_vault_secret(object)) made.push_back(named(object.spec().find("destination").find("name"), object));
  if (object.is("cert-manager.io", "Certificate") && object.spec().find("secretName"))
    made.push_back(named(object.spec().find("secretName"), object));
  if (object.is("secrets-store.csi.x-k8s.io", "SecretProviderClass"))
    for (yaml::Node item : object.spec().find("secretObjects").items())
      made.push_back(named(item.find("secretName"), object));
  std::erase_if(made, [](const ProducedSecret& secret) { return secret.name.empty(); });
  return made;
}

std::vector<RemoteKey> remote_keys(const Object& object) {
  std::vector<RemoteKey> keys;
  yaml::Node spec = external_spec(object), store = spec.find("secretStoreRef");
  for (yaml::Node entry : spec.find("data").items())
    if (yaml::Node ref = entry.find("remoteRef"); ref.find("key")) keys.push_back(remote_key(store, ref));
  for (yaml::Node entry : spec.find("dataFrom").items())
    if (yaml::Node ref = entry.find("extract"); ref.find("key")) keys.push_back(remote_key(store, ref));
  return keys;
}

bool is_secret_store(const Object& object) {
  return object.is(external_secrets, "SecretStore") || object.is(external_secrets, "ClusterSecretStore") ||
         object.is("secrets.hashicorp.com", "VaultAuth") || object.is("secrets.hashicorp.com", "VaultConnection") ||
         object.is("secrets-store.csi.x-k8s.io", "SecretProviderClass");
}

}  // namespace rummage::kubernetes
