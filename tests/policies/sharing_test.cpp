#include "policies/sharing/sharing.h"

#include <catch2/catch.hpp>

#include <random>

#include "findings/builtin_rules.h"
#include "yaml/parse.h"

using namespace rummage;
using namespace rummage::findings;
using namespace rummage::policies::sharing;

namespace {

const Catalogue& catalogue() {
  static const Catalogue made({builtin_rules().begin(), builtin_rules().end()});
  return made;
}

Occurrence occurrence(CredentialId credential, std::uint32_t site, std::string environment, bool live = true) {
  Occurrence made;
  made.credential = credential;
  made.site = site;
  made.span = {{1, site * 10}, 4};
  made.path = "p" + std::to_string(site);
  const std::string ranks[] = {"", "ci", "dev", "qa", "stage", "prod"};
  for (std::uint8_t rank = 0; rank < 6; ++rank)
    if (environment == ranks[rank]) made.environment = {environment, rank};
  made.live = live;
  return made;
}

std::string rule_of(const Draft& draft) {
  return std::string(catalogue()[draft.rule].id);
}

// What the contract says of one occurrence, asked of all others one by one.
std::string expected(const Occurrence& at, const std::vector<Occurrence>& all) {
  bool other_side = false, prod = false, different = false;
  for (const Occurrence& other : all) {
    if (other.credential != at.credential) continue;
    const bool both = !at.environment.name.empty() && !other.environment.name.empty();
    if (both && at.environment.name != other.environment.name) {
      different = true;
      if ((at.environment.name == "prod") != (other.environment.name == "prod")) prod = true;
    }
    const bool same = both && at.environment.name == other.environment.name;
    if (other.path != at.path && other.live != at.live && !same) other_side = true;
  }
  if (prod) return "sharing/prod-nonprod";
  if (different) return "sharing/environments";
  return other_side ? "sharing/history-live" : "";
}

}  // namespace

TEST_CASE("each occurrence is judged as its definition says, whatever the others are") {
  std::mt19937 random(7);
  const char* environments[] = {"prod", "stage", "dev", "qa", ""};
  for (int round = 0; round < 300; ++round) {
    std::vector<Occurrence> all;
    for (std::uint32_t site = 1; site <= 1 + random() % 6; ++site)
      all.push_back(occurrence(1 + random() % 2, site, environments[random() % 5], random() % 3 != 0));
    const std::vector<Draft> drafts = judge_sharing(all, catalogue());
    std::size_t next = 0;
    for (const Occurrence& at : all) {
      const std::string rule = expected(at, all);
      if (rule.empty()) continue;
      REQUIRE(next < drafts.size());
      CHECK(rule_of(drafts[next]) == rule);
      CHECK(drafts[next].site == at.site);
      CHECK(drafts[next].credential == at.credential);
      for (const DraftStep& related : drafts[next].related) CHECK(related.site != at.site);
      ++next;
    }
    CHECK(next == drafts.size());
  }
}

TEST_CASE("one place that supplies several environments is one finding there") {
  std::vector<Occurrence> all{occurrence(1, 1, ""), occurrence(1, 2, "dev")};
  all[0].supplies = {{"dev", 2}, {"prod", 5}};
  const std::vector<Draft> drafts = judge_sharing(all, catalogue());
  REQUIRE(drafts.size() == 1);
  CHECK(rule_of(drafts[0]) == "sharing/inherited");
  CHECK(drafts[0].message.find("dev and prod") != std::string::npos);
  all[0].supplies.pop_back();
  CHECK(judge_sharing(all, catalogue()).empty());
}

TEST_CASE("allowed pairs, no credential, and rules that are switched off give nothing") {
  const std::vector<Occurrence> all{occurrence(1, 1, "prod"), occurrence(1, 2, "dev"), occurrence(0, 3, "prod"),
                                    occurrence(0, 4, "dev")};
  CHECK(judge_sharing(all, catalogue()).size() == 2);
  CHECK(judge_sharing(all, catalogue(), {{{"dev", "prod"}}}).empty());
  CHECK(judge_sharing(all, Catalogue({})).empty());
}

TEST_CASE("who can read the object of a literal") {
  const std::string text = R"(apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: reader, namespace: shop}
rules: [{apiGroups: [""], resources: [secrets], resourceNames: [db], verbs: [get]}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: reader, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
subjects: [{kind: Group, name: support, apiGroup: rbac.authorization.k8s.io}]
)";
  const yaml::Parsed parsed = yaml::parse(text, 1);
  const kubernetes::ObjectSet objects(kubernetes::objects_of(parsed));
  const access::Graph graph(objects);
  Occurrence literal = occurrence(1, 1, "prod");
  literal.object = {"v1", "Secret", "shop", "db", "/stringData/password"};
  const auto drafts = judge_readers(std::vector{literal}, graph, catalogue());
  REQUIRE(drafts.size() == 1);
  CHECK(rule_of(drafts[0]) == "sharing/literal-readable");
  REQUIRE(drafts[0].related.size() == 1);
  CHECK(text.substr(drafts[0].related[0].span.begin.offset, drafts[0].related[0].span.length) == "support");
  literal.object.name = "other";
  CHECK(judge_readers(std::vector{literal}, graph, catalogue()).empty());
  literal.object = {"v1", "ConfigMap", "shop", "db", ""};
  CHECK(judge_readers(std::vector{literal}, graph, catalogue()).empty());
  literal.object = {"v1", "Secret", "other", "db", ""};
  CHECK(judge_readers(std::vector{literal}, graph, catalogue()).empty());
}
