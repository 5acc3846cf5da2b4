#pragma once

#include <string>
#include <utility>

#include "policies/reporter.h"

namespace rummage::policies::hygiene {

/// A draft with only a place and a message.
inline findings::Draft draft_at(Span span, std::string message) {
  findings::Draft draft;
  draft.span = span;
  draft.message = std::move(message);
  return draft;
}

}  // namespace rummage::policies::hygiene
