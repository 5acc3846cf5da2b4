#include <catch2/catch.hpp>

#include <zlib.h>

#include "helm/chart/chart_index.h"
#include "helm/chart/load.h"
#include "tree/memory_tree.h"

using namespace rummage;
using namespace rummage::helm;

namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

// A packed chart as `helm package` makes them, by hand.
std::string packed(const Files& files) {
  std::string tar;
  for (const auto& [name, content] : files) {
    std::string header(512, '\0');
    header.replace(0, name.size(), name);
    header.replace(100, 7, "0000644");
    char size[12];
    std::snprintf(size, sizeof size, "%011o", static_cast<unsigned>(content.size()));
    header.replace(124, 11, size);
    header.replace(148, 8, 8, ' ');
    header[156] = '0';
    header.replace(257, 5, "ustar");
    unsigned sum = 0;
    for (const unsigned char c : header) sum += c;
    std::snprintf(size, sizeof size, "%06o", sum);
    header.replace(148, 7, std::string(size, 7));
    tar += header + content + std::string((512 - content.size() % 512) % 512, '\0');
  }
  tar += std::string(1024, '\0');
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, tar.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(tar.data());
  stream.avail_in = static_cast<unsigned>(tar.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<unsigned>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string head(const std::string& name, const std::string& more = "") {
  return "apiVersion: v2\nname: " + name + "\nversion: 0.1.0\n" + more;
}

struct Charted {
  tree::MemoryTree tree;
  sources::Sources all;
  Loaded loaded;

  explicit Charted(const Files& files, LoadOptions options = {}, const std::string& root = "c") {
    for (const auto& [path, content] : files) tree.put(path, content);
    loaded = load_chart(tree, root, all, options);
  }
  std::string error() const { return loaded.error ? loaded.error->code : "none"; }
};

std::string names(const std::vector<ChartFile>& files) {
  std::string out;
  for (const ChartFile& file : files) out += file.name + " ";
  return out;
}

}  // namespace

TEST_CASE("files of a chart are what their places make them") {
  const Charted one(Files{{"c/Chart.yaml", "\xEF\xBB\xBF" + head("x")},
                          {"c/values.yaml", "a: 1"},
                          {"c/values.schema.json", "{}"},
                          {"c/templates/a.yaml", "\xEF\xBB\xBFt"},
                          {"c/templates/.b.yaml", "t"},
                          {"c/crds/d.yaml", "k"},
                          {"c/README.md", "r"},
                          {"c/charts/y.prov", "p"},
                          {"c/charts/_z/Chart.yaml", "p"},
                          {"c/.helmignore", "ig*\n"},
                          {"c/ignored/x", "i"}});
  REQUIRE(one.loaded.chart);
  CHECK(names(one.loaded.chart->templates) == "templates/a.yaml ");
  CHECK(one.loaded.chart->templates.front().view() == "t");
  CHECK(names(one.loaded.chart->files) == ".helmignore README.md charts/y.prov crds/d.yaml ");
  CHECK(one.loaded.chart->values_documents.size() == 1);
  CHECK(one.loaded.chart->schema.size() == 1);
  CHECK(one.loaded.chart->children.empty());
  CHECK(one.all.slice(one.loaded.chart->metadata.name.span).value() == "x");
}

TEST_CASE("charts inside charts are found in folders and archives, and know their places") {
  const std::string inner = packed({{"z/Chart.yaml", head("z")}, {"z/values.yaml", "k: v"}});
  const Charted one(Files{{"c/Chart.yaml", head("x")},
                          {"c/charts/y/Chart.yaml", head("y")},
                          {"c/charts/y/charts/z.tgz", inner},
                          {"c/charts/.keep", ""}});
  REQUIRE(one.loaded.chart);
  REQUIRE(one.loaded.chart->children.size() == 1);
  const LoadedChart& y = *one.loaded.chart->children.front();
  CHECK(y.root == "c/charts/y");
  REQUIRE(y.children.size() == 1);
  const ChartFile& values = y.children.front()->values.front();
  CHECK(values.path == "c/charts/y/charts/z.tgz!z/values.yaml");
  CHECK(one.all.entry_path(values.begin.text) == "z/values.yaml");
  CHECK(one.all.kind(one.all.parent(values.begin.text)) == sources::Kind::blob);
}

TEST_CASE("a packed chart renders from the archive itself") {
  const Charted one(Files{{"c.tgz", packed({{"x/Chart.yaml", head("x")}, {"x/templates/a.yaml", "a"}})}}, {}, "c.tgz");
  REQUIRE(one.loaded.chart);
  CHECK(names(one.loaded.chart->templates) == "templates/a.yaml ");
}

TEST_CASE("names that Helm refuses in archives are refused, and left out in lenient mode") {
  for (const auto* bad : {"x/../../y", "x//y", "Chart.yaml", "x", "x/..y", "x/c:/y"}) {
    const Files files = {{"c.tgz", packed({{"x/Chart.yaml", head("x")}, {bad, "b"}})}};
    INFO(bad);
    CHECK(Charted(files, {}, "c.tgz").error() == "helm/invalid-archive");
    LoadOptions lenient;
    lenient.lenient = true;
    const Charted good(files, lenient, "c.tgz");
    CHECK(good.loaded.chart);
    CHECK(good.loaded.notices.size() == 1);
  }
}

TEST_CASE("charts that Helm does not load have an error that says why") {
  const auto error = [](const std::string& chart, const Files& more = {}) {
    Files files = {{"c/Chart.yaml", chart}};
    files.insert(files.end(), more.begin(), more.end());
    return Charted(files).error();
  };
  CHECK(error(head("x")) == "none");
  CHECK(Charted(Files{{"c/values.yaml", ""}}).error() == "helm/no-chart");
  CHECK(Charted(Files{}).error() == "tree/not-found");
  for (const auto* bad :
       {"name: x\n", "name: a/b\nversion: 1.0.0\n", "name: x\nversion: foo\n", "name: x\nversion: 1.0.0\ntype: foo\n",
        "name: x\nversion: 1.0.0\nkeywords: y\n", "name: x\nversion: 1.0.0\ndependencies: [{name: a}, {name: a}]\n",
        "name: x\nversion: 1.0.0\ndependencies: [{name: a, alias: 'b/c'}]\n", "- x\n"})
    CHECK(error(bad) == "helm/invalid-metadata");
  CHECK(error("name: [") == "helm/invalid-yaml");
  CHECK(error(head("x"), {{"c/values.yaml", "- a"}}) == "helm/invalid-values");
  CHECK(error(head("x"), {{"c/charts/README", ""}}) == "helm/no-chart");
  CHECK(error(head("x"), {{"c/big", std::string((5u << 20) + 1, ' ')}}) == "helm/limit");
}

TEST_CASE("metadata is read with Go's types") {
  const Charted one(Files{{"c/Chart.yaml",
                           "NAME: x\nversion: 0.10\nappVersion: 1.10\ndescription: \"a\\nb\\u200b\"\n"
                           "annotations: {b: true, a: 1}\n"}});
  REQUIRE(one.loaded.chart);
  const Metadata& metadata = one.loaded.chart->metadata;
  CHECK(metadata.version.value == "0.1");
  CHECK(metadata.app_version.value == "1.1");
  CHECK(metadata.description.value == "a b");
  CHECK_FALSE(metadata.description.verbatim);
  CHECK(metadata.api_version.value == "v1");
  CHECK(metadata.annotations.front().second.value == "1");
  CHECK_FALSE(metadata.dependencies);
}

TEST_CASE("links are followed inside the tree and never out of it") {
  Charted one(Files{{"c/Chart.yaml", head("x")}, {"lib/Chart.yaml", head("y")}});
  one.tree.put("c/charts/y", "../../lib", tree::Mode::symlink);
  CHECK(load_chart(one.tree, "c", one.all).chart->children.size() == 1);
  one.tree.put("c/loop", "../c", tree::Mode::symlink);
  CHECK(load_chart(one.tree, "c", one.all).error->code == "helm/broken-link");
  LoadOptions lenient;
  lenient.lenient = true;
  CHECK(load_chart(one.tree, "c", one.all, lenient).chart);
}

TEST_CASE("a missing dependency is looked for by path, version and name") {
  tree::MemoryTree tree;
  tree.put("app/Chart.yaml", head("app"));
  tree.put("old/lib/Chart.yaml", "name: lib\nversion: 1.0.0\n");
  tree.put("new/lib/Chart.yaml", "name: lib\nversion: 2.0.0\n");
  tree.put("lib/Chart.yaml", "name: lib\nversion: 1.5.0\n");
  const ChartIndex index(tree);
  const auto found = [&](const std::string& version, const std::string& repository = "") {
    Dependency one;
    one.name.value = "lib";
    one.version.value = version;
    one.repository.value = repository;
    const ChartIndex::Found result = index.find(one, "app", 3);
    return result.root + " " + std::to_string(static_cast<int>(result.how));
  };
  CHECK(found("^1.0", "file://../old/lib") == "old/lib 1");
  CHECK(found("^1.0") == "lib 2");
  CHECK(found("^3.0") == "new/lib 3");
}
