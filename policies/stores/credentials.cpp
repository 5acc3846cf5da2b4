#include <array>

#include "kubernetes/data.h"
#include "kubernetes/producers.h"
#include "kubernetes/references.h"
#include "policies/hygiene/literal.h"
#include "policies/stores/stores.h"

namespace rummage::policies::stores {
namespace {

constexpr std::size_t max_nodes = 10'000;

constexpr std::array<std::string_view, 10> credential_keys{"token",           "password",    "secretId", "clientSecret",
                                                           "accessKey",       "secretKey",   "apiKey",   "accessKeyId",
                                                           "secretAccessKey", "serviceToken"};

bool names_credential(std::string_view key) {
  for (std::string_view known : credential_keys)
    if (key == known) return true;
  return false;
}

bool is_store(const kubernetes::Object& object) {
  return object.kind == "SecretStore" || object.kind == "ClusterSecretStore" || object.kind == "VaultAuth" ||
         object.kind == "VaultConnection";
}

void report(Reporter& reporter, const char* rule, const kubernetes::Object& object, findings::Draft draft) {
  reporter.report(rule, object, std::move(draft));
}

// Literal values under keys that name a credential, anywhere below spec.
void judge_literals(const kubernetes::Object& object, Reporter& reporter) {
  std::vector<yaml::Node> waiting{object.spec()};
  for (std::size_t seen = 0; !waiting.empty() && seen < max_nodes; ++seen) {
    const yaml::Node node = waiting.back();
    waiting.pop_back();
    for (yaml::Node item : node.items()) waiting.push_back(item);
    for (const yaml::Entry& entry : node.entries()) {
      waiting.push_back(entry.value);
      if (!names_credential(entry.key.text()) || !entry.value.is_scalar()) continue;
      if (!hygiene::is_literal(entry.key.text(), entry.value.text())) continue;
      report(reporter, "stores/literal-credential", object,
             {.message = "The store's " + std::string(entry.key.text()) + " is written into the object",
              .span = entry.value.content_span()});
    }
  }
}

// A Secret of the same set whose values are committed.
const kubernetes::Object* committed_secret(const Input& input, std::string_view ns, std::string_view name) {
  for (const kubernetes::Object* secret : input.objects.find({"", "Secret", ns, name})) {
    const auto data = kubernetes::data_of(*secret);
    for (const kubernetes::DataEntry& entry : data ? data->entries : std::vector<kubernetes::DataEntry>())
      if (hygiene::is_literal(entry.key, entry.value.text())) return secret;
  }
  return nullptr;
}

// `...SecretRef: {name, key}` and its kin below spec.
void judge_references(const Input& input, const kubernetes::Object& object, Reporter& reporter) {
  std::vector<yaml::Node> waiting{object.spec()};
  for (std::size_t seen = 0; !waiting.empty() && seen < max_nodes; ++seen) {
    const yaml::Node node = waiting.back();
    waiting.pop_back();
    for (yaml::Node item : node.items()) waiting.push_back(item);
    for (const yaml::Entry& entry : node.entries()) {
      waiting.push_back(entry.value);
      const yaml::Node name = entry.value.find("name");
      const bool reference =
          entry.key.text().ends_with("ecretRef") || entry.key.text().ends_with("SecretAccessKeySecretRef");
      if (!reference || name.text().empty()) continue;
      const yaml::Node written = entry.value.find("namespace");
      const kubernetes::Object* secret = committed_secret(input, written ? written.text() : object.ns, name.text());
      if (!secret) continue;
      findings::Draft draft;
      draft.span = name.content_span();
      draft.message = "The store logs in with Secret " + std::string(name.text()) + ", whose values are committed";
      draft.related.push_back(step(*secret, secret->name_span(), "the Secret"));
      report(reporter, "stores/committed-login", object, std::move(draft));
    }
  }
}

}  // namespace

void judge_store_credentials(const Input& input, Reporter& reporter) {
  for (const kubernetes::Object& object : input.objects.objects()) {
    if (!is_store(object)) continue;
    judge_literals(object, reporter);
    judge_references(input, object, reporter);
    if (const yaml::Entry fake = object.spec().find("provider").find_entry("fake"))
      report(reporter, "stores/fake-provider", object,
             {.message = "The store gives out values that are written into it", .span = fake.key.content_span()});
  }
}

}  // namespace rummage::policies::stores
