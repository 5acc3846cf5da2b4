#include "detectors/inspect/fields.h"

#include "detectors/values/characters.h"
#include "detectors/values/word_set.h"

namespace rummage::detectors {

bool names_others(std::string_view key) {
  static const WordSet exact(
      " valueFrom selector matchLabels matchExpressions labels labelSelector roleRef subjects ownerReferences "
      "imagePullSecrets volumeMounts remoteRef sourceRef secretKeyRef configMapKeyRef secretRef configMapRef envFrom "
      "dataFrom resourceNames verbs apiGroups finalizers managedFields tolerations affinity nodeSelector ports "
      "accessModes issuerRef dnsNames matchNames claimRef targetRef scaleTargetRef resourceFieldRef fieldRef ");
  if (exact.has(key)) return true;
  for (std::string_view end : {"Ref", "Refs", "Reference", "References", "Selector", "SecretName", "_ref"}) {
    if (key.size() > end.size() && key.ends_with(end)) return true;
  }
  return false;
}

bool is_reference_kind(std::string_view kind) {
  static const WordSet kinds(
      " ExternalSecret ClusterExternalSecret PushSecret ClusterPushSecret SecretProviderClass VaultStaticSecret "
      "VaultDynamicSecret VaultPKISecret VaultSecret HCPVaultSecretsApp InfisicalSecret OnePasswordItem DopplerSecret "
      "AzureKeyVaultSecret GCPSecret AWSSecret KeptnSecret SecretClaim BitwardenSecret ");
  return kinds.has(kind);
}

bool is_argument_list(std::string_view key) {
  return key == "args" || key == "command" || key == "extraArgs" || key == "entrypoint";
}

yaml::Entry named_value(yaml::Node mapping) {
  yaml::Node value = mapping.find("value");
  if (!value.is_scalar() || mapping.size() > 4) return {};
  for (std::string_view key : {"name", "key", "path"}) {
    yaml::Node name = mapping.find(key);
    if (name.is_scalar()) return {name, value};
  }
  return {};
}

}  // namespace rummage::detectors
