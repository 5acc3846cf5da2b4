#include "helm/value/from_yaml.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

#include "yaml/go_format.h"
#include "yaml/parse.h"
#include "yaml/source_map.h"

namespace rummage::helm {
namespace {

using sources::PositionMap;
using sources::Text;
using yaml::Dialect;
using yaml::Node;
using yaml::ScalarType;
using yaml::SourcePiece;

Error wrong(std::string code, std::string message, Span span) {
  return {std::move(code), std::move(message), span, nullptr};
}

/// A part of a scalar's text and the source it was decoded from, as offsets in the whole text.
struct Part {
  std::string_view text;
  std::uint32_t begin = 0, end = 0;
  bool verbatim = false;
};

/// The parts of a scalar. The line breaks that end a block scalar are looked for behind its last line.
std::vector<Part> parts_of(Node node, const std::vector<SourcePiece>& pieces, std::string_view whole) {
  std::vector<Part> parts;
  std::uint32_t begin = 0;
  const std::uint32_t base = node.span().begin.offset;
  for (const SourcePiece& piece : pieces) {
    const std::string_view text = node.text().substr(begin, piece.text_end - begin);
    parts.push_back({text, base + piece.source_begin, base + piece.source_end, piece.verbatim});
    begin = piece.text_end;
  }
  const bool block = node.style() == yaml::Style::literal || node.style() == yaml::Style::folded;
  if (block && !parts.empty() && !parts.back().verbatim) {
    const std::size_t end = whole.find_first_not_of(" \t\r\n", parts.back().end);
    parts.back().end = static_cast<std::uint32_t>(std::min(end, whole.size()));
  }
  return parts;
}

/// Appends a part by bytes that stand in its source, one after the other: all but escapes can be. False: it cannot.
bool append_as_is(LeafMaker& leaves, const Part& part) {
  if (part.verbatim) {
    leaves.append(part.begin, static_cast<std::uint32_t>(part.text.size()));
    return true;
  }
  std::uint32_t at = part.begin;
  for (const char c : part.text) {
    const std::size_t found = leaves.whole().substr(0, part.end).find(c, at);
    if (found == std::string_view::npos) return false;
    leaves.append(static_cast<std::uint32_t>(found), 1);
    at = static_cast<std::uint32_t>(found) + 1;
  }
  return true;
}

/// Turns nodes into values. Recursion is as deep as the parse allowed (1,000).
class Reader {
 public:
  Reader(Heap& heap, LeafMaker& leaves, const ReadLimits& limits) : heap_(heap), leaves_(leaves), limits_(limits) {}

  Value read(Node node) {
    if (++count_ > limits_.values) fail("helm/limit", "aliases expand to too many values", node);
    if (error_) return {};
    if (node.is_mapping()) return mapping(node);
    if (node.is_sequence()) return sequence(node);
    return node.is_scalar() ? scalar(node) : Value();
  }

  const std::optional<Error>& error() const { return error_; }

 private:
  void fail(std::string code, std::string message, Node at) {
    if (!error_) error_ = wrong(std::move(code), std::move(message), at.span());
  }

  Value mapping(Node node) {
    Map* map = heap_.map();
    map->slots.reserve(node.size());
    for (const yaml::Entry& entry : node.entries()) {
      if (auto text = key(entry.key)) map->slots.push_back({std::move(*text), read(entry.value), nullptr});
      if (error_) return {};
    }
    sort(map->slots);
    return Value::map(map);
  }

  /// By key bytes; of equal keys the last one stays.
  static void sort(std::vector<Slot>& slots) {
    const auto before = [](const Slot& a, const Slot& b) { return a.key.view() < b.key.view(); };
    if (!std::is_sorted(slots.begin(), slots.end(), before)) std::stable_sort(slots.begin(), slots.end(), before);
    const auto equal = [](const Slot& a, const Slot& b) { return a.key.view() == b.key.view(); };
    const auto rest = std::unique(slots.rbegin(), slots.rend(), equal);
    slots.erase(slots.begin(), rest.base());
  }

  Value sequence(Node node) {
    List* list = heap_.list();
    list->items.reserve(node.size());
    for (const Node item : node.items()) {
      list->items.push_back(read(item));
      if (error_) return {};
    }
    return Value::list(list);
  }

  std::optional<Text> key(Node node) {
    if (node.is_string()) return text(node);
    const auto name = yaml::json_key(node, Dialect::kubernetes);
    if (!name) {
      fail("yaml/no-json", "error converting YAML to JSON: Unsupported map key", node);
      return std::nullopt;
    }
    if (*name == node.text()) return text(node);
    const Span place = node.content_span();
    return leaves_.decoded(*name, place.begin.offset, place.length, {});
  }

  Value scalar(Node node) {
    switch (node.type()) {
      case ScalarType::null:
        return Value::nil(evidence(node));
      case ScalarType::boolean:
        return Value::boolean(node.as_bool().value_or(false), evidence(node));
      case ScalarType::integer:
      case ScalarType::real:
        return number(node);
      default:
        return Value::string(text(node));
    }
  }

