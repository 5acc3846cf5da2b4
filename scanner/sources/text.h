#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sources/piece.h"

namespace rummage::sources {

/// Names a stack of template actions, includes or patches. Its meaning is the renderer's; 0 is none.
using ContextId = std::uint32_t;

/// Bytes [previous end, end) of a built text were written under `context`.
struct ContextRun {
  std::uint32_t end = 0;
  ContextId context = 0;
};

/// A built text: bytes that know where each of them comes from. A cheap handle; the text behind it never changes, so
/// it may be shared between threads. Only a Builder makes one. It has no TextId until Sources::add gives it one.
class Text {
 public:
  Text() = default;  ///< the empty text
  std::string_view view() const;
  std::uint32_t size() const { return static_cast<std::uint32_t>(view().size()); }
  bool empty() const { return view().empty(); }

  /// The pieces; they tile the text.
  std::span<const Piece> pieces() const;
  /// The contexts, in order; empty when none was set. Bytes past the last run have context 0.
  std::span<const ContextRun> contexts() const;
  /// Index of the piece that holds byte `offset` < size(). Binary search.
  std::size_t piece_at(std::uint32_t offset) const;
  /// The context of byte `offset`.
  ContextId context_at(std::uint32_t offset) const;

 private:
  friend class Builder;
  struct Body;
  explicit Text(std::shared_ptr<const Body> body) : body_(std::move(body)) {}
  std::shared_ptr<const Body> body_;
};

}  // namespace rummage::sources
