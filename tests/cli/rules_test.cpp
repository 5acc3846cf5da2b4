#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "engine/notice_codes.h"
#include "tests/cli/session.h"

using namespace rummage;
using namespace rummage::test;

TEST_CASE("rules are listed, chosen by a glob, and explained") {
  CHECK(holds(typed({"rules"}).out, "secret/github-pat"));
  const Said rbac = typed({"rules", "rbac/*"});
  CHECK(holds(rbac.out, "rbac/secrets-read"));
  CHECK_FALSE(holds(rbac.out, "secret/github-pat"));
  CHECK(holds(typed({"explain", "secret/github-pat"}).out, "Fix"));
  CHECK(typed({"rules", "nosuch/*"}).code == 2);
  CHECK(holds(typed({"explain", "secret/github-pta"}).err, "secret/github-pat"));
  CHECK(holds(typed({"explain", "git/shallow"}).out, "--unshallow"));
  CHECK(holds(typed({"explain", "git/shalow"}).err, "git/shallow"));
}

// The sources are searched, so that a new notice cannot be forgotten.
TEST_CASE("every notice that is raised is documented") {
  std::set<std::string> documented;
  for (const engine::NoticeCode& code : engine::notice_codes()) {
    documented.emplace(code.code);
    CHECK(code.what.ends_with('.'));
    CHECK_FALSE(code.cure.empty());
  }
  CHECK(documented.size() == engine::notice_codes().size());
  const std::regex raised("note\\(\\s*\"([a-z]+/[a-z-]+)\"|\\{\\s*\"([a-z]+/[a-z-]+)\",\\s*NoticeLevel");
  std::size_t seen = 0;
  for (const char* room : {"scanner", "engine", "sarif"})
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(std::string(RUMMAGE_SOURCE_DIR "/") + room)) {
      if (entry.path().extension() != ".cpp") continue;
      std::ifstream in(entry.path());
      const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
      for (std::sregex_iterator at(text.begin(), text.end(), raised), end; at != end; ++at, ++seen) {
        const std::string code = (*at)[1].matched ? (*at)[1] : (*at)[2];
        INFO(entry.path().string() << ": " << code);
        CHECK(documented.contains(code));
      }
    }
  CHECK(seen > 20);
}
