#pragma once

#include <vector>

#include "helm/functions/function.h"

namespace rummage::helm {

/// A value as fmt's `%v` prints it, with the origins of its parts. What Go adds is `synth` at `site`.
sources::Text shown_as_operand(Run& run, const Value& value, Span site);
sources::Text shown_as_operand(const Call& call, const Value& value);

/// Sprig's strval: the same but that bytes are taken for text.
sources::Text shown(const Call& call, const Value& value);

/// Sprig's strslice: the items of a list as texts, nil ones left out; any other value as one text, nil as none.
std::vector<sources::Text> shown_items(const Call& call, const Value& value);

}  // namespace rummage::helm
