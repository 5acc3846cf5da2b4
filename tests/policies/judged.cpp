#include "tests/policies/judged.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include "yaml/parse.h"

namespace rummage::test {

std::uint32_t Judged::line(const Span& span) const {
  const std::string& text = texts.at(span.begin.text - 1);
  return 1 + static_cast<std::uint32_t>(std::count(text.begin(), text.begin() + span.begin.offset, '\n'));
}

std::vector<std::uint32_t> Judged::lines(std::string_view rule) const {
  std::vector<std::uint32_t> found;
  for (const findings::Draft& draft : drafts)
    if (catalogue()[draft.rule].id == rule && draft.confidence != findings::Confidence::low)
      found.push_back(line(draft.span));
  return found;
}

const findings::Catalogue& catalogue() {
  static const findings::Catalogue all({findings::builtin_rules().begin(), findings::builtin_rules().end()});
  return all;
}

Judged judged(std::vector<std::string> texts) {
  std::vector<kubernetes::Object> objects;
  for (std::size_t index = 0; index < texts.size(); ++index)
    for (kubernetes::Object& object : kubernetes::objects_of(yaml::parse(texts[index], static_cast<TextId>(index + 1))))
      objects.push_back(std::move(object));
  kubernetes::ObjectSet set(std::move(objects));
  access::Graph graph(set);
  return {std::move(texts), policies::judge({set, graph, catalogue(), "prod"})};
}

void check_examples(const findings::Rule& rule) {
  CAPTURE(rule.id);
  CHECK_FALSE(rule.bad.empty());
  CHECK_FALSE(rule.good.empty());
  for (const findings::Example& example : rule.bad) {
    CAPTURE(std::string(example.text));
    CHECK(judged({std::string(example.text)}).lines(rule.id) == std::vector<std::uint32_t>{example.line});
  }
  for (const findings::Example& example : rule.good) {
    CAPTURE(std::string(example.text));
    CHECK(judged({std::string(example.text)}).lines(rule.id).empty());
  }
}

}  // namespace rummage::test
