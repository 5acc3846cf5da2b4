#include <catch2/catch.hpp>

#include "git/store/commit.h"
#include "git/store/config_text.h"
#include "git/store/delta.h"
#include "git/store/loose.h"
#include "git/store/pack_index.h"
#include "git/store/signature.h"
#include "git/store/tag.h"
#include "git/store/tree.h"
#include "tests/git/support/made_pack.h"

namespace rummage::git::store {
namespace {

const std::string kId(40, 'a');

}  // namespace

TEST_CASE("commits and tags are read, damaged ones are errors") {
  std::string text = "tree " + kId + "\nparent " + kId + "\nparent " + kId +
                     "\nauthor A > B <a@x> 1700000000 +0130\ncommitter C <c@x> 1700000060 -0800\n"
                     "gpgsig -----BEGIN\n tree inside\n -----END\n\nmessage\n";
  auto commit = parse_commit(text);
  REQUIRE(commit);
  CHECK(commit->tree.hex() == kId);
  CHECK(commit->parents.size() == 2);
  CHECK(commit->author == Signature{1700000000, 90});
  CHECK(commit->committer == Signature{1700000060, -480});
  CHECK(commit->message == "message\n");
  CHECK(!parse_commit(""));
  CHECK(!parse_commit("tree " + kId.substr(1) + "\n"));
  CHECK(!parse_commit("tree " + kId + "\nparent x\n"));
  std::string tag_text = "object " + kId + "\ntype commit\ntag v1\ntagger T <t@x> 5 +0000\n\nhello";
  auto tag = parse_tag(tag_text);
  REQUIRE(tag);
  CHECK(tag->name == "v1");
  CHECK(tag->message == "hello");
  CHECK(!parse_tag("object " + kId + "\ntype thing\n"));
}

TEST_CASE("dates are told as the writer's clock showed them") {
  CHECK(rfc3339({1700000000, 90}) == "2023-11-14T23:43:20+01:30");
  CHECK(rfc3339({1700000000, -480}) == "2023-11-14T14:13:20-08:00");
  CHECK(rfc3339({0, 0}) == "1970-01-01T00:00:00+00:00");
  CHECK(rfc3339({INT64_MAX, 0}).empty());
  CHECK(parse_signature("A <a> 99999999999999999999 +0000").time == 0);
  CHECK(parse_signature("A <a> 12 +9999") == Signature{12, 0});
  CHECK(parse_signature("A <a>") == Signature{});
}

TEST_CASE("trees are read entry by entry, a cut one is an error") {
  std::string raw(20, '\1');
  std::string text = "100644 a b" + std::string(1, '\0') + raw + "40000 dir" + std::string(1, '\0') + raw + "160000 m" +
                     std::string(1, '\0') + raw;
  auto tree = parse_tree(text);
  REQUIRE(tree);
  REQUIRE(tree->size() == 3);
  CHECK((*tree)[0].name == "a b");
  CHECK((*tree)[1].is_tree());
  CHECK((*tree)[2].is_submodule());
  for (std::size_t size = 1; size < text.size(); ++size)
    if (size != 31 && size != 61) CHECK(!parse_tree(text.substr(0, size)));
}

TEST_CASE("deltas copy and insert within their bounds") {
  std::string base = "0123456789";
  std::string data("\x0a\x08\x91\x02\x03\x02xy\x90\x03", 10);
  auto delta = parse_delta(data);
  REQUIRE(delta);
  std::string out(delta->result_size, '\0');
  REQUIRE(apply_delta(*delta, base, out.data()));
  CHECK(out == "234xy012");
  CHECK(!apply_delta(*delta, "short", out.data()));
  for (std::size_t cut = 1; cut < delta->instructions.size(); ++cut) {
    Delta damaged{delta->base_size, delta->result_size, delta->instructions.substr(0, cut)};
    CHECK(!apply_delta(damaged, base, out.data()));
  }
  CHECK(!parse_delta(std::string(12, '\xff')));
}

TEST_CASE("loose headers are strict") {
  auto header = parse_loose_header(std::string("blob 12\0rest", 12));
  REQUIRE(header);
  CHECK(header->size == 12);
  CHECK(header->bytes == 8);
  for (std::string bad : {std::string("blob 12"), std::string("blub 1\0", 7), std::string("blob \0", 6),
                          std::string("blob -1\0", 8), std::string("blob 99999999999999999999999\0", 29)})
    CHECK(!parse_loose_header(bad));
}

TEST_CASE("pack indices are checked before they are believed") {
  CHECK(!PackIndex::parse(""));
  CHECK(!PackIndex::parse(std::string(2000, '\xff')));
  std::string unordered(1072, '\0');
  unordered[3] = 1;
  CHECK(!PackIndex::parse(unordered));
  CHECK(PackIndex::parse(std::string(1064, '\0'))->size() == 0);
  for (auto [made, read] : {std::pair(HashKind::sha1, HashKind::sha256), std::pair(HashKind::sha256, HashKind::sha1)}) {
    test::MadePack pack(made);
    for (char id = 'a'; id < 'h'; ++id) pack.add_blob(test::made_id(id, made), "x");
    CHECK(PackIndex::parse(pack.index(), made)->size() == 7);
    CHECK(!PackIndex::parse(pack.index(), read));
  }
}

TEST_CASE("configuration is read as git reads it") {
  ConfigText config = ConfigText::parse(
      "\xEF\xBB\xBF# comment\n[core] bare = true ; tail\n[Remote \"o\\\"x\"]\n\turl = \"a # b\" c  # d\n\tpromisor\n"
      "[extensions]\nobjectFormat = sha1 \\\n  tail\n[core]\n\tBare = off\nbroken [ line\n");
  CHECK(config.get("remote.o\"x.url") == "a # b c");
  CHECK(config.any_flag("remote", "promisor"));
  CHECK(!config.flag("core.bare", true));
  CHECK(config.get("extensions.objectformat") == "sha1   tail");
  CHECK(!config.get("core.worktree"));
}

}  // namespace rummage::git::store
