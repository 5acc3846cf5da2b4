#include "controlplane/encryption_file.h"

namespace rummage::controlplane {
namespace {

bool is_literal(std::string_view secret) {
  return !secret.empty() && secret.find("{{") == std::string_view::npos &&
         secret.find("${") == std::string_view::npos && secret.front() != '<' && secret.front() != '$';
}

EncryptionProvider provider_of(const yaml::Entry& entry) {
  EncryptionProvider provider{entry.key.text(), entry.key.content_span(), {}, {}};
  for (yaml::Node key : entry.value.find("keys").items()) {
    const yaml::Node secret = key.find("secret");
    provider.keys.push_back({key.find("name").text(), secret.content_span(), is_literal(secret.text())});
  }
  const yaml::Node version = entry.value.find("apiVersion");
  if (provider.kind == "kms") provider.api_version = version ? version.text() : "v1";
  return provider;
}

}  // namespace

bool EncryptionRule::covers_secrets() const {
  for (const yaml::Node& resource : resources)
    if (resource.text() == "secrets" || resource.text() == "*." || resource.text() == "*.*") return true;
  return false;
}

std::optional<EncryptionFile> encryption_file_of(const kubernetes::Object& object) {
  if (object.kind != "EncryptionConfiguration" && object.kind != "EncryptionConfig") return std::nullopt;
  EncryptionFile file{object.node.find("kind").content_span(), {}};
  for (yaml::Node item : object.node.find("resources").items()) {
    EncryptionRule rule;
    for (yaml::Node resource : item.find("resources").items()) rule.resources.push_back(resource);
    for (yaml::Node provider : item.find("providers").items())
      for (const yaml::Entry& entry : provider.entries()) rule.providers.push_back(provider_of(entry));
    file.rules.push_back(std::move(rule));
  }
  return file;
}

}  // namespace rummage::controlplane
