#pragma once

#include <set>
#include <string>
#include <vector>

#include "findings/report.h"
#include "sarif/human/items.h"
#include "sarif/human/page.h"

// The parts of the human report, from top to bottom.
namespace rummage::sarif {

/// Where the text beside a severity begins, and the label column of the summary ends.
inline constexpr std::size_t margin = 10;

/// Rules whose fix stands further up already: it is said once.
using Fixed = std::set<findings::RuleIndex>;

/// Writes one credential with its places.
void put_credential(Page& page, const Item& item, const findings::Report& report, Fixed& fixed);
/// Writes one object with what is wrong about it.
void put_object(Page& page, const Item& item, const findings::Report& report, Fixed& fixed);
/// "fix: ..." of a rule, once.
void put_fix(Page& page, findings::RuleIndex rule, const findings::Report& report, Fixed& fixed);
/// Where the parts of a place stand beside each other.
struct Columns {
  std::size_t path = 0, environment = 0;  ///< widths
};
/// The columns of the first `count` findings, within what a line can give.
Columns columns_of(const Page& page, const std::vector<const findings::Finding*>& findings, std::size_t count);
/// One place: path and line, environment (when its column has a width), and a few words.
void put_place(Page& page, const findings::Finding& finding, const Columns& columns, const std::string& note);

/// What was read.
void put_read(Page& page, const findings::Report& report);
/// What was left out: bytes by reason, notices by code. Nothing when there is nothing.
void put_left_out(Page& page, const findings::Report& report);
/// What was found, and what the gate makes of it.
void put_found(Page& page, const std::vector<Item>& items, const findings::Report& report, const Options& options);
/// The next command to type.
void put_next(Page& page, const std::vector<Item>& items, const findings::Report& report, const Options& options);

}  // namespace rummage::sarif
