#include <catch2/catch.hpp>

#include "corpus.h"
#include "kustomize/build.h"
#include "kustomize/origins.h"
#include "tests/support/skip.h"
#include "yaml/walk.h"

using namespace rummage;
using namespace rummage::kustomize;
using namespace rummage::kustomize::test;

namespace {

/// What is wrong with the pieces of a built text; empty: nothing.
std::string fault_of(const sources::Sources& sources, const sources::Text& text) {
  std::uint32_t begin = 0;
  for (const sources::Piece& piece : text.pieces()) {
    if (piece.end <= begin || piece.end > text.size()) return "pieces do not tile";
    if (piece.how().same_bytes) {
      const auto below = sources.slice({piece.loc(), piece.end - begin});
      if (!below || *below != text.view().substr(begin, piece.end - begin)) return "a piece has other bytes below";
    }
    begin = piece.end;
  }
  return begin == text.size() ? "" : "pieces do not reach the end";
}

/// What is wrong with the place of a scalar.
std::string fault_of(const sources::Sources& sources, yaml::Node scalar) {
  const Span place = scalar.span();
  if (place.begin.text == 0) return "";
  const sources::Text built = sources.built(place.begin.text);
  if (!built.empty()) {
    const std::string_view over = built.view().substr(place.begin.offset, place.length);
    const bool spelled = scalar.style() != yaml::Style::plain || place.length != scalar.text().size();
    if (!spelled && over != scalar.text()) return "built over other bytes";
    return fault_of(sources, built);
  }
  if (sources.kind(place.begin.text) == sources::Kind::none) return "no such text";
  const auto bytes = sources.slice(place);
  if (!bytes) return "outside its text";
  return scalar.style() == yaml::Style::plain && bytes->size() == scalar.text().size() && *bytes != scalar.text()
             ? "other bytes in the file"
             : "";
}

}  // namespace

TEST_CASE("builds print the same bytes with origins and without", "[corpus]") {
  if (corpora().empty()) return rummage::test::skip_case("no corpora");
  for (const CorpusBuild& one : portable_builds()) {
    const tree::MemoryTree tree = tree_of(one.files);
    std::string printed[2];
    for (const bool origins : {false, true}) {
      sources::Sources sources;
      BuildRequest request{tree, one.directory, sources, {}, nullptr, {}};
      request.options.origins = origins;
      const auto objects = print(build(request));
      REQUIRE(objects);
      for (const PrintedObject& object : *objects) printed[origins] += object.text;
    }
    if (printed[0] != printed[1]) FAIL_CHECK(one.id);
  }
}

TEST_CASE("a lenient build prints what a strict one does, and has no notice about it", "[corpus]") {
  if (corpora().empty()) return rummage::test::skip_case("no corpora");
  for (const CorpusBuild& one : portable_builds()) {
    if (!one.succeeds) continue;
    const tree::MemoryTree tree = tree_of(one.files);
    sources::Sources sources;
    const BuildResult result = build({tree, one.directory, sources, {}, nullptr, {}});
    const auto objects = print(result);
    REQUIRE(objects);
    std::string printed;
    for (const PrintedObject& object : *objects) printed += (printed.empty() ? "" : "---\n") + object.text;
    if (printed != one.expected) FAIL_CHECK(one.id << " " << first_difference(one.expected, printed));
    for (const Notice& notice : result.notices)
      if (notice.level != NoticeLevel::note) FAIL_CHECK(one.id << " " << notice.code << " " << notice.message);
  }
}

TEST_CASE("pieces of written scalars tile and have equal bytes at both ends", "[corpus]") {
  if (corpora().empty()) return rummage::test::skip_case("no corpora");
  std::size_t scalars = 0, built = 0;
  for (const CorpusBuild& one : portable_builds()) {
    const tree::MemoryTree tree = tree_of(one.files);
    sources::Sources sources;
    const BuildResult result = build({tree, one.directory, sources, {}, nullptr, {}});
    for (const yaml::Node object : result.objects)
      yaml::walk_scalars(object, [&](const yaml::Leaf& leaf) {
        ++scalars;
        built += sources.kind(leaf.value.span().begin.text) == sources::Kind::built;
        const std::string fault = fault_of(sources, leaf.value);
        if (!fault.empty()) FAIL_CHECK(one.id << " " << leaf.path.pointer() << ": " << fault);
        return true;
      });
  }
  std::printf("%zu scalars, %zu of them written\n", scalars, built);
  CHECK(scalars > 10000);
}
