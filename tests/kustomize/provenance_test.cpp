#include <catch2/catch.hpp>
#include <map>
#include <optional>

#include "corpus.h"
#include "kustomize/build.h"
#include "scalar_origins.h"
#include "sources/line_table.h"
#include "tests/support/skip.h"
#include "yaml/walk.h"

using namespace rummage;
using namespace rummage::kustomize;
using namespace rummage::kustomize::test;

namespace {

/// Byte offset of a line and a column in code points, both from 1.
std::size_t offset_of(const std::string& text, std::uint32_t line, std::uint32_t column) {
  std::size_t at = 0;
  for (std::uint32_t i = 1; i < line; ++i) at = text.find('\n', at) + 1;
  for (std::uint32_t i = 1; i < column; ++i) do
      ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
  return at;
}

/// The file with the scalar of a case changed to its sentinel; nothing when no scalar begins there.
std::optional<std::string> changed(const std::string& text, const ProvenanceCase& one) {
  const auto offset = static_cast<std::uint32_t>(offset_of(text, one.line, one.column));
  const yaml::Parsed parsed = yaml::parse(text, 1, yaml::Dialect::kustomize);
  for (const yaml::Document& document : parsed.documents) {
    const yaml::Located found = yaml::locate(document.root, {1, offset});
    const Span span = found.node.span();
    if (!found.node.is_scalar() || span.begin.offset != offset) continue;
    std::string value = one.sentinel;
    if (one.literal) value = std::string(found.node.text().substr(0, found.node.text().find('=') + 1)) + value;
    return text.substr(0, offset) + value + text.substr(span.end());
  }
  return std::nullopt;
}

struct Rendering {
  sources::Sources sources;
  tree::MemoryTree tree;
  BuildResult result;

  Rendering(const Files& files, const std::string& directory) : tree(tree_of(files)) {
    BuildRequest request{tree, directory, sources, {}, nullptr, {}};
    request.options.strict = true;
    result = build(request);
  }

  yaml::Node at(const ProvenanceCase::Pair& pair) const {
    for (const yaml::Node object : result.objects) {
      const auto text = [&](const char* pointer) { return std::string(object.at_pointer(pointer).text()); };
      if (text("/apiVersion") + "|" + text("/kind") + "|" + text("/metadata/namespace") + "|" +
              text("/metadata/name") ==
          pair.document)
        if (const yaml::Node node = object.at_pointer(pair.pointer)) return node;
    }
    return {};
  }

  bool is_at(const engine::PlacedOrigin& origin, const ProvenanceCase& one, const std::string& content) const {
    for (const BuildText& text : result.texts) {
      if (text.text != origin.leaf.begin.text || text.path != one.file) continue;
      const std::size_t wanted = offset_of(content, one.line, one.column);
      // A generator's input is the part behind the '='.
      const std::size_t behind = one.literal ? content.find('=', wanted) + 1 : wanted;
      if (origin.leaf.begin.offset == wanted || origin.leaf.begin.offset == behind) return true;
    }
    return false;
  }
};

}  // namespace

TEST_CASE("every scalar that a changed leaf flows into names it among its origins", "[corpus]") {
  if (corpora().empty()) return rummage::test::skip_case("no corpora");
  std::map<std::string, CorpusBuild> builds;
  for (CorpusBuild& one : portable_builds()) builds[one.id] = std::move(one);
  std::string wrong;
  int pairs = 0, contained = 0, whole = 0, primary = 0;
  for (const ProvenanceCase& one : provenance_cases()) {
    if (one.pairs.empty()) continue;
    CorpusBuild build = builds[one.build];
    std::string content;
    for (auto& [path, text] : build.files) {
      if (path != one.file) continue;
      auto with = changed(text, one);
      REQUIRE(with);
      content = text = *with;
    }
    const Rendering rendering(build.files, build.directory);
    for (const ProvenanceCase::Pair& pair : one.pairs) {
      const yaml::Node node = rendering.at(pair);
      bool found = false, first = false;
      for (const engine::PlacedOrigin& origin : origins_of(rendering.sources, rendering.result.roles, node)) {
        if (!rendering.is_at(origin, one, content)) continue;
        found = found || !origin.shadowed;
        first = first || origin.primary;
      }
      ++pairs;
      contained += found;
      whole += pair.whole;
      primary += pair.whole && first;
      if (!found || (pair.whole && !first))
        wrong += one.build + " " + one.file + ":" + std::to_string(one.line) + " -> " + pair.document + pair.pointer +
                 (node ? "" : " absent") + (found ? " not primary\n" : " not contained\n");
    }
  }
  INFO(wrong);
  INFO(contained << " of " << pairs << " pairs contained, " << primary << " of " << whole << " primary");
  std::printf("provenance: %d of %d pairs contained, %d of %d whole ones primary\n", contained, pairs, primary, whole);
  CHECK(contained * 100 >= pairs * 95);
  CHECK(primary * 100 >= whole * 90);
}
