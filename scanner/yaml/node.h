#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/span.h"
#include "yaml/scalar.h"

namespace rummage::yaml {

enum class Kind : std::uint8_t { absent, scalar, mapping, sequence, alias };
enum class Style : std::uint8_t { plain, single_quoted, double_quoted, literal, folded, block, flow };

namespace detail {
struct NodeData;
struct Children;
}  // namespace detail

struct Entry;
class Entries;
class Items;

/// A read-only view of one frozen node, or of no node at all; copied freely (16 bytes), valid while the Document it
/// came from (or any copy of it) lives. Every call is safe on an absent node and gives an absent or empty answer, so
/// chains such as `root.find("spec").find("template")` need no checks. Aliases are followed. Thread-safe.
class Node {
 public:
  Node() = default;
  explicit Node(const detail::NodeData* data);

  explicit operator bool() const { return data_ != nullptr; }
  Kind kind() const;  ///< never alias
  bool is_mapping() const { return kind() == Kind::mapping; }
  bool is_sequence() const { return kind() == Kind::sequence; }
  bool is_scalar() const { return kind() == Kind::scalar; }
  Style style() const;

  // Scalars.
  /// The decoded text; empty for everything but a scalar. Lives as long as the document.
  std::string_view text() const;
  /// What the dialect of the parse made of it; `string` for quoted scalars, collections and absent nodes.
  ScalarType type() const;
  /// The same under the other dialect.
  ScalarType type(Dialect dialect) const;
  bool is_string() const { return is_scalar() && type() == ScalarType::string; }
  bool is_null() const { return is_scalar() && type() == ScalarType::null; }
  std::optional<bool> as_bool() const;         ///< nothing unless the type is boolean
  std::optional<std::int64_t> as_int() const;  ///< nothing unless an integer within 64 signed bits
  std::optional<double> as_double() const;     ///< an integer or a real
  /// The tag as written, with its prefix resolved ("tag:yaml.org,2002:str", "!vault"); empty: none.
  std::string_view tag() const;

  // Collections.
  /// Entries or items, after merge keys; 0 for a scalar.
  std::size_t size() const;
  /// The value of the last entry with this key, merge keys applied as the dialect applies them.
  Node find(std::string_view key) const;
  /// Key and value; both absent when there is none. The key of a merged entry stands where its anchor stands.
  Entry find_entry(std::string_view key) const;
  /// Entry `index` of entries(), in constant time.
  Entry entry(std::size_t index) const;
  /// The item `index` of a sequence.
  Node at(std::size_t index) const;
  /// The node at a JSON pointer (RFC 6901) below this one; "" is this one.
  Node at_pointer(std::string_view pointer) const;
  /// Entries in reading order: those written here without `<<`, then those merged in and not overridden.
  Entries entries() const;
  /// Entries as written, `<<` among them.
  Entries written_entries() const;
  bool has_merge() const;
  Items items() const;

  // Places.
  /// The bytes of the node without anchor and tag: a scalar with its quotes or from its `|` to the end of its last
  /// line; a collection from its first to its last child (block) or bracket to bracket (flow).
  Span span() const;
  /// A scalar's content alone: within the quotes; the indented lines of a block scalar. Else span().
  Span content_span() const;
  /// Source of bytes [offset, offset + length) of text(), clipped to it. Escapes and folds count whole; in a block
  /// scalar several lines give one span with the indentation between them.
  Span source_of(std::size_t offset, std::size_t length) const;
  /// Where `*name` stands, when the node was reached through an alias.
  std::optional<Span> alias_span() const;
  /// The node that this one replaced (an overlay's value knows the base's); absent: none.
  Node was() const;
  /// Equal for the same frozen node, also through aliases and in documents that share subtrees. Key for memos.
  const void* identity() const { return data_; }

  const detail::NodeData* data() const { return data_; }
  /// The node as it hangs in its parent: the alias itself when there is one.
  const detail::NodeData* as_written() const { return via_ != nullptr ? via_ : data_; }

 private:
  const detail::NodeData* data_ = nullptr;
  const detail::NodeData* via_ = nullptr;
};

/// One entry of a mapping; `key.span()` is the key's place.
struct Entry {
  Node key;
  Node value;
  explicit operator bool() const { return static_cast<bool>(key); }
};

/// A range of nodes: `for (Node item : node.items())`.
class Items {
 public:
  class iterator {
   public:
    explicit iterator(const detail::NodeData* const* at) : at_(at) {}
    Node operator*() const { return Node(*at_); }
    iterator& operator++() {
      ++at_;
      return *this;
    }
    bool operator==(const iterator&) const = default;

   private:
    const detail::NodeData* const* at_;
  };
  Items() = default;
  Items(const detail::NodeData* const* first, std::size_t count) : first_(first), count_(count) {}
  iterator begin() const { return iterator(first_); }
  iterator end() const { return iterator(first_ + count_); }
  std::size_t size() const { return count_; }

 private:
  const detail::NodeData* const* first_ = nullptr;
  std::size_t count_ = 0;
};

/// A range of entries: `for (const Entry& entry : node.entries())`.
class Entries {
 public:
  class iterator {
   public:
    explicit iterator(const detail::NodeData* const* at) : at_(at) {}
    Entry operator*() const { return {Node(at_[0]), Node(at_[1])}; }
    iterator& operator++() {
      at_ += 2;
      return *this;
    }
    bool operator==(const iterator&) const = default;

   private:
    const detail::NodeData* const* at_;
  };
  Entries() = default;
  Entries(const detail::NodeData* const* first, std::size_t count) : first_(first), count_(count) {}
  iterator begin() const { return iterator(first_); }
  iterator end() const { return iterator(first_ + 2 * count_); }
  std::size_t size() const { return count_; }

 private:
  const detail::NodeData* const* first_ = nullptr;
  std::size_t count_ = 0;
};

}  // namespace rummage::yaml
