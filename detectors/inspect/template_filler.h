#pragma once

#include <string>
#include <string_view>

namespace rummage::detectors {

/// `text` with the actions of Go templates made harmless, byte for byte at the same places: one that fills its lines
/// alone becomes blanks, one within a line becomes `__TplTpl...__`, which verdict() knows as template text. So a
/// manifest that is a template can be parsed, and what it holds literally is found where it stands.
std::string without_actions(std::string_view text);

/// True for text with such a filler in it.
bool holds_filler(std::string_view text);

}  // namespace rummage::detectors