  Value number(Node node) {
    const double value =
        yaml::real_value(yaml::resolve_plain(node.text(), Dialect::kubernetes)).value_or(node.as_double().value_or(0));
    if (std::isfinite(value)) return Value::real(value, evidence(node));
    const char* name = std::isnan(value) ? "NaN" : value < 0 ? "-Inf" : "+Inf";
    fail("yaml/no-json", fmt::format("error converting YAML to JSON: json: unsupported value: {}", name), node);
    return {};
  }

  Text evidence(Node node) {
    const Span place = node.content_span();
    return leaves_.evidence(place.begin.offset, place.length);
  }

  Text text(Node node) {
    const Span place = node.content_span();
    const std::string_view bytes = node.text();
    if (leaves_.whole().substr(place.begin.offset, place.length) == bytes)
      return leaves_.same(place.begin.offset, place.length);
    const yaml::SourceMap map(node);
    if (map.pieces().empty()) return leaves_.decoded(bytes, place.begin.offset, place.length, {});
    const std::vector<Part> parts = parts_of(node, map.pieces(), leaves_.whole());
    const bool as_is = std::all_of(parts.begin(), parts.end(), [&](const Part& p) { return append_as_is(leaves_, p); });
    Text made = leaves_.builder().finish();
    return as_is ? made : layer(parts, node);
  }

  Text layer(const std::vector<Part>& parts, Node node) {
    const Span place = node.span();
    PositionMap map;
    for (const Part& part : parts) {
      const auto size = static_cast<std::uint32_t>(part.text.size());
      const std::uint32_t below = part.end - part.begin;
      if (part.verbatim) {
        map.add(part.begin - place.begin.offset, size, 1, 1);
      } else if (size != 0 && below != 0 && size <= 0xFFFF && below <= 0xFFFF) {
        map.add(part.begin - place.begin.offset, 1, static_cast<std::uint16_t>(size),
                static_cast<std::uint16_t>(below));
      }
    }
    return leaves_.decoded(node.text(), place.begin.offset, place.length, std::move(map));
  }

  Heap& heap_;
  LeafMaker& leaves_;
  const ReadLimits& limits_;
  std::size_t count_ = 0;
  std::optional<Error> error_;
};

/// Problems that the parser, not the scanner, finds: Go counts their lines from 0 (decode.go, parser.fail).
bool is_parser_problem(std::string_view problem) {
  static constexpr std::array<std::string_view, 8> problems = {
      "did not find expected key",
      "did not find expected '-' indicator",
      "did not find expected ',' or ']'",
      "did not find expected ',' or '}'",
      "did not find expected node content",
      "did not find expected <document start>",
      "did not find expected <stream-start>",
      "found undefined tag handle",
  };
  return std::find(problems.begin(), problems.end(), problem) != problems.end();
}

/// Problems that go-yaml's reader does not have, in the words of what comes after it.
std::string words_of(const yaml::Issue& issue) {
  if (issue.message == "a key is null") return "unsupported map key of type: %!s(<nil>), key: <nil>";
  if (issue.message == "an anchor contains itself") return "yaml: anchor value contains itself";
  if (issue.message == "aliases make up too much of the document") return "yaml: document contains excessive aliasing";
  return {};
}

Error as_go_says(const yaml::Issue& issue) {
  if (issue.kind == yaml::IssueKind::limit) return wrong("helm/limit", issue.message, issue.span);
  if (const std::string words = words_of(issue); !words.empty())
    return wrong("yaml/syntax", "error converting YAML to JSON: " + words, issue.span);
  const std::uint32_t line = issue.line - (is_parser_problem(issue.message) && issue.line > 0 ? 1 : 0);
  const std::string where = issue.line > 1 && line > 0 ? fmt::format("line {}: ", line) : std::string();
  return wrong("yaml/syntax", fmt::format("error converting YAML to JSON: yaml: {}{}", where, issue.message),
               issue.span);
}

}  // namespace

Result<Value> from_yaml(Heap& heap, sources::Sources& all, sources::Recording records, Node root, const Ground& ground,
                        const ReadLimits& limits) {
  LeafMaker leaves(all, records, ground);
  Reader reader(heap, leaves, limits);
  Value value = reader.read(root);
  if (reader.error()) return *reader.error();
  return value;
}

Result<Value> read_yaml(Heap& heap, sources::Sources& all, sources::Recording records, const Ground& ground,
                        const ReadLimits& limits) {
  const yaml::Parsed parsed = yaml::parse(ground.whole(), 0, Dialect::kubernetes);
  const auto fatal =
      std::find_if(parsed.issues.begin(), parsed.issues.end(), [](const yaml::Issue& issue) { return issue.fatal; });
  const bool first_is_bad =
      fatal != parsed.issues.end() &&
      (parsed.documents.empty() || fatal->span.begin.offset < parsed.documents.front().span.begin.offset);
  if (first_is_bad) return as_go_says(*fatal);
  if (parsed.documents.empty()) return Value();
  return from_yaml(heap, all, records, parsed.documents.front().root, ground, limits);
}

}  // namespace rummage::helm
