#include <catch2/catch.hpp>

#include "kustomize/image_reference.h"
#include "kustomize/label_selector.h"
#include "kustomize/selector.h"
#include "kustomize/suffix_hash.h"
#include "kustomize/variables.h"
#include "yaml/parse.h"

using namespace rummage;
using namespace rummage::kustomize;

namespace {

yaml::Document document(const std::string& text) {
  return yaml::parse(text, 1, yaml::Dialect::kustomize).documents.front();
}

std::string cut_image(std::string_view text) {
  const ImageReference image = split_image(text);
  return std::string(image.name) + "|" + std::string(image.tag) + "|" + std::string(image.digest);
}

bool selects(const std::string& selector, const std::string& labels) {
  const yaml::Document held = document(labels);
  return LabelSelector::parse(selector).value().matches(held.root);
}

std::string expanded(std::string_view text) {
  std::string out;
  for (const VariablePart& part : cut_variables(text))
    out += part.reference ? "<" + std::string(part.name) + ">" : std::string(text.substr(part.begin, part.length));
  return out;
}

}  // namespace

TEST_CASE("image references are cut at the colon and the at sign behind the first slash") {
  CHECK(cut_image("nginx") == "nginx||");
  CHECK(cut_image("nginx:1.2") == "nginx|1.2|");
  CHECK(cut_image("reg:5000/a/b") == "reg:5000/a/b||");
  CHECK(cut_image("reg:5000/a/b:t@sha256:1") == "reg:5000/a/b|t|sha256:1");
  CHECK(cut_image("a@sha256:1") == "a||sha256:1");
  CHECK(cut_image("") == "||");
}

TEST_CASE("the suffix depends on data, kind and type, and on no name") {
  const yaml::Document map = document("kind: ConfigMap\nmetadata: {name: a}\ndata: {k: '<v>&é', b: x}\n");
  CHECK(suffix_hash(map.root) == "m9t7km625k");  // as Kustomize 5.7.1 prints it
  const yaml::Document other = document("kind: ConfigMap\nmetadata: {name: z}\ndata: {b: x, k: '<v>&é'}\n");
  CHECK(suffix_hash(other.root) == "m9t7km625k");
  CHECK(suffix_hash(document("kind: Secret\ntype: Opaque\ndata: {p: cQ==}\n").root) == "hb2dth72f6");
}

TEST_CASE("label selectors") {
  CHECK(selects("", "{}"));
  CHECK(selects("a=b", "a: b"));
  CHECK(selects("a==b, c!=d", "a: b"));
  CHECK_FALSE(selects("a=b,c!=d", "{a: b, c: d}"));
  CHECK(selects("a in (x, b)", "a: b"));
  CHECK(selects("a notin (x)", "{}"));
  CHECK_FALSE(selects("a", "{}"));
  CHECK(selects("!a", "{}"));
  CHECK(selects("n>3", "n: '4'"));
  for (const char* wrong : {"a=b c", ",", "a in b", "=", "a in (b"}) CHECK_FALSE(LabelSelector::parse(wrong));
}

TEST_CASE("patterns match whole texts") {
  CHECK(Pattern::compile("").value().matches("anything"));
  CHECK(Pattern::compile("rbac.io").value().matches("rbacXio"));
  CHECK_FALSE(Pattern::compile("web").value().matches("web2"));
  CHECK(Pattern::compile("web|db.*").value().matches("db-1"));
  CHECK_FALSE(Pattern::compile("web|db").value().matches("webdb"));
  CHECK_FALSE(Pattern::compile("("));
}

TEST_CASE("a selector looks at kind, name and labels") {
  const yaml::Document fields = document("{kind: Deploy.*, name: a, labelSelector: 'x=y'}");
  const Selector selector = Selector::read(fields.root).value();
  CHECK(selector.matches_kind("apps", "v1", "Deployment"));
  CHECK_FALSE(selector.matches_kind("", "v1", "Service"));
  CHECK(selector.matches_name("a"));
  CHECK_FALSE(selector.matches_name("ab"));
  CHECK(selector.matches_metadata(document("metadata: {labels: {x: y}}").root));
  CHECK_FALSE(selector.matches_metadata(document("metadata: {}").root));
}

TEST_CASE("variables are cut as Kubernetes expands them") {
  CHECK(expanded("a $(B) c") == "a <B> c");
  CHECK(expanded("$(A)$(B)") == "<A><B>");
  CHECK(expanded("$$(A)") == "$(A)");
  CHECK(expanded("$x $") == "$x $");
  CHECK(expanded("$(A") == "$(A");
  CHECK(expanded("$()") == "<>");
}
