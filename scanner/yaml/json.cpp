#include "yaml/json.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <vector>

#include "base/utf8.h"
#include "yaml/bytes.h"
#include "yaml/json_text.h"

namespace rummage::yaml {
namespace {

using detail::Children;
using detail::Decoded;
using detail::NodeData;

/// Reads one value without recursion: `open_` holds the collections around the place.
class JsonReader {
 public:
  JsonReader(Source source, const Limits& limits, Arena& arena)
      : bytes_(source.bytes), begin_(source.begin), limits_(limits), arena_(arena) {}

  const NodeData* read() {
    while (root_ == nullptr) {
      if (!step()) return nullptr;
    }
    skip_space();
    return at_ == bytes_.size() ? root_ : nullptr;
  }

 private:
  struct Frame {
    NodeData* node;
    std::size_t first;  ///< index into children_
  };

  void skip_space() {
    while (at_ < bytes_.size() && (is_blank(bytes_[at_]) || is_break(bytes_[at_]))) ++at_;
  }

  bool take(char c) {
    if (at_ >= bytes_.size() || bytes_[at_] != c) return false;
    ++at_;
    return true;
  }

  /// One value, with the comma, colon or closing bracket that comes after it.
  bool step() {
    skip_space();
    if (at_ == bytes_.size()) return false;
    const char c = bytes_[at_];
    if (c == '{' || c == '[') return open(c == '{' ? Kind::mapping : Kind::sequence);
    if (wants_key() && c != '"') return false;
    return (c == '"' ? text() : word()) && after_value();
  }

  bool in_mapping() const { return !open_.empty() && open_.back().node->kind == Kind::mapping; }
  bool wants_key() const { return in_mapping() && (children_.size() - open_.back().first) % 2 == 0; }

  bool open(Kind kind) {
    if (open_.size() >= limits_.depth || wants_key()) return false;
    NodeData& node = make(kind, Style::flow, at_, at_);
    open_.push_back({&node, children_.size()});
    ++at_;
    skip_space();
    return take(kind == Kind::mapping ? '}' : ']') ? close() : true;
  }

  bool close() {
    const Frame frame = open_.back();
    open_.pop_back();
    const std::size_t count = children_.size() - frame.first;
    auto** list = static_cast<const NodeData**>(arena_.allocate(count * sizeof(NodeData*)));
    std::copy(children_.begin() + static_cast<std::ptrdiff_t>(frame.first), children_.end(), list);
    children_.resize(frame.first);
    const auto size = static_cast<std::uint32_t>(frame.node->kind == Kind::mapping ? count / 2 : count);
    frame.node->children = new (arena_.allocate(sizeof(Children))) Children{list, list, nullptr, size, size, 0};
    frame.node->length = static_cast<std::uint32_t>(at_) - (frame.node->loc.offset - begin_.offset);
    add(*frame.node);
    return after_value();
  }

  /// Closes every collection that ends here; then a comma or a colon, or the end of the root.
  bool after_value() {
    if (open_.empty()) return true;
    const bool was_key = in_mapping() && (children_.size() - open_.back().first) % 2 == 1;
    skip_space();
    if (was_key) return take(':');
    if (take(in_mapping() ? '}' : ']')) return close();
    return take(',');
  }

  bool text() {
    const std::size_t begin = at_;
    const auto read = read_json_text(bytes_.substr(begin));
    if (!read) return false;
    at_ += read->size;
    NodeData& node = make(Kind::scalar, Style::double_quoted, begin, at_);
    if (!read->escaped) {
      node.flags = detail::view_flag;
      node.view = bytes_.data() + begin + 1;
    } else {
      const std::string_view copy = arena_.copy(read->text);
      node.decoded = new (arena_.allocate(sizeof(Decoded)))
          Decoded{copy.data(), bytes_.data() + begin, nullptr, static_cast<std::uint32_t>(copy.size()), 0};
    }
    add(node);
    return true;
  }

  /// A number, true, false or null.
  bool word() {
    const std::size_t begin = at_;
    while (at_ < bytes_.size() && !is_blank(bytes_[at_]) && !is_break(bytes_[at_]) &&
           std::strchr(",:]}", bytes_[at_]) == nullptr)
      ++at_;
    const std::string_view word = bytes_.substr(begin, at_ - begin);
    if (!is_json_word(word)) return false;
    NodeData& node = make(Kind::scalar, Style::plain, begin, at_);
    node.flags = detail::view_flag;
    node.view = word.data();
    node.type = resolve_plain(word, Dialect::kubernetes).type;
    add(node);
    return true;
  }

  NodeData& make(Kind kind, Style style, std::size_t begin, std::size_t end) {
    NodeData& node = *new (arena_.allocate(sizeof(NodeData))) NodeData;
    node.kind = kind;
    node.style = style;
    node.loc = {begin_.text, begin_.offset + static_cast<std::uint32_t>(begin)};
    node.length = static_cast<std::uint32_t>(end - begin);
    return node;
  }

  void add(NodeData& node) {
    if (open_.empty()) {
      root_ = &node;
    } else {
      children_.push_back(&node);
    }
  }

  std::string_view bytes_;
  Loc begin_;
  const Limits& limits_;
  Arena& arena_;
  std::size_t at_ = 0;
  std::vector<Frame> open_;
  std::vector<const NodeData*> children_;
  const NodeData* root_ = nullptr;
};

}  // namespace

bool looks_like_json(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos || (text[first] != '{' && text[first] != '[')) return false;
  return text.substr(first, 2) != "{{";  // a template's action: no JSON begins so
}

const NodeData* compose_json(Source source, const Limits& limits, Arena& arena) {
  if (!is_utf8(source.bytes)) return nullptr;
  return JsonReader(source, limits, arena).read();
}

}  // namespace rummage::yaml
