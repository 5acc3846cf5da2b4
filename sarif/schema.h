#pragma once

#include <string_view>

namespace rummage::sarif {

/// `schema_version` of a `json` report: the minor part grows with new keys, the major part with anything else.
inline constexpr const char* schema_version = "1.0";

/// The JSON Schema (draft 2020-12) of a `json` report. `#/$defs/finding` is the schema of one `jsonl` line.
std::string_view schema_text();

}  // namespace rummage::sarif
