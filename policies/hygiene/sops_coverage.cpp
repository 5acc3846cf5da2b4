#include "policies/hygiene/sops_coverage.h"

#include "ciphertext/document.h"
#include "kubernetes/data.h"
#include "policies/hygiene/report.h"

namespace rummage::policies::hygiene {

std::vector<findings::Draft> judge_sops_coverage(const yaml::Node& document, const kubernetes::Object* object,
                                                 const ciphertext::CreationRule& rule, std::uint32_t site,
                                                 std::uint32_t rule_site, const findings::Catalogue& rules) {
  const findings::RuleIndex index = rules.find("hygiene/sops-not-encrypted");
  const bool secret = object && object->is("", "Secret");
  if (index == findings::no_rule || (!secret && (rule.broad || object)) || ciphertext::encryption_of(document))
    return {};
  const std::vector<Span> clear =
      secret && rule.keys.everything()
          ? ciphertext::clear_leaves(document.find("stringData") ? document.find("stringData") : document.find("data"),
                                     rule.keys)
          : ciphertext::clear_leaves(document, rule.keys);
  if (clear.empty()) return {};
  findings::Draft draft = draft_at(clear.front(), "A rule of .sops.yaml covers this file, and it is not encrypted");
  draft.rule = index;
  draft.site = site;
  if (object) draft.object = ref_of(*object);
  draft.related.push_back({rule.span, "the rule that covers it", rule_site, {}});
  return {std::move(draft)};
}

}  // namespace rummage::policies::hygiene
