#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "yaml/arena.h"
#include "yaml/data.h"
#include "yaml/events.h"
#include "yaml/parse.h"

namespace rummage::yaml {

/// Where a slice lies: its bytes, in memory that the arena owns, and what its first byte is called.
struct Source {
  std::string_view bytes;
  Loc begin;
};

/// Builds the nodes of one slice from libyaml's events. Used once.
class Composer {
 public:
  Composer(Source source, Dialect dialect, const Limits& limits, Arena& arena);

  /// The root of the next document; null at the end of the slice or after a fatal issue.
  const detail::NodeData* next_document();
  /// What was found, fatal or not, in order; `line` is not filled in.
  std::vector<Issue> take_issues() { return std::move(issues_); }
  bool failed() const { return failed_; }

 private:
  struct Anchor {
    const detail::NodeData* node;
    std::uint64_t expanded;  ///< nodes with every alias written out; 0 while the node is open
  };
  struct Frame {
    detail::NodeData* node;
    std::size_t first_child;  ///< index into children_
    std::string anchor;
    std::string tag;
    std::uint64_t expanded = 1;
    bool flow = false;
  };

  bool on_event();
  void on_document(const yaml_event_t& event);
  void on_scalar(const yaml_event_t& event);
  void on_alias(const yaml_event_t& event);
  void open(const yaml_event_t& event);
  void close(const yaml_event_t& event);
  void add(const detail::NodeData* node, std::uint64_t expanded);
  void fill_text(detail::NodeData& node, std::string_view value, std::string_view tag);
  void check_source(const detail::NodeData& node);
  void resolve_type(detail::NodeData& node, std::string_view tag);
  void finish_mapping(detail::NodeData& node, detail::Children& children);
  void check_keys(const detail::Children& children);
  void check_aliasing();
  void set_place(detail::NodeData& node, std::uint32_t begin, std::uint32_t end) const;
  std::uint32_t offset_of(const detail::NodeData& node) const { return node.loc.offset - source_.begin.offset; }
  std::uint32_t end_of(const detail::NodeData& node) const { return offset_of(node) + node.length; }
  bool awaits_value() const;
  void fail(IssueKind kind, std::string message, std::uint32_t offset);
  void refuse(std::string message, const detail::NodeData& node) {
    fail(IssueKind::refused, std::move(message), offset_of(node));
  }

  Source source_;
  Dialect dialect_;
  const Limits& limits_;
  Arena& arena_;
  EventReader reader_;
  std::vector<Frame> frames_;
  std::vector<const detail::NodeData*> children_;
  std::unordered_map<std::string, Anchor> anchors_;
  std::vector<Issue> issues_;
  const detail::NodeData* root_ = nullptr;
  std::uint64_t aliased_ = 0, decoded_ = 0, merged_ = 0;
  bool failed_ = false, done_ = false, complete_ = false;
};

}  // namespace rummage::yaml
