#include "policies/stores/stores.h"

namespace rummage::policies::stores {
namespace {

void report(Reporter& reporter, const char* rule, const kubernetes::Object& object, Span span, const char* message) {
  findings::Draft draft;
  draft.span = span;
  draft.message = message;
  reporter.report(rule, object, std::move(draft));
}

bool is_zero(std::string_view interval) {
  return interval == "0" || interval == "0s" || interval == "0m" || interval == "0h";
}

void judge_external_secret(const kubernetes::Object& object, const yaml::Node& spec, Reporter& reporter) {
  const yaml::Node interval = spec.find("refreshInterval"), policy = spec.find("refreshPolicy");
  if (is_zero(interval.text()))
    report(reporter, "stores/never-refreshed", object, interval.content_span(),
           "The Secret is fetched once and never again");
  if (policy.text() == "CreatedOnce")
    report(reporter, "stores/never-refreshed", object, policy.content_span(),
           "The Secret is fetched once and never again");
  const yaml::Node creation = spec.at_pointer("/target/creationPolicy");
  if (creation.text() == "Orphan")
    report(reporter, "stores/orphan", object, creation.content_span(),
           "The Secret stays behind when the ExternalSecret is deleted");
}

}  // namespace

void judge_lifecycle(const Input& input, Reporter& reporter) {
  for (const kubernetes::Object* object : input.objects.of_kind("external-secrets.io", "ExternalSecret"))
    judge_external_secret(*object, object->spec(), reporter);
  for (const kubernetes::Object* object : input.objects.of_kind("external-secrets.io", "ClusterExternalSecret"))
    judge_external_secret(*object, object->spec().find("externalSecretSpec"), reporter);
  for (const kubernetes::Object* object : input.objects.of_kind("secrets-store.csi.x-k8s.io", "SecretProviderClass"))
    for (yaml::Node synced : object->spec().find("secretObjects").items())
      if (const yaml::Node name = synced.find("secretName"))
        report(reporter, "stores/csi-sync", *object, name.content_span(),
               "The mounted values are copied into a Secret of the cluster");
}

}  // namespace rummage::policies::stores
