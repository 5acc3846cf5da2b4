#include "sources/text.h"

#include <algorithm>

#include "sources/text_body.h"

namespace rummage::sources {

std::string_view Text::view() const {
  return body_ ? std::string_view(body_->bytes) : std::string_view();
}

std::span<const Piece> Text::pieces() const {
  if (!body_) return {};
  if (body_->piece_count <= 1) return {&body_->one_piece, body_->piece_count};
  return {body_->many_pieces, body_->piece_count};
}

std::span<const ContextRun> Text::contexts() const {
  if (!body_) return {};
  if (body_->context_count <= 1) return {&body_->one_context, body_->context_count};
  return {body_->many_contexts, body_->context_count};
}

std::size_t Text::piece_at(std::uint32_t offset) const {
  auto all = pieces();
  auto found = std::upper_bound(all.begin(), all.end(), offset,
                                [](std::uint32_t at, const Piece& piece) { return at < piece.end; });
  return static_cast<std::size_t>(found - all.begin());
}

ContextId Text::context_at(std::uint32_t offset) const {
  auto all = contexts();
  auto found = std::upper_bound(all.begin(), all.end(), offset,
                                [](std::uint32_t at, const ContextRun& run) { return at < run.end; });
  return found == all.end() ? 0 : found->context;
}

}  // namespace rummage::sources
