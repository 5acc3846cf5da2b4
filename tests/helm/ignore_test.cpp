#include <catch2/catch.hpp>

#include "helm/chart/go_match.h"
#include "helm/chart/ignore.h"

using namespace rummage;
using namespace rummage::helm;

namespace {

// "yes", "no" or "bad" as filepath.Match answers.
std::string match(std::string_view pattern, std::string_view name) {
  const auto parsed = GoPattern::parse(pattern);
  return !parsed ? "bad" : parsed->matches(name) ? "yes" : "no";
}

bool ignored(std::string_view rules, std::string_view path, bool folder = false) {
  const auto parsed = IgnoreRules::parse(rules);
  REQUIRE(parsed.ok());
  return parsed->ignores(path, folder);
}

}  // namespace

TEST_CASE("patterns match as filepath.Match does") {
  CHECK(match("abc", "abc") == "yes");
  CHECK(match("*", "abc") == "yes");
  CHECK(match("*c", "abc") == "yes");
  CHECK(match("a*", "ab/c") == "no");
  CHECK(match("a*/b", "abc/b") == "yes");
  CHECK(match("a*b*c*d*e*/f", "axbxcxdxe/f") == "yes");
  CHECK(match("a*b*c*d*e*/f", "axbxcxdxexxx/fff") == "no");
  CHECK(match("a*b?c*x", "abxbbxdbxebxczzx") == "yes");
  CHECK(match("a*b?c*x", "abxbbxdbxebxczzy") == "no");
  CHECK(match("ab[b-d]", "abc") == "yes");
  CHECK(match("ab[^b-d]", "abc") == "no");
  CHECK(match("a\\*b", "a*b") == "yes");
  CHECK(match("a?b",
              "a\xC3\xA9"
              "b") == "yes");
  CHECK(match("a?b", "a/b") == "no");
  CHECK(match("[\\]a]", "]") == "yes");
  CHECK(match("[x\\-]", "-") == "yes");
  for (const auto* bad : {"[]a]", "[-]", "[x-]", "[-x]", "\\", "[a-b-c]", "[", "[^", "[^bc", "a[", "[a"})
    CHECK(match(bad, "a") == "bad");
}

TEST_CASE("ignore rules apply in order, the first that fits decides") {
  CHECK(ignored("*.bak\n", "a/b/c.bak"));
  CHECK_FALSE(ignored("/a.txt\n", "b/a.txt"));
  CHECK(ignored("/a.txt\n", "a.txt"));
  CHECK(ignored("ci/\n", "ci", true));
  CHECK_FALSE(ignored("ci/\n", "ci", false));
  CHECK(ignored("a/*.txt\r\n", "a/x.txt"));
  CHECK_FALSE(ignored("a/*.txt\n", "b/a/x.txt"));
  CHECK_FALSE(ignored("# *\n\n", "x"));
  CHECK(ignored("\xEF\xBB\xBFx\n", "x"));
  CHECK(ignored("", "templates/.hidden"));
  CHECK_FALSE(ignored("", "templates/a/.hidden"));
}

TEST_CASE("a negated rule takes away all that it does not match") {
  CHECK(ignored("!keep.bak\n", "Chart.yaml"));
  CHECK_FALSE(ignored("!keep.bak\n", "keep.bak"));
  CHECK(ignored("!keep.bak\nkeep*\n", "keep.bak"));
  CHECK(ignored("!dir/\n", "x", false));
}

TEST_CASE("what is no ignore rule is refused with its line") {
  for (const auto* bad : {"ok\n**/x\n", "ok\n[\n"}) {
    const auto parsed = IgnoreRules::parse(bad);
    REQUIRE_FALSE(parsed.ok());
    CHECK(parsed.error().code == "helm/ignore-file");
    CHECK(parsed.error().message.find("line 2") != std::string::npos);
  }
}
