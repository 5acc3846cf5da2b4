#include "yaml/node.h"

#include <string>

#include "yaml/data.h"
#include "yaml/pointer.h"
#include "yaml/tags.h"

namespace rummage::yaml {
namespace {

using detail::Children;
using detail::NodeData;

bool is_view(const NodeData& node) {
  return (node.flags & detail::view_flag) != 0;
}

bool is_collection(const NodeData* node) {
  return node != nullptr && (node->kind == Kind::mapping || node->kind == Kind::sequence);
}

std::string_view view_of(const char* text, std::uint32_t size) {
  return text == nullptr ? std::string_view() : std::string_view(text, size);
}

}  // namespace

const char* detail::raw_begin(const NodeData& node) {
  return is_view(node) ? node.view - quote_width(node.style) : node.decoded->raw;
}

Node::Node(const NodeData* data) : data_(data) {
  if (data != nullptr && data->kind == Kind::alias) {
    via_ = data;
    data_ = data->target;
  }
}

Kind Node::kind() const {
  return data_ == nullptr ? Kind::absent : data_->kind;
}
Style Node::style() const {
  return data_ == nullptr ? Style::plain : data_->style;
}
ScalarType Node::type() const {
  return data_ == nullptr ? ScalarType::string : data_->type;
}
Node Node::was() const {
  return Node(data_ == nullptr ? nullptr : data_->was);
}

std::string_view Node::text() const {
  if (!is_scalar()) return {};
  if (is_view(*data_)) return {data_->view, data_->length - 2 * detail::quote_width(data_->style)};
  return {data_->decoded->text, data_->decoded->size};
}

std::string_view Node::tag() const {
  if (is_collection(data_)) return view_of(data_->children->tag, data_->children->tag_size);
  if (!is_scalar() || is_view(*data_)) return {};
  return view_of(data_->decoded->tag, data_->decoded->tag_size);
}

ScalarType Node::type(Dialect dialect) const {
  if (!is_scalar()) return ScalarType::string;
  const auto found = resolve_written(tag(), style(), text(), dialect);
  return found ? found->type : ScalarType::string;
}

std::optional<bool> Node::as_bool() const {
  if (!is_scalar() || type() != ScalarType::boolean) return std::nullopt;
  return resolve_plain(text(), Dialect::kubernetes).boolean;
}

std::optional<std::int64_t> Node::as_int() const {
  if (!is_scalar() || type() != ScalarType::integer) return std::nullopt;
  const Scalar scalar = resolve_plain(text(), Dialect::kustomize);
  return scalar.is_unsigned ? std::nullopt : std::optional(scalar.integer);
}

std::optional<double> Node::as_double() const {
  if (!is_scalar() || (type() != ScalarType::real && type() != ScalarType::integer)) return std::nullopt;
  return real_value(resolve_plain(text(), Dialect::kustomize));
}

std::size_t Node::size() const {
  return is_collection(data_) ? data_->children->read_count : 0;
}

bool Node::has_merge() const {
  return is_mapping() && (data_->flags & detail::merge_flag) != 0;
}

Entries Node::entries() const {
  return is_mapping() ? Entries(data_->children->read, data_->children->read_count) : Entries();
}

Entries Node::written_entries() const {
  return is_mapping() ? Entries(data_->children->written, data_->children->written_count) : Entries();
}

Items Node::items() const {
  return is_sequence() ? Items(data_->children->read, data_->children->read_count) : Items();
}

Node Node::at(std::size_t index) const {
  return is_sequence() && index < size() ? Node(data_->children->read[index]) : Node();
}

Entry Node::entry(std::size_t index) const {
  if (!is_mapping() || index >= size()) return {};
  return {Node(data_->children->read[2 * index]), Node(data_->children->read[2 * index + 1])};
}

Entry Node::find_entry(std::string_view key) const {
  if (!is_mapping()) return {};
  for (std::size_t i = data_->children->read_count; i-- > 0;) {
    const Node candidate(data_->children->read[2 * i]);
    if (candidate.is_scalar() && candidate.text() == key) return {candidate, Node(data_->children->read[2 * i + 1])};
  }
  return {};
}

Node Node::find(std::string_view key) const {
  return find_entry(key).value;
}

Node Node::at_pointer(std::string_view pointer) const {
  const auto steps = pointer_steps(pointer);
  if (!steps) return {};
  Node at = *this;
  for (const std::string& step : *steps) {
    const auto index = index_of(at, step);
    if (!index) return {};
    at = at.is_mapping() ? at.entry(*index).value : at.at(*index);
  }
  return at;
}

std::optional<Span> Node::alias_span() const {
  if (via_ == nullptr) return std::nullopt;
  return Span{via_->loc, via_->length};
}

Span Node::span() const {
  return data_ == nullptr ? Span() : Span{data_->loc, data_->length};
}

}  // namespace rummage::yaml
