#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/yaml/texts.h"
#include "yaml/data.h"
#include "yaml/parse.h"
#include "yaml/source_map.h"
#include "yaml/walk.h"

using namespace rummage;
using namespace rummage::yaml;

namespace {

std::vector<std::string> all_texts() {
  std::vector<std::string> texts = test::sample_texts();
  for (std::string& text : test::corpus_texts(800)) texts.push_back(std::move(text));
  for (std::string& text : test::mutated_texts(texts, 4000)) texts.push_back(std::move(text));
  for (std::string& text : test::generated_texts(4000)) texts.push_back(std::move(text));
  return texts;
}

Span written_span(Node node) {
  return node.alias_span().value_or(node.span());
}

/// Every node as written, with its parent's span.
template <class Visit>
void each(Node node, const Visit& visit) {
  std::vector<Node> open{node};
  while (!open.empty()) {
    const Node at = open.back();
    open.pop_back();
    visit(at);
    if (at.alias_span()) continue;
    for (const Node item : at.items()) open.push_back(item);
    for (const Entry& entry : at.written_entries()) {
      open.push_back(entry.key);
      open.push_back(entry.value);
    }
  }
}

/// A plain or quoted scalar without tag, alone in a text that gives it the same context.
bool reads_alone(std::string_view raw, Node node) {
  if (node.style() == Style::plain && (node.type() == ScalarType::merge || raw.empty())) return true;
  const Parsed again = parse("[" + std::string(raw) + "\n]", 1);
  if (again.documents.empty()) return false;
  return again.documents[0].root.at(0).text() == node.text();
}

}  // namespace

TEST_CASE("every child lies within its parent") {
  std::size_t nodes = 0, outside = 0;
  for (const std::string& text : all_texts()) {
    for (const Document& document : parse(text, 1).documents) {
      each(document.root, [&](Node parent) {
        ++nodes;
        if (parent.alias_span()) return;
        const auto inside = [&](Node child) { return parent.span().contains(written_span(child)); };
        for (const Node item : parent.items()) outside += inside(item) ? 0u : 1u;
        for (const Entry& entry : parent.written_entries())
          outside += inside(entry.key) && inside(entry.value) ? 0u : 1u;
      });
    }
  }
  CHECK(nodes > 100'000);
  CHECK(outside == 0);
}

TEST_CASE("the span of a scalar reads as the same scalar") {
  std::size_t scalars = 0, different = 0;
  for (const std::string& text : all_texts()) {
    for (const Document& document : parse(text, 1).documents) {
      each(document.root, [&](Node node) {
        if (!node.is_scalar() || node.alias_span() || !node.tag().empty()) return;
        if (node.style() == Style::literal || node.style() == Style::folded) return;
        const Span span = node.span();
        const std::string_view raw = std::string_view(text).substr(span.begin.offset, span.length);
        // In flow style these end a plain scalar, and a mark of another dialect begins one.
        if (node.style() == Style::plain && (raw == "-" || raw.find_first_of(",[]{}?:#&*!|>%@`") != raw.npos)) return;
        ++scalars;
        if (!reads_alone(raw, node) && ++different < 5)
          UNSCOPED_INFO("style " << static_cast<int>(node.style()) << " length " << raw.size());
      });
    }
  }
  CHECK(different == 0);
  CHECK(scalars > 50'000);
}

TEST_CASE("the text of every scalar maps back to its source") {
  std::size_t decoded = 0, inexact = 0, wrong = 0;
  for (const std::string& text : all_texts()) {
    const bool separators = text.find("\xC2\x85") != text.npos || text.find("\xE2\x80") != text.npos;
    for (const Document& document : parse(text, 1).documents) {
      each(document.root, [&](Node node) {
        if (!node.is_scalar() || (node.data()->flags & detail::view_flag) != 0 || separators) return;
        ++decoded;
        const SourceMap map(node);
        inexact += map.exact() ? 0u : 1u;
        const std::string_view value = node.text();
        for (std::size_t i = 0; map.exact() && i < value.size(); ++i) {
          const Span one = map.map(i, 1);
          if (!node.span().contains(one) && one.length != 0) ++wrong;
          const bool word = (value[i] >= 'a' && value[i] <= 'z') && one.length == 1;
          if (word && text[one.begin.offset] != value[i]) ++wrong;
        }
      });
    }
  }
  CHECK(inexact == 0);
  CHECK(wrong == 0);
  CHECK(decoded > 2'000);
}
