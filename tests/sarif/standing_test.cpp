#include "sarif/standing.h"

#include <catch2/catch.hpp>

#include "sarif/sarif_message.h"

namespace rummage::sarif {
namespace {

findings::Finding past(std::vector<std::string> refs, bool reachable, const std::string& held_by = {}) {
  findings::Finding finding;
  finding.in_head = finding.on_head = false;
  finding.refs = std::move(refs);
  finding.reachable = reachable;
  finding.held_by = held_by;
  return finding;
}

}  // namespace

TEST_CASE("where a finding stands beside branches and tags is said in words") {
  CHECK(standing_text(past({"main"}, true)) == "");
  CHECK(standing_text(past({"main", "refs/stash"}, true)) == "");
  CHECK(standing_text(past({"refs/stash"}, true)) == "in a stash (stash@{0})");
  CHECK(standing_text(past({"stash@{1}", "stash@{2}"}, true)) == "in a stash (stash@{1})");
  CHECK(standing_text(past({}, false, "the reflog of main")) == "only in the reflog of main");
  CHECK(standing_text(past({}, false, "the index, as a.env")) == "only in the index, as a.env");
  CHECK(standing_text(past({}, false, "ORIG_HEAD")) == "only ORIG_HEAD leads there");
  CHECK(standing_text(past({}, false)) == "unreachable, gone after git gc");
  CHECK(standing_text(findings::Finding{}) == "");
}

TEST_CASE("a message says so too, and a commit of HEAD is never called out of HEAD") {
  const findings::Rule rule;
  findings::Finding finding = past({}, false, "the reflog of main");
  finding.message = "A token.";
  CHECK(message_text(finding, rule, 0) == "Not in HEAD, only in the reflog of main: A token.");
  finding.introduced = {std::string(40, 'a'), "2024-02-03T04:05:06Z"};
  CHECK(message_text(finding, rule, 0) ==
        "In commit aaaaaaa (2024-02-03), not in HEAD, only in the reflog of main: A token.");
  finding.reachable = finding.on_head = true;
  finding.place.path = ".git/commit/" + std::string(40, 'a');
  CHECK(message_text(finding, rule, 0) == "In commit aaaaaaa (2024-02-03): A token.");
}

}  // namespace rummage::sarif
