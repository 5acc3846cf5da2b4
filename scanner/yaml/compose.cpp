#include "yaml/compose.h"

#include <algorithm>
#include <cstring>
#include <new>

#include "yaml/bytes.h"
#include "yaml/merge.h"
#include "yaml/properties.h"
#include "yaml/tags.h"

namespace rummage::yaml {
namespace {

using detail::Children;
using detail::Decoded;
using detail::NodeData;

std::string_view text_of(const unsigned char* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

Style scalar_style(yaml_scalar_style_t style) {
  switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
      return Style::single_quoted;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
      return Style::double_quoted;
    case YAML_LITERAL_SCALAR_STYLE:
      return Style::literal;
    case YAML_FOLDED_SCALAR_STYLE:
      return Style::folded;
    default:
      return Style::plain;
  }
}

}  // namespace

Composer::Composer(Source source, Dialect dialect, const Limits& limits, Arena& arena)
    : source_(source), dialect_(dialect), limits_(limits), arena_(arena), reader_(source.bytes) {}

const NodeData* Composer::next_document() {
  root_ = nullptr;
  complete_ = false;
  frames_.clear();
  children_.clear();
  anchors_.clear();
  aliased_ = decoded_ = merged_ = 0;
  while (!failed_ && !done_ && !complete_) {
    if (!reader_.next()) {
      fail(IssueKind::syntax, reader_.problem(), reader_.problem_offset());
    } else {
      on_event();
    }
  }
  return failed_ || !complete_ ? nullptr : root_;
}

bool Composer::on_event() {
  const yaml_event_t& event = reader_.event();
  switch (event.type) {
    case YAML_DOCUMENT_START_EVENT:
      on_document(event);
      break;
    case YAML_SCALAR_EVENT:
      on_scalar(event);
      break;
    case YAML_ALIAS_EVENT:
      on_alias(event);
      break;
    case YAML_SEQUENCE_START_EVENT:
    case YAML_MAPPING_START_EVENT:
      open(event);
      break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
      close(event);
      break;
    case YAML_DOCUMENT_END_EVENT:
      check_aliasing();
      complete_ = true;
      break;
    case YAML_STREAM_END_EVENT:
      done_ = true;
      break;
    default:
      break;
  }
  return !failed_;
}

void Composer::on_document(const yaml_event_t& event) {
  const yaml_version_directive_t* version = event.data.document_start.version_directive;
  if (version != nullptr && (version->major != 1 || version->minor != 1))
    fail(IssueKind::refused, "the directive names a version of YAML other than 1.1", reader_.begin());
}

void Composer::on_scalar(const yaml_event_t& event) {
  const std::string_view value(reinterpret_cast<const char*>(event.data.scalar.value), event.data.scalar.length);
  const std::string_view tag = text_of(event.data.scalar.tag);
  const std::string_view anchor = text_of(event.data.scalar.anchor);
  NodeData& node = *new (arena_.allocate(sizeof(NodeData))) NodeData;
  node.style = scalar_style(event.data.scalar.style);
  std::uint32_t begin = reader_.begin(), end = reader_.end();
  const int properties = (tag.empty() ? 0 : 1) + (anchor.empty() ? 0 : 1);
  if (properties != 0)
    begin = skip_properties(source_.bytes, begin, end, properties);
  else if (begin < end && source_.bytes[begin] == '!')
    begin = skip_properties(source_.bytes, begin, end, 1);  // `!` alone: libyaml drops the tag
  if (node.style == Style::literal || node.style == Style::folded) end = trim_block(source_.bytes, begin, end);
  if (begin == end && awaits_value()) begin = end = place_of_nothing(source_.bytes, end_of(*children_.back()), begin);
  set_place(node, begin, end);
  fill_text(node, value, tag);
  resolve_type(node, tag);
  check_source(node);
  if (!anchor.empty()) anchors_[std::string(anchor)] = {&node, 1};
  add(&node, 1);
}

void Composer::fill_text(NodeData& node, std::string_view value, std::string_view tag) {
  const std::uint32_t quote = detail::quote_width(node.style);
  const char* raw = source_.bytes.data() + offset_of(node);
  const bool block = node.style == Style::literal || node.style == Style::folded;
  if (tag.empty() && !block && value.size() + 2 * quote == node.length &&
      std::memcmp(raw + quote, value.data(), value.size()) == 0) {
    node.flags = detail::view_flag;
    node.view = raw + quote;
    return;
  }
  const std::string_view copy = arena_.copy(value), tag_copy = arena_.copy(tag);
  node.decoded = new (arena_.allocate(sizeof(Decoded)))
      Decoded{copy.data(), raw, tag.empty() ? nullptr : tag_copy.data(), static_cast<std::uint32_t>(value.size()),
              static_cast<std::uint32_t>(tag.size())};
}

void Composer::resolve_type(NodeData& node, std::string_view tag) {
  const auto scalar = resolve_written(tag, node.style, Node(&node).text(), dialect_);
  if (!scalar) return refuse("a scalar does not fit its tag", node);
  node.type = scalar->type;
}

void Composer::check_source(const NodeData& node) {
  const std::string_view raw = source_.bytes.substr(offset_of(node), node.length);
  if (node.style == Style::double_quoted && (node.flags & detail::view_flag) == 0 && has_escaped_slash(raw))
    return refuse("found unknown escape character", node);
  const bool in_flow = !frames_.empty() && frames_.back().flow;
  if (node.style == Style::plain && in_flow && raw.find('?') != raw.npos)
    return refuse("did not find expected ',' or ']'", node);
  if (node.style == Style::plain && frames_.empty() && starts_with(raw, byte_order_mark))
    refuse("a byte order mark stands inside the text", node);
}

void Composer::on_alias(const yaml_event_t& event) {
  const auto found = anchors_.find(std::string(text_of(event.data.alias.anchor)));
  if (found == anchors_.end()) return fail(IssueKind::syntax, "unknown anchor referenced", reader_.begin());
  if (found->second.expanded == 0) return fail(IssueKind::refused, "an anchor contains itself", reader_.begin());
  NodeData& node = *new (arena_.allocate(sizeof(NodeData))) NodeData;
  node.kind = Kind::alias;
  node.target = found->second.node;
  set_place(node, reader_.begin(), reader_.end());
  aliased_ += found->second.expanded;
  add(&node, 1 + found->second.expanded);
}

void Composer::open(const yaml_event_t& event) {
  const bool mapping = event.type == YAML_MAPPING_START_EVENT;
  const std::string_view tag = text_of(mapping ? event.data.mapping_start.tag : event.data.sequence_start.tag);
  const std::string_view anchor = text_of(mapping ? event.data.mapping_start.anchor : event.data.sequence_start.anchor);
  const bool flow = mapping ? event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
                            : event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
  if (frames_.size() >= limits_.depth) return fail(IssueKind::limit, "nested too deep", reader_.begin());
  NodeData& node = *new (arena_.allocate(sizeof(NodeData))) NodeData;
  node.kind = mapping ? Kind::mapping : Kind::sequence;
  node.style = flow ? Style::flow : Style::block;
  const int properties = (tag.empty() ? 0 : 1) + (anchor.empty() ? 0 : 1);
  std::uint32_t begin = reader_.begin();
  if (properties != 0)
    begin = skip_properties(source_.bytes, begin, static_cast<std::uint32_t>(source_.bytes.size()), properties);
  set_place(node, begin, begin);
  if (!anchor.empty()) anchors_[std::string(anchor)] = {&node, 0};
  frames_.push_back({&node, children_.size(), std::string(anchor), std::string(tag), 1, flow});
}

void Composer::close(const yaml_event_t& event) {
  Frame frame = std::move(frames_.back());
  frames_.pop_back();
  NodeData& node = *frame.node;
  const std::size_t count = children_.size() - frame.first_child;
  auto** items = static_cast<const NodeData**>(arena_.allocate(count * sizeof(NodeData*)));
  std::copy(children_.begin() + static_cast<std::ptrdiff_t>(frame.first_child), children_.end(), items);
  std::uint32_t end = offset_of(node);
  for (std::size_t i = 0; i < count; ++i) end = std::max(end, end_of(*items[i]));
  if (frame.flow && event.start_mark.index != event.end_mark.index) end = reader_.end();
  set_place(node, offset_of(node), end);
  children_.resize(frame.first_child);

  const bool mapping = node.kind == Kind::mapping;
  const auto size = static_cast<std::uint32_t>(mapping ? count / 2 : count);
  const std::string_view tag = arena_.copy(frame.tag);
  auto* children = new (arena_.allocate(sizeof(Children))) Children{
      items, items, frame.tag.empty() ? nullptr : tag.data(), size, size, static_cast<std::uint32_t>(tag.size())};
  node.children = children;
  if (mapping) finish_mapping(node, *children);
  if (!frame.anchor.empty()) {
    const auto found = anchors_.find(frame.anchor);
    if (found != anchors_.end() && found->second.node == &node) found->second.expanded = frame.expanded;
  }
  add(&node, frame.expanded);
}

void Composer::finish_mapping(NodeData& node, Children& children) {
  check_keys(children);
  if (failed_ || !has_merge_key(children)) return;
  node.flags |= detail::merge_flag;
  switch (apply_merges(children, dialect_, arena_, limits_.merged, merged_)) {
    case MergeOutcome::done:
      break;
    case MergeOutcome::not_a_map:
      return refuse("a merge key needs a mapping or a list of mappings", node);
    case MergeOutcome::too_many:
      return fail(IssueKind::limit, "merge keys add too many entries", offset_of(node));
  }
}

void Composer::check_keys(const Children& children) {
  for (std::uint32_t i = 0; i < children.written_count; ++i) {
    const Node key(children.written[2 * i]);
    if (!key.is_scalar()) return refuse("a key is a collection", *key.as_written());
    if (key.is_null() && dialect_ == Dialect::kubernetes) return refuse("a key is null", *key.as_written());
  }
  const NodeData* duplicate = find_duplicate(children);
  if (duplicate == nullptr) return;
  Issue issue{IssueKind::duplicate_key, dialect_ == Dialect::kustomize, "a key stands twice in one mapping", {}, 0};
  issue.span = {duplicate->loc, duplicate->length};
  failed_ = failed_ || issue.fatal;
  issues_.push_back(std::move(issue));
}

void Composer::add(const NodeData* node, std::uint64_t expanded) {
  if (failed_) return;
  decoded_ = expanded;
  if (frames_.empty()) {
    root_ = node;
  } else {
    children_.push_back(node);
    frames_.back().expanded += expanded;
    decoded_ = frames_.back().expanded;
  }
  if (decoded_ > limits_.expanded) fail(IssueKind::limit, "aliases expand to too many nodes", offset_of(*node));
}

/// Go's guard against alias bombs: above 1,000 nodes only a share of them may come from aliases, 99 % up to 400,000
/// nodes, falling to 10 % at 4,000,000 (decode.go, allowedAliasRatio).
void Composer::check_aliasing() {
  if (failed_ || aliased_ <= 100 || decoded_ <= 1000) return;
  const double low = 400'000, high = 4'000'000, nodes = static_cast<double>(decoded_);
  const double share = 0.99 - 0.89 * (std::clamp(nodes, low, high) - low) / (high - low);
  if (static_cast<double>(aliased_) / nodes > share)
    fail(IssueKind::refused, "aliases make up too much of the document", 0);
}

/// True right after the key of a mapping.
bool Composer::awaits_value() const {
  if (frames_.empty() || frames_.back().node->kind != Kind::mapping) return false;
  return (children_.size() - frames_.back().first_child) % 2 == 1;
}

void Composer::set_place(NodeData& node, std::uint32_t begin, std::uint32_t end) const {
  node.loc = {source_.begin.text, source_.begin.offset + begin};
  node.length = end - begin;
}

void Composer::fail(IssueKind kind, std::string message, std::uint32_t offset) {
  if (failed_) return;
  failed_ = true;
  const Loc at{source_.begin.text, source_.begin.offset + offset};
  issues_.push_back({kind, true, std::move(message), Span{at, 0}, 0});
}

}  // namespace rummage::yaml
