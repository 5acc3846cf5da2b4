#include <array>

#include "kubernetes/pod_spec.h"
#include "policies/stores/stores.h"

namespace rummage::policies::stores {
namespace {

// Addresses of stores, and switches that leave the check of a certificate out.
constexpr std::array<const char*, 7> addresses{"/spec/provider/vault/server",
                                               "/spec/provider/webhook/url",
                                               "/spec/provider/conjur/url",
                                               "/spec/provider/gitlab/url",
                                               "/spec/provider/onepassword/connectHost",
                                               "/spec/address",
                                               "/spec/parameters/vaultAddress"};
constexpr std::array<const char*, 3> switches{"/spec/skipTLSVerify", "/spec/parameters/vaultSkipTLSVerify",
                                              "/spec/provider/akeyless/skipTLSVerify"};
constexpr std::array<const char*, 2> annotations{"vault.hashicorp.com/tls-skip-verify",
                                                 "vault.security.banzaicloud.io/vault-skip-verify"};

bool is_store(const kubernetes::Object& object) {
  return object.kind == "SecretStore" || object.kind == "ClusterSecretStore" || object.kind == "VaultConnection" ||
         object.kind == "SecretProviderClass";
}

bool is_here(std::string_view address) {
  return address.find("://localhost") != std::string_view::npos ||
         address.find("://127.0.0.1") != std::string_view::npos;
}

void report(Reporter& reporter, const kubernetes::Object& object, Span span, const char* message) {
  findings::Draft draft;
  draft.span = span;
  draft.message = message;
  reporter.report("stores/tls-off", object, std::move(draft));
}

void judge_store(const kubernetes::Object& object, Reporter& reporter) {
  for (const char* pointer : addresses) {
    const yaml::Node address = object.node.at_pointer(pointer);
    if (address.text().starts_with("http://") && !is_here(address.text()))
      report(reporter, object, address.content_span(),
             "Credentials cross the network in clear: the store's address is http");
  }
  for (const char* pointer : switches) {
    const yaml::Node value = object.node.at_pointer(pointer);
    if (value.text() == "true")
      report(reporter, object, value.content_span(), "The certificate of the store is not checked");
  }
}

}  // namespace

void judge_connections(const Input& input, Reporter& reporter) {
  for (const kubernetes::Object& object : input.objects.objects()) {
    if (is_store(object)) judge_store(object, reporter);
    const auto pod = kubernetes::pod_spec(object);
    for (const char* name : annotations) {
      const yaml::Node value = pod ? pod->metadata.find("annotations").find(name) : yaml::Node();
      if (value.text() == "true")
        report(reporter, object, value.content_span(), "The certificate of the store is not checked");
    }
  }
}

}  // namespace rummage::policies::stores
