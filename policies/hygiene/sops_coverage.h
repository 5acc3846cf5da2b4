#pragma once

#include <vector>

#include "ciphertext/sops_rule.h"
#include "findings/draft.h"
#include "findings/rule.h"
#include "kubernetes/object.h"
#include "yaml/node.h"

namespace rummage::policies::hygiene {

/// Judges one document of a file that a creation rule of .sops.yaml covers (SopsConfiguration::rule_for): a finding
/// (hygiene/sops-not-encrypted) at its first value in clear when none of it is encrypted. Under a broad rule, which
/// says how to encrypt and not what, only Secrets are judged. `object`: the document as an object, or null. `site`: of
/// the file; the rule's place stands in its related places under `rule_site`.
std::vector<findings::Draft> judge_sops_coverage(const yaml::Node& document, const kubernetes::Object* object,
                                                 const ciphertext::CreationRule& rule, std::uint32_t site,
                                                 std::uint32_t rule_site, const findings::Catalogue& rules);

}  // namespace rummage::policies::hygiene
