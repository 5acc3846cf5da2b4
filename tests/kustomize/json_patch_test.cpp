#include "kustomize/json_patch.h"

#include <catch2/catch.hpp>

#include "yaml/emit.h"
#include "yaml/parse.h"

using namespace rummage;
using namespace rummage::kustomize;

namespace {

const char* const object = "{a: {b: 1, c/d: 2}, l: [x, y]}";

std::string patched(const std::string& operations) {
  const yaml::Parsed left = yaml::parse(object, 1, yaml::Dialect::kustomize);
  const yaml::Parsed right = yaml::parse(operations, 2, yaml::Dialect::kustomize);
  yaml::Builder nodes;
  auto out = json_patch(nodes, left.documents.front().root, right.documents.front().root);
  if (!out) return "error";
  std::string text = yaml::emit(*out, yaml::Dialect::kustomize).value();
  for (char& c : text)
    if (c == '\n') c = ';';
  return text;
}

}  // namespace

TEST_CASE("operations of JSON patches") {
  CHECK(patched("[{op: add, path: /a/n, value: 3}]") == "a:;  b: 1;  c/d: 2;  \"n\": 3;l:;- x;- \"y\";");
  CHECK(patched("[{op: remove, path: /a/b}, {op: remove, path: /a/c~1d}]") == "a: {};l:;- x;- \"y\";");
  CHECK(patched("[{op: add, path: /l/0, value: w}]") == "a:;  b: 1;  c/d: 2;l:;- w;- x;- \"y\";");
  CHECK(patched("[{op: add, path: /l/-, value: z}]") == "a:;  b: 1;  c/d: 2;l:;- x;- \"y\";- z;");
  CHECK(patched("[{op: replace, path: /l/-1, value: z}]") == "a:;  b: 1;  c/d: 2;l:;- x;- z;");
  CHECK(patched("[{op: move, from: /a/b, path: /l/2}, {op: remove, path: /a}]") == "l:;- x;- \"y\";- 1;");
  CHECK(patched("[{op: copy, from: /l/0, path: /a}]") == "a: x;l:;- x;- \"y\";");
  CHECK(patched("[{op: replace, path: /new, value: 1}, {op: remove, path: /a}, {op: remove, path: /l}]") == "new: 1;");
  CHECK(patched("[{op: test, path: /a, value: {c/d: 2, b: 1.0}}, {op: remove, path: /l}]") == "a:;  b: 1;  c/d: 2;");
}

TEST_CASE("operations that do not apply") {
  for (const char* operation :
       {"{op: remove, path: /x}", "{op: remove, path: /l/2}", "{op: add, path: /x/y, value: 1}",
        "{op: add, path: /l/3, value: 1}", "{op: replace, path: /l/2, value: 1}", "{op: replace, path: /l/-, value: 1}",
        "{op: test, path: /a/b, value: 2}", "{op: move, from: /x, path: /y}", "{op: nonsense, path: /a}",
        "{op: add, path: '', value: 1}", "{op: add, path: /a/b/c, value: 1}"})
    CHECK(patched("[" + std::string(operation) + "]") == "error");
}
