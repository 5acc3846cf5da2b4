#include <catch2/catch.hpp>

#include "room.h"

using namespace rummage;
using namespace rummage::kustomize;
using sources::Origin;
using test::Room;

TEST_CASE("origins name the base, the patch above it and what a field added") {
  Room room;
  const yaml::Node base = room.parsed("a: 'db'\n", TextRole::resource).find("a");
  const yaml::Node patch = room.parsed("a: \"db2\"\n", TextRole::patch).find("a");
  const yaml::Node prefix = room.parsed("namePrefix: dev-\n", TextRole::kustomization).find("namePrefix");
  CHECK(room.listed(base) == "*base('db')");
  const yaml::Node patched = room.nodes.replacing(patch, base);
  CHECK(room.listed(patched) == "*patch(\"db2\")-base('db')");

  sources::Builder draft = room.writer.draft();
  room.writer.append(draft, prefix, Origin::transformer_field);
  room.writer.append(draft, patched, Origin::resource_leaf);
  const yaml::Node made = room.writer.text(draft.finish(), patched, Typing::style);
  CHECK(room.listed(made) == "transformer(dev-)*patch(\"db2\")-base('db')");
  CHECK(room.listed(room.nodes.replacing(prefix, base)) == "*transformer(dev-)-base('db')");
}

TEST_CASE("a generator's literal shines through its encoding") {
  Room room;
  const yaml::Node literal = room.parsed("- key=s3\n", TextRole::kustomization).at(0);
  sources::Builder value = room.writer.draft();
  room.writer.append(value, literal, 4, 2, Origin::generator_input);
  sources::Builder encoded = room.writer.draft();
  REQUIRE(encoded.recode(sources::Codec::base64, value.finish()));
  const yaml::Node made = room.writer.text(encoded.finish(), {}, Typing::string);
  CHECK(room.listed(made) == "*generator(key=s3)");
}

TEST_CASE("a file that a generator takes whole names its leaves, too") {
  Room room;
  const yaml::Node file = room.parsed("a: one\nb: [two]\n", TextRole::file_content);
  sources::Builder value = room.writer.draft();
  const Bytes bytes = room.sources.bytes(file.span().begin.text).value();
  const Span whole{{file.span().begin.text, 0}, static_cast<std::uint32_t>(bytes->size())};
  REQUIRE(value.literal(whole, Origin::file_content, *bytes));
  const yaml::Node made = room.writer.text(value.finish(), {}, Typing::string);
  CHECK(room.listed(made) == "*file(a: one\nb: [two]\n)file(one)file(two)");
}
