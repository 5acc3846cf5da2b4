#pragma once

#include <string>

#include "findings/report.h"

// A small report over a catalogue of two rules of its own, so that no product rule rewrites a golden file.
namespace rummage::test {

/// Two rules: `secret/sample-token` (critical) and `rbac/sample-reader` (high).
const findings::Catalogue& sample_catalogue();

/// A place of one line; the columns count code points, and UTF-16 units too unless told otherwise.
Place place_at(const std::string& path, std::uint32_t line, std::uint32_t column, std::uint32_t end_column);

/// A fresh credential finding, and a fresh permission finding, with every field that is not about history set.
findings::Finding sample_secret(const std::string& path, std::uint32_t line);
findings::Finding sample_permission(const std::string& path, std::uint32_t line);

/// Current, known, suppressed and historical findings, notices of three levels, counts.
findings::Report sample_report();
/// Nothing found, nothing left out.
findings::Report clean_report();

}  // namespace rummage::test
