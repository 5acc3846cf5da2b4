#pragma once

#include <cstddef>
#include <vector>

#include "findings/report.h"
#include "sarif/options.h"

namespace rummage::sarif {

/// Under which heading an item stands, in the order of the report.
enum class Section : unsigned char { credentials, history, permissions, settings };

/// What a person decides about as one: a credential with all its places, or an object with all that is wrong with it.
struct Item {
  Section section = Section::settings;
  std::vector<const findings::Finding*> findings;  ///< the one that names the item first
  findings::Severity severity = findings::Severity::low;
  int rank = 0;              ///< how alive it is: 0 stands now, 1 live elsewhere, 2 replaced, 3 removed
  std::size_t position = 0;  ///< of its first finding in the report
};

/// The shown findings of a report by credential and by object, worst first: severity, then how alive it is, then the
/// report's order. `sharing/` findings stand with their credential.
std::vector<Item> items_of(const findings::Report& report, const Options& options);

}  // namespace rummage::sarif
