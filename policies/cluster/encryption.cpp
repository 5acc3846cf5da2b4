#include "controlplane/encryption_file.h"
#include "policies/cluster/cluster.h"

namespace rummage::policies::cluster {
namespace {

using controlplane::EncryptionFile;
using controlplane::EncryptionProvider;
using controlplane::EncryptionRule;

void report(Reporter& reporter, const char* rule, const kubernetes::Object& object, Span span, std::string message) {
  findings::Draft draft;
  draft.message = std::move(message);
  draft.span = span;
  reporter.report(rule, object, std::move(draft));
}

void judge_provider(const EncryptionProvider& provider, const kubernetes::Object& object, Reporter& reporter) {
  for (const controlplane::EncryptionKey& key : provider.keys)
    if (key.literal)
      report(reporter, "cluster/encryption-static-key", object, key.span,
             "The key that encrypts Secrets at rest stands in the file");
  if (provider.kind == "aescbc")
    report(reporter, "cluster/encryption-aescbc", object, provider.span, "Secrets are encrypted with AES-CBC");
  if (provider.kind == "kms" && provider.api_version == "v1")
    report(reporter, "cluster/encryption-kms-v1", object, provider.span,
           "The kms provider uses the deprecated v1 protocol");
}

// The rule that decides about Secrets: the first one that covers them.
const EncryptionRule* rule_for_secrets(const EncryptionFile& file) {
  for (const EncryptionRule& rule : file.rules)
    if (rule.covers_secrets()) return &rule;
  return nullptr;
}

Span first_resource(const EncryptionFile& file) {
  for (const EncryptionRule& rule : file.rules)
    if (!rule.resources.empty()) return rule.resources.front().content_span();
  return file.kind_span;
}

void judge_file(const EncryptionFile& file, const kubernetes::Object& object, Reporter& reporter) {
  const EncryptionRule* secrets = rule_for_secrets(file);
  if (!secrets)
    report(reporter, "cluster/encryption-secrets-missing", object, first_resource(file),
           "No rule of the file covers Secrets: they are stored as they are");
  else if (secrets->providers.empty() || secrets->providers.front().kind == "identity")
    report(reporter, "cluster/encryption-identity-first", object,
           secrets->providers.empty() ? file.kind_span : secrets->providers.front().span,
           "The first provider is identity: Secrets are written unencrypted");
  for (const EncryptionRule& rule : file.rules)
    for (const EncryptionProvider& provider : rule.providers) judge_provider(provider, object, reporter);
}

}  // namespace

void judge_encryption(const Input& input, Reporter& reporter) {
  for (const kubernetes::Object& object : input.objects.objects())
    if (const auto file = controlplane::encryption_file_of(object)) judge_file(*file, object, reporter);
}

}  // namespace rummage::policies::cluster
