#pragma once

#include <string_view>
#include <vector>

#include "findings/candidate.h"
#include "git/store/object.h"
#include "text/content_scanner.h"

namespace rummage::engine {

/// Scans a blob, or a commit or tag as it is stored. The signature in the header of a commit (`gpgsig`,
/// gitformat-commit: it and its lines that begin with a blank) is random text and left out; author, committer and
/// message are scanned.
void scan_object(const text::ContentScanner<findings::Candidate>& scanner, git::store::ObjectKind kind,
                 std::string_view content, std::vector<findings::Candidate>& records);

}  // namespace rummage::engine
