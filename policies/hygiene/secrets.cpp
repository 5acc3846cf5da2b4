#include "ciphertext/document.h"
#include "kubernetes/data.h"
#include "policies/hygiene/hygiene.h"
#include "policies/hygiene/literal.h"
#include "policies/hygiene/report.h"
#include "sources/codec.h"

namespace rummage::policies::hygiene {
namespace {

using kubernetes::DataEntry;

constexpr std::size_t max_related = 20;
constexpr std::string_view token_type = "kubernetes.io/service-account-token";

// Base64 that does not decode is a template or a mistake: no literal.
bool holds_literal(const DataEntry& entry) {
  const std::string_view text = entry.value.text();
  if (!entry.encoded) return is_literal(entry.key, text);
  if (!is_literal(entry.key, text)) return false;
  const auto decoded = sources::decode(sources::Codec::base64, text);
  return decoded.ok() && is_literal(entry.key, decoded->bytes);
}

void judge_plain(const kubernetes::Object& object, Reporter& reporter) {
  const auto data = kubernetes::data_of(object);
  if (!data || object.kind != "Secret" || data->type == token_type || object.node.at_pointer("/sops/mac")) return;
  findings::Draft draft = draft_at(object.name_span(), "The Secret is committed with values in clear or base64");
  for (const DataEntry& entry : data->entries)
    if (holds_literal(entry) && draft.related.size() < max_related)
      draft.related.push_back(step(object, entry.value.content_span(), "the value of key " + std::string(entry.key)));
  if (!draft.related.empty()) reporter.report("hygiene/plain-secret", object, std::move(draft));
}

void judge_token_secret(const kubernetes::Object& object, Reporter& reporter) {
  const yaml::Node type = object.node.find("type");
  if (!object.is("", "Secret") || type.text() != token_type) return;
  reporter.report(
      "hygiene/legacy-token-secret", object,
      draft_at(type.content_span(), "This Secret makes Kubernetes issue a service account token that never expires"));
}

void judge_encrypted(const kubernetes::Object& object, Reporter& reporter) {
  const auto encryption = ciphertext::encryption_of(object.node);
  if (!encryption) return;
  if (!encryption->clear.empty() && !encryption->sealed.empty())
    reporter.report("hygiene/sops-partial", object,
                    draft_at(encryption->clear.front(), std::to_string(encryption->clear.size()) +
                                                            " values that the file's own rule encrypts are in clear"));
  const yaml::Node wide = object.annotations().find("sealedsecrets.bitnami.com/cluster-wide");
  if (object.kind == "SealedSecret" && wide.text() == "true")
    reporter.report("hygiene/sealed-cluster-wide", object,
                    draft_at(wide.content_span(), "The sealed values can be moved to any namespace under any name"));
}

}  // namespace

void judge_secrets(const Input& input, Reporter& reporter) {
  for (const kubernetes::Object& object : input.objects.objects()) {
    judge_plain(object, reporter);
    judge_token_secret(object, reporter);
    judge_encrypted(object, reporter);
  }
}

}  // namespace rummage::policies::hygiene
