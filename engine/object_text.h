#pragma once

#include <string_view>
#include <vector>

#include "git/store/object.h"
#include "text/content_scanner.h"

namespace rummage::engine {

/// What is scanned of a commit or tag as it is stored. The signature in the header of a commit (`gpgsig`,
/// gitformat-commit: it and its lines that begin with a blank) is random text and left out; author, committer and
/// message are scanned.
std::vector<text::Window> windows_of_object(git::store::ObjectKind kind, std::string_view content);

}  // namespace rummage::engine
