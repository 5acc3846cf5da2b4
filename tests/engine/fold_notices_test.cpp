#include <catch2/catch.hpp>

#include "engine/fold_notices.h"

using namespace rummage;

namespace {

Notice notice(const char* code, const char* message) {
  return {code, NoticeLevel::warning, message, "overlay/kustomization.yaml", 3, "overlay"};
}

}  // namespace

TEST_CASE("patches without an object are told one by one where every base was read") {
  const std::vector<Notice> all = {notice("kustomize/patch", "a"), notice("kustomize/patch", "b")};
  CHECK(engine::fold_consequences(all).size() == 2);
}

TEST_CASE("patches without an object are told once where a base is left out, and the cause as it was") {
  const std::vector<Notice> folded = engine::fold_consequences(
      {notice("kustomize/remote", "not fetched"), notice("kustomize/patch", "no object fits a"),
       notice("kustomize/generator", "nothing to merge c"), notice("kustomize/patch", "no object fits b"),
       notice("kustomize/empty", "no objects")});
  REQUIRE(folded.size() == 4);
  CHECK(folded[0].message == "not fetched");
  CHECK(folded[1].message == "no object fits a, and 1 more like it; a base is left out here, which may have it");
  CHECK(folded[2].message == "nothing to merge c; a base is left out here, which may have it");
  CHECK(folded[3].code == "kustomize/empty");
}
