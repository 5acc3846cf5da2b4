#pragma once

#include <string>

#include "base/result.h"
#include "engine/request.h"
#include "findings/report.h"

namespace rummage::engine {

/// Refuses formats that do not exist and files that cannot be report files, before anything is scanned. The error names
/// the nearest format.
Status check_formats(const Options& options);

/// Writes every report that `options` asks for: files beside their place and renamed, the rest as the text for standard
/// output (contract, section 1, "Output"). `columns`: width of the terminal for people.
Result<std::string> write_reports(const findings::Report& report, const Options& options, unsigned columns);

/// JSON Schema of `--format json`.
std::string_view findings_schema();

}  // namespace rummage::engine
