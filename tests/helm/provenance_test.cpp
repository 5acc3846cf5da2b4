#include <catch2/catch.hpp>

#include "corpus.h"
#include "helm/functions/function.h"
#include "tests/support/skip.h"
#include "yaml/parse.h"

using namespace rummage;
using namespace rummage::test;

namespace {

struct Counts {
  std::size_t pairs = 0, contained = 0, whole = 0, primary = 0;
};

std::string name_of(yaml::Node object) {
  const yaml::Node metadata = object.find("metadata");
  return std::string(object.find("apiVersion").text()) + "|" + std::string(object.find("kind").text()) + "|" +
         std::string(metadata.find("namespace").text()) + "|" + std::string(metadata.find("name").text());
}

// The scalar of a rendering that a pair names; absent when there is none.
yaml::Node find_scalar(const std::vector<yaml::Parsed>& files, std::string_view document, std::string_view path) {
  const std::size_t mark = document.rfind('#');
  int skip = std::stoi(std::string(document.substr(mark + 1)));
  for (const yaml::Parsed& file : files)
    for (const yaml::Document& one : file.documents)
      if (name_of(one.root) == document.substr(0, mark) && skip-- == 0) return one.root.at_pointer(path);
  return {};
}

// Bytes of a scalar that come from the leaf, and from any other leaf.
std::pair<std::size_t, std::size_t> bytes_of(const sources::Sources& all, yaml::Node scalar, const Span& leaf) {
  std::size_t own = 0, other = 0;
  if (!scalar) return {0, 0};
  for (const sources::Trace& trace : all.trace(scalar.content_span())) {
    const std::size_t size = std::max(trace.asked.length, 1U);
    if (leaf.overlaps(trace.span)) {
      own += size;
    } else if (trace.how.origin == sources::Origin::values_leaf) {
      other += size;
    }
  }
  return {own, other};
}

void count(const TruthCase& one, Counts& counts) {
  sources::Sources all;
  helm::Cache cache(*one.chart.tree, all);
  const helm::Rendering rendering = helm::render(request_of(one.chart, 4), cache);
  if (rendering.error) return;  // a chart whose library is a link, which the corpus lacks
  const Span leaf{{cache.file("values.yaml")->begin.text, one.begin}, one.size};
  std::vector<yaml::Parsed> files;
  for (const helm::RenderedFile& file : rendering.files)
    if (!file.bytes) files.push_back(yaml::parse(file.view(), file.begin.text));
  for (const TruthPair& pair : one.pairs) {
    const auto [own, other] = bytes_of(all, find_scalar(files, pair.document, pair.path), leaf);
    ++counts.pairs;
    counts.contained += own > 0 ? 1 : 0;
    counts.whole += pair.whole ? 1 : 0;
    counts.primary += pair.whole && own > other ? 1 : 0;
    if (own == 0) UNSCOPED_INFO("missed: " << one.chart.id << " " << pair.document << " " << pair.path);
  }
}

}  // namespace

TEST_CASE("rendered scalars lead to the leaf of the values that the real Helm took them from") {
  Counts counts;
  if (helm::find_function("toYaml", 4) == nullptr || !each_truth([&](const TruthCase& one) { count(one, counts); }))
    return skip_case("the corpora are not there");
  UNSCOPED_INFO(counts.contained << " of " << counts.pairs << " pairs, primary " << counts.primary << " of "
                                 << counts.whole << " whole ones");
  CHECK(counts.pairs >= 2400);
  CHECK(counts.contained * 1000 >= counts.pairs * 995);
  CHECK(counts.primary * 1000 >= counts.whole * 990);
}
