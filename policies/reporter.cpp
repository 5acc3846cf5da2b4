#include "policies/reporter.h"

namespace rummage::policies {

findings::ObjectRef ref_of(const kubernetes::Object& object) {
  return {.api_version = std::string(object.api_version),
          .kind = std::string(object.kind),
          .ns = std::string(object.ns),
          .name = std::string(object.name.empty() ? object.generate_name : object.name),
          .field = {}};
}

findings::DraftStep step(const kubernetes::Object& object, Span span, std::string message) {
  return {.span = span, .message = std::move(message), .site = object.site};
}

void Reporter::report(std::string_view id, const kubernetes::Object& object, findings::Draft draft) {
  draft.rule = input_.rules.find(id);
  if (draft.rule == findings::no_rule) return;
  std::string field = std::move(draft.object.field);
  draft.object = ref_of(object);
  if (!seen_.emplace(draft.rule, draft.span, draft.object).second) return;
  draft.object.field = std::move(field);
  draft.site = object.site;
  draft.environment = input_.environment;
  drafts_.push_back(std::move(draft));
}

bool Reporter::reported(std::string_view id, const kubernetes::Object& object, Span span) const {
  findings::RuleIndex rule = input_.rules.find(id);
  return rule != findings::no_rule && seen_.contains({rule, span, ref_of(object)});
}

}  // namespace rummage::policies
