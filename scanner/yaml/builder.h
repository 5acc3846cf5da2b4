#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "yaml/arena.h"
#include "yaml/node.h"
#include "yaml/parse.h"

namespace rummage::yaml {

/// Makes nodes. One thread fills a builder and freezes it; nodes it points to must belong to documents that it was
/// given with `use`, which keeps them alive. Nodes made here are readable at once, and valid while the builder or a
/// document frozen from it lives.
class Builder {
 public:
  Builder();

  /// Keeps the nodes of `base` alive as long as what is built here.
  void use(const Document& base) { arena_->pin(base.arena); }

  /// A scalar with this text (copied). `type` is what it shall be read as; `place` is where it comes from.
  Node scalar(std::string_view text, Span place, ScalarType type = ScalarType::string, Style style = Style::plain);
  /// A mapping of these entries in this order; keys are scalars.
  Node mapping(const std::vector<Entry>& entries, Span place = {}, Style style = Style::block);
  Node sequence(const std::vector<Node>& items, Span place = {}, Style style = Style::block);

  /// `node` again, knowing that it replaced `was` (Node::was). Children are shared.
  Node replacing(Node node, Node was);

  /// A scalar again, read as `type` whatever its text looks like; text, place and `was` are shared.
  Node retyped(Node scalar, ScalarType type);

  /// `root` with `value` at the JSON pointer: the way from the root is copied, everything beside it keeps its identity.
  /// The value replaced becomes the `was` of the new one. A last step that is absent is added: a new key, or `-` at the
  /// end of a sequence. Nothing when another step is absent, or the way leads through a scalar.
  std::optional<Node> with(Node root, std::string_view pointer, Node value);
  /// `root` without what stands at the pointer; nothing when nothing stands there or it is the root.
  std::optional<Node> without(Node root, std::string_view pointer);

  /// Ends the building: the document keeps everything alive. The builder is empty afterwards.
  Document freeze(Node root, Span span = {});

 private:
  std::shared_ptr<Arena> arena_;
};

}  // namespace rummage::yaml
