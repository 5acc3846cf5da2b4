#include "tests/engine/hiding_places.h"

#include "tests/support/generate.h"

namespace rummage::test {
namespace {

std::string utf16(const std::string& text) {
  std::string out = "\xFF\xFE";
  for (char c : text) out += {c, '\0'};
  return out;
}

std::string quoted(const std::string& text) {
  return "'" + text + "'";
}

}  // namespace

HidingPlaces::HidingPlaces() {
  repo_.git("config gc.auto 0");
  repo_.write("README", "hello\n");
  first_ = repo_.commit("start");
  in_commits();
  in_tags();
  in_notes();
  in_merges();
  in_odd_files();
  in_stashes();
  in_reflogs();
  in_indexes();
  in_loose_ends();  // a reset writes ORIG_HEAD
  in_worktrees();
  in_other_refs();  // git itself follows refs/replace from then on
}

std::string HidingPlaces::token() {
  return expanded("${github-pat:" + std::to_string(++tokens_) + "}");
}

std::string HidingPlaces::line(std::string& token_out) {
  token_out = token();
  return "token: " + token_out + "\n";
}

std::string HidingPlaces::plant_file(const std::string& file) {
  std::string token;
  repo_.write(file, line(token));
  return token;
}

std::string HidingPlaces::blob(std::string& token) {
  const std::string text = line(token);
  return repo_.word("hash-object -w --stdin <<'E'\n" + text + "E");
}

// A commit on nothing but `first_`, with one file.
std::string HidingPlaces::lone_commit(const std::string& name, const std::string& file, std::vector<std::string> refs,
                                      bool reachable, const std::string& held_by) {
  std::string token;
  const std::string id = blob(token);
  const std::string tree = repo_.word("mktree <<'E'\n100644 blob " + id + "\t" + file + "\nE");
  const std::string commit = repo_.word("commit-tree " + tree + " -p " + first_ + " -m " + quoted(name));
  add({name, token, file, 1, commit, std::move(refs), reachable, held_by});
  return commit;
}

void HidingPlaces::in_commits() {
  const std::string gone = plant_file("gone.env");
  add({"removed file", gone, "gone.env", 1, repo_.commit("add"), kept_});
  repo_.shell("rm gone.env");
  repo_.commit("drop");
  const std::string said = token();
  const std::string message = repo_.commit("says " + said);
  add({"commit message", said, ".git/commit/" + message, 6, message, kept_});
  const std::string name = token(), mail = token(), committer = token();
  repo_.shell("GIT_AUTHOR_NAME=" + name + " GIT_AUTHOR_EMAIL=" + mail + "@x GIT_COMMITTER_NAME=" + committer +
              " git commit -q --allow-empty -m x");
  const std::string people = repo_.word("rev-parse HEAD"), place = ".git/commit/" + people;
  add({"author", name, place, 3, people, kept_});
  add({"author's mail", mail, place, 3, people, kept_});
  add({"committer", committer, place, 4, people, kept_});
  const std::string target = token();
  repo_.shell("ln -s '/x?token=" + target + "' link");
  add({"symlink", target, "link", 1, repo_.commit("link"), kept_});
  repo_.shell("rm link");
  repo_.commit("no link");
}

void HidingPlaces::in_tags() {
  auto tag = [&](const std::string& name, const std::string& of, std::vector<std::string> refs) {
    const std::string said = token();
    repo_.git("tag -a " + name + " -m 'says " + said + "' " + of);
    const std::string id = repo_.word("rev-parse " + name);
    add({"tag " + name, said, ".git/tag/" + id, 6, "", std::move(refs)});
  };
  tag("v1", first_, {"v1", "v1-outer"});
  tag("v1-outer", "v1", {"v1-outer"});
  std::string token_of_blob, token_of_light, token_of_tree;
  const std::string tagged = blob(token_of_blob), light = blob(token_of_light), in_tree = blob(token_of_tree);
  tag("of-blob", tagged, {"of-blob"});
  add({"tagged blob", token_of_blob, ".git/blob/" + tagged, 1, "", {"of-blob"}});
  repo_.git("tag light " + light);
  add({"light tag of a blob", token_of_light, ".git/blob/" + light, 1, "", {"light"}});
  const std::string inner = repo_.word("mktree <<'E'\n100644 blob " + in_tree + "\tx.env\nE");
  tag("of-tree", repo_.word("mktree <<'E'\n040000 tree " + inner + "\tdir\nE"), {"of-tree"});
  add({"tagged tree", token_of_tree, "dir/x.env", 1, "", {"of-tree"}});
}

void HidingPlaces::in_notes() {
  auto note = [&](const std::string& ref, const std::string& how, const std::string& of) {
    const std::string said = token();
    repo_.git("notes --ref=" + ref + " " + how + " -m 'says " + said + "' " + of);
    add({"note " + ref + " " + how,
         said,
         ".git/notes/" + repo_.word("rev-parse " + of),
         1,
         repo_.word("rev-parse refs/notes/" + ref),
         {"refs/notes/" + ref}});
  };
  note("commits", "add", first_);
  note("review", "add", first_);
  note("commits", "add", "HEAD");
  repo_.git("notes remove HEAD");
}

void HidingPlaces::in_merges() {
  for (const char* name : {"s1", "s2", "s3"}) {
    repo_.git("checkout -q -b " + std::string(name) + " " + first_);
    repo_.write(name, "s\n");
    repo_.commit(name);
  }
  repo_.git("checkout -q main");
  auto merge = [&](const std::string& name, const std::string& others, const std::string& file) {
    repo_.git("merge -q --no-commit --no-ff " + others);
    const std::string hidden = plant_file(file);
    add({name, hidden, file, 1, repo_.commit(name), kept_});
    repo_.shell("rm " + file);
    repo_.commit("clean");
  };
  merge("evil merge", "s1", "evil.env");
  merge("octopus", "s2 s3", "octopus.env");
  repo_.git("branch -q -D s1 s2 s3");
}

void HidingPlaces::in_odd_files() {
  repo_.write(".gitattributes", "*.dat -diff\n*.sec binary\n");
  const std::string nodiff = plant_file("a.dat"), binary = plant_file("b.sec");
  std::string wide, packed;
  repo_.write("wide.txt", utf16(line(wide)));
  repo_.write("values.yaml", line(packed));
  repo_.shell("tar czf chart.tgz values.yaml && rm values.yaml");
  const std::string encoded = token();
  repo_.write("b64.txt", "data: " + repo_.shell("printf 'token: " + encoded + "\\n' | base64 -w0") + "\n");
  const std::string commit = repo_.commit("odd files");
  add({"no diff", nodiff, "a.dat", 1, commit, kept_});
  add({"binary", binary, "b.sec", 1, commit, kept_});
  add({"UTF-16", wide, "wide.txt", 1, commit, kept_});
  add({"archive", packed, "chart.tgz!values.yaml", 1, commit, kept_});
  add({"base64", "", "b64.txt", 1, commit, kept_});
  repo_.shell("rm a.dat b.sec wide.txt chart.tgz b64.txt");
  repo_.commit("without");
}

void HidingPlaces::in_stashes() {
  auto stash = [&](const std::string& ref, std::vector<std::string> refs) {
    std::string staged, changed;
    repo_.write("README", "hello\n" + line(staged));
    repo_.git("add README");
    repo_.write("README", "hello\n" + line(changed));
    const std::string untracked = plant_file("new.env"), said = token();
    repo_.git("stash push -q -u -m 'says " + said + "'");
    auto id = [&](const char* parent) { return repo_.word("rev-parse stash@{0}" + std::string(parent)); };
    add({ref + " index", staged, "README", 2, id("^2"), refs});
    add({ref + " worktree", changed, "README", 2, id(""), refs});
    add({ref + " untracked", untracked, "new.env", 1, id("^3"), refs});
    add({ref + " message", said, ".git/commit/" + id(""), 8, id(""), refs});
  };
  stash("old stash", {"stash@{1}"});
  stash("stash", {"refs/stash"});
}

void HidingPlaces::in_reflogs() {
  std::string amended = plant_file("amended.env"), said = token();
  const std::string commit = repo_.commit("says " + said);
  add({"amended away", amended, "amended.env", 1, commit, {}, false, "the reflog of main"});
  add({"message amended away", said, ".git/commit/" + commit, 6, commit, {}, false, "the reflog of main"});
  repo_.shell("rm amended.env && git add -A && git commit -q --amend --allow-empty -m amended");
  repo_.git("checkout -q -b short");
  const std::string deleted = plant_file("short.env");
  add({"deleted branch", deleted, "short.env", 1, repo_.commit("short"), {}, false, "the reflog of HEAD"});
  repo_.git("checkout -q main");
  repo_.git("branch -q -D short");
}

void HidingPlaces::in_loose_ends() {
  lone_commit("dangling commit", "dangling.env", {}, false);
  const std::string said = token();
  const std::string commit = repo_.word("commit-tree HEAD^{tree} -m 'says " + said + "'");
  add({"dangling message", said, ".git/commit/" + commit, 5, commit, {}, false});
  std::string in_tree, alone;
  const std::string blob_in_tree = blob(in_tree), lone_blob = blob(alone);
  const std::string inner = repo_.word("mktree <<'E'\n100644 blob " + blob_in_tree + "\tin.env\nE");
  repo_.git("mktree <<'E'\n040000 tree " + inner + "\tdeep\nE");
  add({"dangling tree", in_tree, "deep/in.env", 1, "", {}, false});
  add({"dangling blob", alone, ".git/blob/" + lone_blob, 1, "", {}, false});
  const std::string tagged = token();
  const std::string tag =
      repo_.word("mktag <<'E'\nobject " + first_ + "\ntype commit\ntag gone\ntagger a <a@x> 1700000000 +0000\n\nsays " +
                 tagged + "\nE");
  add({"dangling tag", tagged, ".git/tag/" + tag, 6, "", {}, false});
  const std::string fetched = lone_commit("FETCH_HEAD", "fetched.env", {}, false, "FETCH_HEAD");
  spill(repo_.path() + "/.git/FETCH_HEAD", fetched + "\tnot-for-merge\tbranch 'x' of https://example.test/x\n");
  repo_.git("update-ref ORIG_HEAD " + lone_commit("ORIG_HEAD", "original.env", {}, false, "ORIG_HEAD"));
}

void HidingPlaces::in_other_refs() {
  auto ref = [&](const std::string& full, const std::string& shown, const std::string& file) {
    repo_.git("update-ref '" + full + "' " + lone_commit(full, file, {shown}));
  };
  ref("refs/pull/7/head", "refs/pull/7/head", "pull.env");
  ref("refs/original/refs/heads/main", "refs/original/refs/heads/main", "rewritten.env");
  ref("refs/remotes/origin/dev", "origin/dev", "remote.env");
  ref("refs/heads/caf\xC3\xA9/a-b@c%d", "caf\xC3\xA9/a-b@c%d", "odd.env");
  ref("refs/replace/" + first_, "refs/replace/" + first_, "replaced.env");
  ref("refs/heads/same", "heads/same", "branch.env");
  ref("refs/tags/same", "tags/same", "tag.env");
}

void HidingPlaces::in_worktrees() {
  const std::string root = outside_.path() + "/linked";
  repo_.git("worktree add -q --detach '" + root + "' " + first_);
  std::string committed, staged;
  spill(root + "/tree.env", line(committed));
  repo_.git("-C '" + root + "' add -A");
  repo_.git("-C '" + root + "' commit -q -m linked");
  add({"linked worktree",
       committed,
       "tree.env",
       1,
       repo_.word("-C '" + root + "' rev-parse HEAD"),
       {"worktrees/linked/HEAD"}});
  spill(root + "/staged.env", line(staged));
  repo_.git("-C '" + root + "' add -A");
  add({"index of a linked worktree",
       staged,
       ".git/blob/" + repo_.word("-C '" + root + "' rev-parse :staged.env"),
       1,
       "",
       {},
       false,
       "the index of worktrees/linked, as staged.env"});
}

void HidingPlaces::in_indexes() {
  auto stage = [&](const std::string& name, const std::string& file, const std::string& held_by) {
    const std::string hidden = plant_file(file);
    repo_.git("add " + file);
    add({name, hidden, ".git/blob/" + repo_.word("rev-parse :" + file), 1, "", {}, false, held_by});
  };
  stage("staged, then not", "unstaged.env", "");
  repo_.git("reset -q");
  stage("staged", "staged.env", "the index, as staged.env");
  repo_.shell("rm unstaged.env staged.env");
}

}  // namespace rummage::test
