#include "engine/position.h"

#include <fmt/format.h>

#include <array>

#include "kubernetes/object.h"

namespace rummage::engine {
namespace {

// What tells the elements of a list apart, most common first (Kubernetes API conventions, "lists of named subobjects").
constexpr std::array<std::string_view, 6> merge_keys = {"name", "key", "id", "mountPath", "containerPort", "host"};
constexpr unsigned deepest = 1000;

bool covers(const yaml::Node& node, const Span& span) {
  const Span own = node.span();
  return own.begin.offset <= span.begin.offset && span.begin.offset < std::max(own.end(), own.begin.offset + 1);
}

std::string item_name(const yaml::Node& item, std::size_t index) {
  for (std::string_view key : merge_keys)
    if (const yaml::Node value = item.find(key); value.is_scalar()) return fmt::format("[{}={}]", key, value.text());
  return fmt::format("[{}]", index);
}

// Appends one step of the path and goes down; false at a leaf, or when no child holds the place.
bool descend(yaml::Node& node, const Span& span, std::string& path) {
  if (node.is_mapping()) {
    for (const yaml::Entry& entry : node.written_entries()) {
      if (!covers(entry.value, span) && !covers(entry.key, span)) continue;
      path += fmt::format("/{}", entry.key.text());
      node = covers(entry.key, span) ? entry.key : entry.value;
      return true;
    }
  } else if (node.is_sequence()) {
    std::size_t index = 0;
    for (const yaml::Node item : node.items()) {
      if (covers(item, span)) {
        path += item_name(item, index);
        node = item;
        return true;
      }
      ++index;
    }
  }
  return false;
}

std::string coordinates(const yaml::Document& document, std::uint32_t index, const Span& span) {
  for (const kubernetes::Object& object : kubernetes::objects_of(document, index))
    if (object.span.begin.offset <= span.begin.offset && span.begin.offset < object.span.end())
      return fmt::format("{}/{}/{}/{}", object.group(), object.kind, object.ns, object.name);
  return {};
}

}  // namespace

Positions::Positions(std::string_view bytes, TextId text, bool structured) {
  if (structured) parsed_ = yaml::parse(bytes, text);
}

std::string Positions::structured_name(const Span& span, bool& exact) const {
  std::uint32_t index = 0;
  for (const yaml::Document& document : parsed_.documents) {
    if (document.root && covers(document.root, span)) {
      std::string path;
      yaml::Node node = document.root;
      for (unsigned depth = 0; depth < deepest && descend(node, span, path); ++depth) {
      }
      exact = node.is_scalar() && node.style() != yaml::Style::literal && node.style() != yaml::Style::folded;
      return coordinates(document, index, span) + "#" + path;
    }
    ++index;
  }
  return {};
}

std::string Positions::ignore_annotation(const Span& span) const {
  std::uint32_t index = 0;
  for (const yaml::Document& document : parsed_.documents) {
    for (const kubernetes::Object& object : kubernetes::objects_of(document, index))
      if (object.span.begin.offset <= span.begin.offset && span.begin.offset < object.span.end())
        return std::string(object.annotations().find("rummage.dev/ignore").text());
    ++index;
  }
  return {};
}

std::string Positions::name(const Span& span, std::string_view line, const std::vector<Span>& hidden) const {
  bool exact = false;
  std::string name = structured_name(span, exact);
  if (name.empty() || !exact) name += "|" + masked_for_name(line, hidden);
  return name;
}

std::string masked_for_name(std::string_view line, const std::vector<Span>& hidden) {
  std::string text;
  std::size_t at = 0;
  auto plain = [&](std::size_t end) {
    for (; at < end && at < line.size(); ++at) {
      const char c = line[at];
      if (c == ' ' || c == '\t' || c == '\r') {
        if (!text.empty() && text.back() != ' ') text += ' ';
      } else if (c == '"' || c == '\'' || c == '`') {
        const std::size_t close = line.find(c, at + 1);
        text += '*';
        if (close == std::string_view::npos) return void(at = line.size());
        at = close;
      } else if (c == '=' || (c == ':' && (at + 1 == line.size() || line[at + 1] == ' '))) {
        text += c;
        text += '*';
        at = line.size();
      } else {
        text += c;
      }
    }
  };
  for (const Span& span : hidden) {
    plain(span.begin.offset);
    if (at >= line.size()) break;
    text += '*';
    at = std::max<std::size_t>(at, span.end());
  }
  plain(line.size());
  return text;
}

}  // namespace rummage::engine
