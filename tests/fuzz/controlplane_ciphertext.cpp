// Documents and texts that say how a cluster, its deliveries and its encrypted files are set up. Nothing may crash, and
// every span lies within the text.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "ciphertext/document.h"
#include "ciphertext/git_crypt.h"
#include "ciphertext/sops_rule.h"
#include "controlplane/audit_policy.h"
#include "controlplane/encryption_file.h"
#include "controlplane/settings.h"
#include "delivery/delivery.h"
#include "environments/resolver.h"
#include "kubernetes/object.h"
#include "kustomize/kustomizations.h"
#include "yaml/parse.h"

using namespace rummage;

namespace {

void check(const Span& span, std::size_t size) {
  if (span.length != 0 && (span.begin.text != 1 || span.end() > size)) std::abort();
}

void read_encryption(const std::optional<ciphertext::Encryption>& found, std::size_t size) {
  if (!found) return;
  for (const Span& span : found->sealed) check(span, size);
  for (const Span& span : found->clear) check(span, size);
  for (const ciphertext::Recipient& recipient : found->recipients) check(recipient.span, size);
}

void read_object(const kubernetes::Object& object, std::size_t size) {
  for (const controlplane::Settings& settings : controlplane::settings_of(object)) {
    check(settings.anchor, size);
    for (const controlplane::Setting& setting : settings.settings) check(setting.span, size);
  }
  if (const auto file = controlplane::encryption_file_of(object)) check(file->kind_span, size);
  if (const auto policy = controlplane::audit_policy_of(object))
    for (const auto* rule : policy->deciding("", "secrets")) check(rule->level_span, size);
}

void read_document(const yaml::Node& root, std::size_t size) {
  read_encryption(ciphertext::encryption_of(root), size);
  const ciphertext::SopsConfiguration sops("a/.sops.yaml", root);
  if (const auto* rule = sops.rule_for("a/b.yaml")) check(rule->span, size);
  std::vector<delivery::Binding> bindings;
  for (const char* file :
       {"apps/prod/a.yaml", "helmfile.yaml", ".github/workflows/a.yaml", ".gitlab-ci.yml", "compose.yaml"})
    for (delivery::Binding& binding : delivery::read(file, root).bindings) {
      check(binding.span, size);
      check(binding.unit.span, size);
      for (const delivery::NamedPath& path : binding.values) check(path.span, size);
      bindings.push_back(std::move(binding));
    }
  (void)environments::Resolver({}, bindings).of_file("charts/shop/values-prod.yaml");
  for (const auto& reference : kustomize::read_kustomization("a/kustomization.yaml", root).references)
    check(reference.span, size);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  read_encryption(ciphertext::encryption_of_text(text, 1), size);
  (void)ciphertext::GitCryptAttributes("", text).covers("a/b/secret.key");
  (void)environments::Resolver({{"x", environments::Class::prod, {std::string(text)}}}).of_file(text);
  const yaml::Parsed parsed =
      yaml::parse(text, 1, yaml::Dialect::kubernetes, {.depth = 200, .expanded = 20'000, .merged = 20'000});
  for (const yaml::Document& document : parsed.documents) read_document(document.root, size);
  for (const kubernetes::Object& object : kubernetes::objects_of(parsed)) read_object(object, size);
  return 0;
}
