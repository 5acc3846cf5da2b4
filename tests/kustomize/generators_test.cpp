#include <catch2/catch.hpp>
#include <random>

#include "built.h"
#include "scalar_origins.h"
#include "sources/codec.h"

using namespace rummage;
using namespace rummage::kustomize;
using namespace rummage::kustomize::test;

namespace {

Built generated(const std::string& generators, const Files& files = {}, bool strict = true) {
  Files all = files;
  all.emplace_back("kustomization.yaml", "generatorOptions: {disableNameSuffixHash: true}\n" + generators);
  return Built(all, strict);
}

std::string data(const Built& built, std::string_view key, const char* field = "data") {
  if (built.result.objects.empty()) return "no object: " + built.error();
  const yaml::Node value = built.result.objects[0].find(field).find(key);
  return value ? std::string(value.text()) : "absent";
}

std::string decoded(const std::string& text) {
  return sources::decode(sources::Codec::base64, text).value().bytes;
}

}  // namespace

TEST_CASE("literals are cut at the first equals sign and lose one pair of quotes") {
  const Built built = generated("configMapGenerator:\n- name: c\n  literals: [a=1, 'b=\"x\"', \"c='y\", d==, e=]\n");
  CHECK(data(built, "a") == "1");
  CHECK(data(built, "b") == "x");
  CHECK(data(built, "c") == "'y");
  CHECK(data(built, "d") == "=");
  CHECK(data(built, "e").empty());
  CHECK(generated("configMapGenerator:\n- name: c\n  literals: [a]\n").error() == "kustomize/generator");
  CHECK(generated("configMapGenerator:\n- name: c\n  literals: [=a]\n").error() == "kustomize/generator");
  CHECK(generated("configMapGenerator:\n- name: c\n  literals: [a=1, a=2]\n").error() == "kustomize/generator");
  CHECK(generated("configMapGenerator:\n- literals: [a=1]\n").error() == "kustomize/generator");
}

TEST_CASE("environment files keep what stands around the equals sign") {
  const Files files{{"e.env", "\xEF\xBB\xBF# comment\n\n  A = 1 \r\nB=\"q\"\nC\nD=a=b"}};
  const Built built = generated("configMapGenerator:\n- name: c\n  env: e.env\n", files);
  CHECK(data(built, "A ") == " 1 ");
  CHECK(data(built, "B") == "\"q\"");
  CHECK(data(built, "C").empty());
  CHECK(data(built, "D") == "a=b");
  const Built bad = generated("configMapGenerator:\n- name: c\n  env: e.env\n  literals: [z=1]\n",
                              {{"e.env", "A=1\nB=\xFF\n"}}, false);
  CHECK(bad.notices() == std::vector<std::string>{"kustomize/generator e.env:2"});
  CHECK(data(bad, "A") == "1");
  CHECK(data(bad, "z") == "1");
}

TEST_CASE("files are named by key or base name; bytes that are no text go to binaryData") {
  const Files files{{"sub/f.txt", "text"}, {"b.bin", std::string("\xFF\x00", 2)}};
  const Built built = generated("configMapGenerator:\n- name: c\n  files: [sub/f.txt, k=sub/f.txt, b.bin]\n", files);
  CHECK(data(built, "f.txt") == "text");
  CHECK(data(built, "k") == "text");
  CHECK(decoded(data(built, "b.bin", "binaryData")) == files[1].second);
  for (const char* wrong : {"'=f'", "'k='", "'a=b=c'", "gone"})
    CHECK_FALSE(
        generated("configMapGenerator:\n- name: c\n  files: [" + std::string(wrong) + "]\n", files).error().empty());
}

TEST_CASE("secrets of any length decode to their input, in lines of seventy, and lead back to it") {
  std::mt19937 random(7);
  for (int i = 0; i < 60; ++i) {
    std::string value;
    for (int n = static_cast<int>(random() % 160); n > 0; --n) value += static_cast<char>('a' + random() % 26);
    const Built built = generated("secretGenerator:\n- name: s\n  literals:\n  - k=" + value + "\n");
    const std::string encoded = data(built, "k");
    CHECK(decoded(encoded) == value);
    const std::size_t whole = (value.size() + 2) / 3 * 4;
    CHECK(encoded.size() == whole + (whole < 70 ? 0 : (whole + 69) / 70));
    if (value.empty()) continue;
    const auto origins = origins_of(built.sources, built.result.roles, built.result.objects[0].at_pointer("/data/k"));
    REQUIRE(origins.size() == 1);
    CHECK(origins[0].kind == OriginKind::generator);
    CHECK(built.sources.slice(origins[0].leaf).value() == "k=" + value);
  }
}

TEST_CASE("behaviours join a generated object to the one that is there") {
  const Files base{{"base/kustomization.yaml",
                    "configMapGenerator:\n- name: c\n  literals: [a=1, b=2]\n  options: {labels: {l: x}}\n"}};
  const auto over = [&](const std::string& behaviour) {
    Files files = base;
    files.emplace_back("kustomization.yaml",
                       "resources: [base]\nconfigMapGenerator:\n- name: c\n  literals: [b=3]\n" + behaviour);
    return Built(files, true);
  };
  const Built merged = over("  behavior: merge\n"), replaced = over("  behavior: replace\n");
  CHECK(data(merged, "a") == "1");
  CHECK(data(merged, "b") == "3");
  CHECK(merged.result.objects[0].at_pointer("/metadata/labels/l").text() == "x");
  CHECK(merged.result.objects[0].at_pointer("/data/b").was().text() == "2");
  CHECK(data(replaced, "a") == "absent");
  CHECK(over("").error() == "kustomize/generator");
  CHECK(generated("configMapGenerator:\n- name: c\n  behavior: merge\n").error() == "kustomize/no-target");
  CHECK(generated("configMapGenerator:\n- name: c\n  behavior: merge\n  literals: [a=1]\n", {}, false).names() ==
        std::vector<std::string>{"ConfigMap c"});
}

TEST_CASE("options of an entry stand over those of all") {
  const Built built =
      generated("secretGenerator:\n- name: s\n  type: t\n  options: {immutable: true, labels: {a: b}}\n");
  CHECK(
      built.text() ==
      "apiVersion: v1\ndata: {}\nimmutable: true\nkind: Secret\nmetadata:\n  labels:\n    a: b\n  name: s\ntype: t\n");
}
