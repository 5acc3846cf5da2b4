#include <catch2/catch.hpp>

#include "room.h"

using namespace rummage;
using namespace rummage::kustomize;
using sources::Origin;
using test::Room;

TEST_CASE("a written scalar knows each of its parts and what it replaced") {
  Room room;
  const yaml::Node base = room.parsed("name: db\n").find("name");
  const yaml::Node field = room.parsed("namePrefix: dev-\n").find("namePrefix");
  sources::Builder draft = room.writer.draft();
  room.writer.append(draft, field, Origin::transformer_field);
  room.writer.append(draft, base, Origin::resource_leaf);
  const yaml::Node made = room.writer.text(draft.finish(), base, Typing::style);
  CHECK(made.text() == "dev-db");
  CHECK(made.was().identity() == base.identity());
  CHECK(room.traced(made) == "transformer-field(dev-)resource-leaf(db)");

  sources::Builder again = room.writer.draft();
  room.writer.append(again, made, 2, 3, Origin::transformer_field);
  CHECK(room.traced(room.writer.text(again.finish(), made, Typing::style)) == "transformer-field(v-)resource-leaf(d)");
}

TEST_CASE("an escape comes from its whole source") {
  Room room;
  const yaml::Node quoted = room.parsed(R"(a: "x\ty")").find("a");
  sources::Builder draft = room.writer.draft();
  room.writer.append(draft, quoted, Origin::transformer_field);
  const yaml::Node made = room.writer.text(draft.finish(), {}, Typing::string);
  CHECK(made.text() == "x\ty");
  CHECK(room.traced(made) == R"(transformer-field(x)transformer-field(\t)transformer-field(y))");
}

TEST_CASE("the new text is typed by what it replaces") {
  Room room;
  const yaml::Node object = room.parsed("{plain: a, quoted: '1', number: 3}");
  const auto typed = [&](const char* field, const char* text, Typing typing) {
    return room.writer.bytes(text, {}, object.find(field), typing).type();
  };
  CHECK(typed("plain", "12", Typing::style) == yaml::ScalarType::integer);
  CHECK(typed("quoted", "12", Typing::style) == yaml::ScalarType::string);
  CHECK(typed("plain", "12", Typing::keep) == yaml::ScalarType::string);
  CHECK(typed("number", "12", Typing::keep) == yaml::ScalarType::integer);
  CHECK(typed("number", "12", Typing::string) == yaml::ScalarType::string);
  CHECK(typed("plain", "12", Typing::integer) == yaml::ScalarType::integer);
  CHECK(typed("quoted", "12", Typing::integer) == yaml::ScalarType::string);
  const yaml::Node same = room.writer.node(object.find("number"), object.find("plain"), Typing::string);
  CHECK(same.is_string());
  CHECK(same.span() == object.find("number").span());
}
