#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "findings/report.h"
#include "sarif/options.h"

// The pieces of `json` and `jsonl`, and what `sarif` shares with them.
namespace rummage::sarif {

using Json = nlohmann::ordered_json;

/// One line of JSON. Bytes that are not UTF-8 become U+FFFD.
std::string dump(const Json& value);
/// The string, or null when it is empty.
Json text_or_null(std::string_view text);
/// The number, or null when it is 0: a line or column that is not known.
Json number_or_null(std::uint32_t number);
/// Sets `path`, and `path_base64` too when the path is not UTF-8.
void put_path(Json& object, const std::string& path);

/// One finding with every key of the contract, section 3.
Json finding_json(const findings::Finding& finding, const findings::Catalogue& catalogue);
/// One notice.
Json notice_json(const Notice& notice);
/// `scope` of a report.
Json scope_json(const findings::ScopeView& scope);
/// `counts` of a report.
Json counts_json(const findings::Counts& counts);
/// Null for an object of which nothing is known.
Json object_json(const findings::ObjectRef& object);

/// True when `json`, `jsonl` and `human` show a finding of this state.
bool is_shown(const findings::Finding& finding, const Options& options);

}  // namespace rummage::sarif
