#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <map>
#include <random>

#include "corpus.h"
#include "kustomize/build.h"
#include "scalar_origins.h"
#include "tests/support/skip.h"
#include "yaml/parse.h"
#include "yaml/walk.h"

// The truth made by ourselves: a leaf of an input file is changed to a sentinel, and every rendered scalar that then
// holds the sentinel must name that leaf. It holds for what the real Kustomize was not asked about.

using namespace rummage;
using namespace rummage::kustomize;
using namespace rummage::kustomize::test;

namespace {

const std::string sentinel = "zq7316x";
const std::string encoded[] = {"enE3MzE2e", "pxNzMxNn", "6cTczMTZ4"};  // its base64 at the three offsets

struct Leaf {
  std::string file;
  Span span;
};

std::vector<Leaf> leaves_of(const Files& files) {
  std::vector<Leaf> out;
  for (const auto& [path, text] : files) {
    const yaml::Parsed parsed = yaml::parse(text, 1, yaml::Dialect::kustomize);
    for (const yaml::Document& document : parsed.documents)
      yaml::walk_scalars(document.root, [&](const yaml::Leaf& leaf) {
        if (leaf.value.is_string() && !leaf.value.text().empty() && !leaf.value.alias_span())
          out.push_back({path, leaf.value.span()});
        return true;
      });
  }
  return out;
}

bool holds_sentinel(std::string_view text) {
  if (text.find(sentinel) != text.npos) return true;
  for (const std::string& one : encoded)
    if (text.find(one) != text.npos) return true;
  return false;
}

struct Tally {
  std::size_t pairs = 0, contained = 0, whole = 0, primary = 0;
  std::map<std::string, int> missed;
};

void perturb(const CorpusBuild& build, const Leaf& leaf, Tally& tally) {
  Files files = build.files;
  for (auto& [path, text] : files)
    if (path == leaf.file) text.replace(leaf.span.begin.offset, leaf.span.length, sentinel);
  const tree::MemoryTree tree = tree_of(files);
  sources::Sources sources;
  BuildRequest request{tree, build.directory, sources, {}, nullptr, {}};
  request.options.strict = true;
  const BuildResult result = kustomize::build(request);
  const auto names_leaf = [&](const engine::PlacedOrigin& origin) {
    if (origin.shadowed || origin.leaf.begin.offset > leaf.span.begin.offset + sentinel.size() ||
        origin.leaf.end() < leaf.span.begin.offset)
      return false;
    for (const BuildText& text : result.texts)
      if (text.text == origin.leaf.begin.text && text.path == leaf.file) return true;
    return false;
  };
  for (const yaml::Node object : result.objects)
    yaml::walk_scalars(object, [&](const yaml::Leaf& at) {
      if (!holds_sentinel(at.value.text())) return true;
      const auto origins = origins_of(sources, result.roles, at.value);
      const bool found = std::any_of(origins.begin(), origins.end(), names_leaf);
      ++tally.pairs;
      tally.contained += found;
      const bool first = std::any_of(origins.begin(), origins.end(), [&](const engine::PlacedOrigin& origin) {
        return origin.primary && names_leaf(origin);
      });
      tally.whole += at.value.text() == sentinel;
      tally.primary += at.value.text() == sentinel && first;
      if (!found || (at.value.text() == sentinel && !first))
        ++tally.missed[build.id + " " + leaf.file + "@" + std::to_string(leaf.span.begin.offset) + " -> " +
                       std::string(object.find("kind").text()) + at.path.pointer()];
      return true;
    });
}

}  // namespace

TEST_CASE("scalars that a changed leaf flows into name it, in every corpus build", "[corpus]") {
  if (corpora().empty()) return rummage::test::skip_case("no corpora");
  const char* more = std::getenv("RUMMAGE_LEAVES");
  const int each = more != nullptr ? std::atoi(more) : 4;
  std::mt19937 random(7);
  Tally tally;
  for (const CorpusBuild& build : portable_builds()) {
    if (!build.succeeds) continue;
    const std::vector<Leaf> leaves = leaves_of(build.files);
    for (int i = 0; i < each && !leaves.empty(); ++i) perturb(build, leaves[random() % leaves.size()], tally);
  }
  std::string missed;
  for (const auto& [what, count] : tally.missed) missed += what + "\n";
  INFO(missed);
  std::printf("perturbed: %zu of %zu pairs contained, %zu of %zu whole ones primary\n", tally.contained, tally.pairs,
              tally.primary, tally.whole);
  CHECK(tally.pairs > 200);
  CHECK(tally.contained * 100 >= tally.pairs * 99);
  CHECK(tally.primary * 100 >= tally.whole * 98);
}
