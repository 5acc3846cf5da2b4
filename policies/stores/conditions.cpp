#include "policies/stores/stores.h"

namespace rummage::policies::stores {

void judge_conditions(const Input& input, Reporter& reporter) {
  for (const kubernetes::Object* object : input.objects.of_kind("external-secrets.io", "ClusterSecretStore")) {
    if (object->spec().find("conditions").size() > 0) continue;
    findings::Draft draft;
    draft.span = object->name_span();
    draft.message = "Every namespace may fetch through ClusterSecretStore " + std::string(object->name);
    reporter.report("stores/no-conditions", *object, std::move(draft));
  }
}

}  // namespace rummage::policies::stores
