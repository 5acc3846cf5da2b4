#include "detectors/inspect/mapper.h"

namespace rummage::detectors {

Span ScalarMapper::map(std::size_t at, std::size_t size) const {
  if (!source_) source_.emplace(scalar_);
  Span span = source_->map(at, size);
  return below_ == nullptr ? span : below_->map(span.begin.offset, span.length);
}

Span LayerMapper::map(std::size_t at, std::size_t size) const {
  sources::Range range = positions_.below(static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + size));
  return below_.map(range.begin, range.end - range.begin);
}

}  // namespace rummage::detectors
