#include "yaml/builder.h"

#include <new>
#include <string>

#include "yaml/data.h"
#include "yaml/pointer.h"

namespace rummage::yaml {
namespace {

using detail::Children;
using detail::Decoded;
using detail::NodeData;

NodeData& make(Arena& arena, Kind kind, Style style, Span place) {
  NodeData& node = *new (arena.allocate(sizeof(NodeData))) NodeData;
  node.loc = place.begin;
  node.length = place.length;
  node.kind = kind;
  node.style = style;
  return node;
}

/// A collection of `count` entries or items, `width` nodes each.
Node collection(Arena& arena, NodeData& node, const std::vector<const NodeData*>& nodes, std::uint32_t width) {
  auto** list = static_cast<const NodeData**>(arena.allocate(nodes.size() * sizeof(NodeData*)));
  std::copy(nodes.begin(), nodes.end(), list);
  const auto count = static_cast<std::uint32_t>(nodes.size()) / width;
  node.children = new (arena.allocate(sizeof(Children))) Children{list, list, nullptr, count, count, 0};
  return Node(&node);
}

/// The children of a collection, keys among them.
std::vector<const NodeData*> children_of(Node node) {
  std::vector<const NodeData*> out;
  for (const Node item : node.items()) out.push_back(item.as_written());
  for (const Entry& entry : node.entries()) {
    out.push_back(entry.key.as_written());
    out.push_back(entry.value.as_written());
  }
  return out;
}

Node with_children(Arena& arena, Node node, const std::vector<const NodeData*>& children) {
  NodeData& copy = *new (arena.allocate(sizeof(NodeData))) NodeData(*node.data());
  copy.flags = 0;  // merge keys have been applied
  return collection(arena, copy, children, node.is_mapping() ? 2 : 1);
}

std::size_t place_of_value(Node node, std::size_t index) {
  return node.is_mapping() ? 2 * index + 1 : index;
}

Node child_at(Node node, std::size_t index) {
  return node.is_mapping() ? node.entry(index).value : node.at(index);
}

/// The nodes from the root to the parent of the last step, and which child each takes.
struct Way {
  std::vector<Node> nodes;
  std::vector<std::size_t> taken;
};

/// All steps but the last.
std::optional<Way> way_to(Node root, const std::vector<std::string>& steps) {
  Way way;
  Node at = root;
  for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
    const auto index = index_of(at, steps[i]);
    if (!index) return std::nullopt;
    way.nodes.push_back(at);
    way.taken.push_back(*index);
    at = child_at(at, *index);
  }
  if (!at.is_mapping() && !at.is_sequence()) return std::nullopt;
  way.nodes.push_back(at);
  return way;
}

/// Copies the way upwards with `changed` at its end.
Node rebuild(Arena& arena, const Way& way, Node changed) {
  for (std::size_t i = way.taken.size(); i-- > 0;) {
    std::vector<const NodeData*> children = children_of(way.nodes[i]);
    children[place_of_value(way.nodes[i], way.taken[i])] = changed.as_written();
    changed = with_children(arena, way.nodes[i], children);
  }
  return changed;
}

}  // namespace

Builder::Builder() : arena_(std::make_shared<Arena>()) {}

Node Builder::scalar(std::string_view text, Span place, ScalarType type, Style style) {
  NodeData& node = make(*arena_, Kind::scalar, style, place);
  node.type = type;
  const std::string_view copy = arena_->copy(text);
  node.decoded = new (arena_->allocate(sizeof(Decoded)))
      Decoded{copy.data(), nullptr, nullptr, static_cast<std::uint32_t>(copy.size()), 0};
  return Node(&node);
}

Node Builder::mapping(const std::vector<Entry>& entries, Span place, Style style) {
  std::vector<const NodeData*> nodes;
  for (const Entry& entry : entries) {
    nodes.push_back(entry.key.as_written());
    nodes.push_back(entry.value.as_written());
  }
  return collection(*arena_, make(*arena_, Kind::mapping, style, place), nodes, 2);
}

Node Builder::sequence(const std::vector<Node>& items, Span place, Style style) {
  std::vector<const NodeData*> nodes;
  for (const Node item : items) nodes.push_back(item.as_written());
  return collection(*arena_, make(*arena_, Kind::sequence, style, place), nodes, 1);
}

Node Builder::replacing(Node node, Node was) {
  if (!node) return node;
  NodeData& copy = *new (arena_->allocate(sizeof(NodeData))) NodeData(*node.data());
  copy.was = was.data();
  return Node(&copy);
}

Node Builder::retyped(Node scalar, ScalarType type) {
  if (!scalar.is_scalar() || scalar.type() == type) return scalar;
  NodeData& copy = *new (arena_->allocate(sizeof(NodeData))) NodeData(*scalar.data());
  copy.type = type;
  return Node(&copy);
}

std::optional<Node> Builder::with(Node root, std::string_view pointer, Node value) {
  const auto steps = pointer_steps(pointer);
  if (!steps || !root || !value) return std::nullopt;
  if (steps->empty()) return replacing(value, root);
  const auto way = way_to(root, *steps);
  if (!way) return std::nullopt;
  const Node parent = way->nodes.back();
  const auto index = index_of(parent, steps->back());
  std::vector<const NodeData*> children = children_of(parent);
  if (index) {
    children[place_of_value(parent, *index)] = replacing(value, child_at(parent, *index)).as_written();
  } else if (parent.is_mapping()) {
    children.push_back(scalar(steps->back(), value.span()).as_written());
    children.push_back(value.as_written());
  } else if (steps->back() == "-") {
    children.push_back(value.as_written());
  } else {
    return std::nullopt;
  }
  return rebuild(*arena_, *way, with_children(*arena_, parent, children));
}

std::optional<Node> Builder::without(Node root, std::string_view pointer) {
  const auto steps = pointer_steps(pointer);
  if (!steps || steps->empty() || !root) return std::nullopt;
  const auto way = way_to(root, *steps);
  if (!way) return std::nullopt;
  const Node parent = way->nodes.back();
  const auto index = index_of(parent, steps->back());
  if (!index) return std::nullopt;
  std::vector<const NodeData*> children = children_of(parent);
  const auto width = parent.is_mapping() ? 2 : 1;
  const auto first = children.begin() + static_cast<std::ptrdiff_t>(*index) * width;
  children.erase(first, first + width);
  return rebuild(*arena_, *way, with_children(*arena_, parent, children));
}

Document Builder::freeze(Node root, Span span) {
  Document out{std::move(arena_), root, span};
  arena_ = std::make_shared<Arena>();
  return out;
}

}  // namespace rummage::yaml
