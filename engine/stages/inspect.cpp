#include "detectors/scanner.h"
#include "engine/stages/stages.h"

// The leaves of objects were inspected where their texts were matched, so that the worktree and history agree on the
// same bytes; rendered objects, which stand in no text, are inspected here. What is left to say of a plain manifest is
// about the object as a whole.
namespace rummage::engine {
namespace {

constexpr const char* plain_secret = "hygiene/plain-secret";

findings::Draft draft_of(const kubernetes::Object& object, const detectors::Inspection& inspection,
                         const environments::Environment& environment, findings::RuleIndex rule) {
  findings::Draft draft;
  draft.rule = rule;
  draft.message = std::string(object.title()) + " holds values in clear";
  draft.span = inspection.plain_span;
  draft.site = object.site;
  draft.object = inspection.object;
  draft.environment = environment.name;
  return draft;
}

}  // namespace

void inspect(Run& run, State& state) {
  const findings::RuleIndex rule = run.catalogue.find(plain_secret);
  if (rule == findings::no_rule || state.objects.empty()) return;
  const detectors::Inspector inspector;
  for (const kubernetes::Object& object : state.objects) {
    if (!object.is("", "Secret")) continue;
    const detectors::Inspection inspection = inspector.inspect(object);
    if (!inspection.plain_secret) continue;
    const auto verdict = state.environments.of_object(state.site(object.site).path, object.ns, {});
    state.drafts.push_back(draft_of(object, inspection, verdict.environment, rule));
  }
}

}  // namespace rummage::engine
