#include <catch2/catch.hpp>

#include "helm/chart/json_value.h"
#include "helm/chart/set_parser.h"
#include "helm/value/from_yaml.h"

using namespace rummage;
using namespace rummage::helm;

namespace {

std::string shown(const Value& value) {
  switch (value.kind()) {
    case Kind::invalid:
      return "nil";
    case Kind::boolean:
      return value.as_bool() ? "true" : "false";
    case Kind::integer:
      return std::to_string(value.as_int());
    case Kind::real:
      return std::to_string(value.as_real());
    case Kind::string:
      return "'" + std::string(value.view()) + "'";
    default:
      break;
  }
  std::string out = value.is_map() ? "{" : "[";
  if (value.is_map()) {
    for (const Slot& slot : value.as_map()->slots) out += std::string(slot.key.view()) + ":" + shown(slot.value) + " ";
    return out + "}";
  }
  for (const Value& item : value.as_list()->items) out += shown(item) + " ";
  return out + "]";
}

struct Line {
  sources::Sources all;
  Run run{all, sources::Recording::on};
  Map* map = run.heap.map();

  std::string apply(std::string_view line, SetKind kind = SetKind::typed, int helm = 3) {
    run.helm = helm;
    const auto file = [this](std::string_view path) -> Result<sources::Text> {
      if (path == "absent") return Error{"tree/not-found", "absent", {}, nullptr};
      return run.made("<" + std::string(path) + ">", sources::Origin::file_content);
    };
    const Status done = apply_set(run, {line, {}}, kind, *map, file);
    return done ? shown(Value::map(map)) : "error";
  }
};

std::string set(std::string_view line, SetKind kind = SetKind::typed, int helm = 3) {
  return Line().apply(line, kind, helm);
}

}  // namespace

TEST_CASE("values of --set are typed by their look") {
  CHECK(set("a=1,b=007,c=1.5,d=True,e=NULL,f=0,g=") == "{a:1 b:'007' c:'1.5' d:true e:nil f:0 g:'' }");
  CHECK(set("a=+5,b=-7,c=9223372036854775808") == "{a:5 b:-7 c:'9223372036854775808' }");
  CHECK(set("a={x,1,true}") == "{a:['x' 1 true ] }");
  CHECK(set("a={}") == "{a:['' ] }");
  CHECK(set("a\\.b=x\\,y") == "{a.b:'x,y' }");
  CHECK(set("a=1", SetKind::string) == "{a:'1' }");
  CHECK(set("a=b=c,d", SetKind::literal) == "{a:'b=c,d' }");
  CHECK(set("a=p,b={q,r}", SetKind::file) == "{a:'<p>' b:['<q>' '<r>' ] }");
}

TEST_CASE("keys of --set lead through maps and lists") {
  CHECK(set("a.b.c=1,a.d=2") == "{a:{b:{c:1 } d:2 } }");
  CHECK(set("l[2]=x") == "{l:[nil nil 'x' ] }");
  CHECK(set("l[0].a=1,l[0].b=2,l[1][1]=3") == "{l:[{a:1 b:2 } [nil 3 ] ] }");
}

TEST_CASE("what is no --set line is an error, and what came before stays") {
  for (const auto* bad : {"a", "a.b", "l[-1]=x", "l[70000]=x", "l[x]=1", "a={x", "a=1,b", "l[0]x=1", "a=1,a.b=2"})
    CHECK(set(bad) == "error");
  std::string deep = "a";
  for (int i = 0; i < 31; ++i) deep += ".a";
  CHECK(set(deep + "=1") == "error");
  CHECK(set("a=absent", SetKind::file) == "error");
  CHECK(set("l[=1") == "error");
  CHECK(set("l[=1", SetKind::typed, 4) == "{}");
}

TEST_CASE("--set-json takes one JSON value after another") {
  CHECK(set("a={\"x\":[1,null]},b=\"c\",d=", SetKind::json) == "{a:{x:[1.000000 nil ] } b:'c' d:nil }");
  CHECK(set("a={x:1}", SetKind::json) == "error");
  CHECK(json_value_size(" [1, {\"a\": \"]\"}] x") == 16);
  for (const auto* bad : {"", "[1,]", "{\"a\"}", "[1 2]", "tru", "\"a", "01x"}) CHECK_FALSE(json_value_size(bad));
  CHECK_FALSE(json_value_size(std::string(5000, '[')));
}

TEST_CASE("a value that --set takes the place of stays as its shadow, and the new one is of the command line") {
  Line line;
  line.apply("a=old");
  line.apply("a=new");
  const Slot* slot = line.map->find("a");
  REQUIRE(slot->shadows != nullptr);
  CHECK(slot->shadows->leaf.view() == "old");
  CHECK(slot->value.text().pieces().front().how().origin == sources::Origin::cli_value);
}

TEST_CASE("values of a line whose bytes have places keep them, without its escapes") {
  const std::string written = "<a.b=x\\,y,c[1]={1,tw\\}o},d=7,e=>";
  const std::string text = written.substr(1, written.size() - 2);
  Line line;
  const TextId blob = line.all.add_blob(ContentId(), share(written));
  sources::Builder builder(line.all);
  REQUIRE(builder.literal({{blob, 1}, static_cast<std::uint32_t>(text.size())}, sources::Origin::values_leaf));
  const sources::Text placed = builder.finish();
  REQUIRE(apply_set(line.run, {text, {}, &placed}, SetKind::typed, *line.map, {}));
  CHECK(shown(Value::map(line.map)) == set(text));
  const auto source_of = [&](const sources::Text& value) {
    std::string out;
    for (const sources::Piece& piece : value.pieces()) {
      CHECK(piece.loc().text == blob);
      CHECK(piece.how().origin == sources::Origin::values_leaf);
      out += written[piece.loc().offset];
    }
    return out;
  };
  CHECK(source_of(line.map->find("a")->value.as_map()->find("b")->value.text()) == "x,");
  CHECK(source_of(line.map->find("c")->value.as_list()->items[1].as_list()->items[1].text()) == "t}");
  CHECK(source_of(line.map->find("d")->value.text()) == "7");
  CHECK(line.map->find("e")->value.text().empty());
}
