#include "triage/marks.h"

#include <catch2/catch.hpp>
#include <chrono>

#include "tests/triage/sample.h"

using namespace rummage;
using triage::Mark;
using triage::marks_of;

namespace {

/// "line first-last rule reason" of every mark.
std::vector<std::string> told(std::string_view text) {
  std::vector<std::string> lines;
  for (const Mark& mark : marks_of(text))
    lines.push_back(std::to_string(mark.line) + " " + std::to_string(mark.first) + "-" + std::to_string(mark.last) +
                    " " + mark.waiver.rule + (mark.waiver.reason.empty() ? "" : " " + mark.waiver.reason));
  return lines;
}

using Told = std::vector<std::string>;

}  // namespace

TEST_CASE("a mark at the end of its line covers that line") {
  CHECK(told("a: b\nc: d  # rummage:ignore secret/token -- made up\n") == Told{"2 2-2 secret/token made up"});
  CHECK(told("x = 1 // rummage:ignore secret/*") == Told{"1 1-1 secret/*"});
  CHECK(told("<a/> <!-- rummage:ignore secret/token -- a test -->") == Told{"1 1-1 secret/token a test"});
  CHECK(told("x /* rummage:ignore secret/token,rbac/* -- both */\r\n") ==
        Told{"1 1-1 secret/token both", "1 1-1 rbac/* both"});
  CHECK(told("x: 1 # rummage:ignore") == Told{"1 1-1 *"});
}

TEST_CASE("what only looks like a mark is none") {
  CHECK(told("rummage:ignore secret/token").empty());
  CHECK(told("x: y # xrummage:ignore secret/token").empty());
  CHECK(told("x: y # rummage:ignored").empty());
  CHECK(told("nosec: true").empty());
}

TEST_CASE("a mark alone on a line covers the next line") {
  CHECK(told("# rummage:ignore secret/token -- why\nTOKEN=abc\nOTHER=def\n") == Told{"1 2-2 secret/token why"});
  CHECK(told("  // rummage:ignore secret/token\n  \"a\" = 1\n") == Told{"1 2-2 secret/token"});
  CHECK(told("# rummage:ignore a/b\n# rummage:ignore c/d\nx: 1\n") == Told{"1 3-3 a/b", "2 3-3 c/d"});
  CHECK(told("# rummage:ignore a/b") == Told{"1 2-2 a/b"});
}

TEST_CASE("a mark above a key covers its whole value") {
  const char* text =
      "data:\n"                        // 1
      "  # rummage:ignore secret/*\n"  // 2
      "  key: |\n"                     // 3
      "    one\n"                      // 4
      "\n"                             // 5
      "    two\n"                      // 6
      "  other: x\n"                   // 7
      "# rummage:ignore rbac/*\n"      // 8
      "rules:\n"                       // 9
      "- verbs: [a]\n"                 // 10
      "  groups: b\n"                  // 11
      "tail: 1\n";                     // 12
  CHECK(told(text) == Told{"2 3-6 secret/*", "8 9-11 rbac/*"});
  CHECK(told("# rummage:ignore a/b\n- name: x\n  value: y\n") == Told{"1 2-2 a/b"});
  CHECK(told("# rummage:ignore a/b\nx: 1\n---\ny: 2\n") == Told{"1 2-2 a/b"});
}

TEST_CASE("the other scanners' marks waive secrets, on their line or the next") {
  for (const char* mark : {"gitleaks:allow", "betterleaks:allow", "trufflehog:ignore", "kingfisher:ignore", "ggignore",
                           "nosec", "pragma: allowlist secret"})
    CHECK(told(std::string("x: y # ") + mark + "\nz: 1\n") == Told{"1 1-1 secret/*"});
  CHECK(told("# pragma: allowlist nextline secret\nx: y\n") == Told{"1 2-2 secret/*"});
}

TEST_CASE("a mark suppresses findings of its rule on its lines, and says so") {
  const auto& catalogue = test::triage_catalogue();
  const auto marks = marks_of("a: 1\nb: 2 # rummage:ignore secret/token -- not real\n");
  findings::Finding here = test::finding_of("secret/token", "a.yaml", 2, 1);
  CHECK(triage::apply_marks(here, marks, catalogue));
  CHECK(here.state == findings::State::suppressed);
  CHECK(here.suppressed_by == "inline mark rummage:ignore: not real");
  findings::Finding above = test::finding_of("secret/token", "a.yaml", 1, 1);
  CHECK_FALSE(triage::apply_marks(above, marks, catalogue));
  findings::Finding other = test::finding_of("rbac/reader", "a.yaml", 2);
  CHECK_FALSE(triage::apply_marks(other, marks, catalogue));
  other.also = {catalogue.find("secret/token")};
  CHECK(triage::apply_marks(other, marks, catalogue));
  findings::Finding whole = test::finding_of("secret/token", "a.yaml", 0, 1);
  CHECK_FALSE(triage::apply_marks(whole, marks, catalogue));
}

TEST_CASE("an annotation waives rules for its object") {
  using triage::Waiver;
  CHECK(triage::annotation_waivers("rbac/reader: needed; secret/*:x\nhygiene/env") ==
        std::vector<Waiver>{{"rbac/reader", "needed"}, {"secret/*", "x"}, {"hygiene/env", ""}});
  CHECK(triage::annotation_waivers(" ; :reason only\n").empty());
  findings::Finding finding = test::finding_of("rbac/reader", "a.yaml", 1);
  CHECK(triage::apply_waivers(finding, {{"rbac/*", "needed"}}, "annotation", test::triage_catalogue()));
  CHECK(finding.suppressed_by == "annotation: needed");
}

TEST_CASE("hostile texts full of marks are read in time that grows with their size") {
  std::string stacked, line = "x # ";
  for (int i = 0; i < 200000; ++i) stacked += "# rummage:ignore a/b\n", line += "xrummage:ignore#";
  const auto begin = std::chrono::steady_clock::now();
  CHECK(marks_of(stacked).size() == 10000);
  CHECK(marks_of(line).empty());
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
}
