#include <fmt/format.h>

#include "sarif/json_parts.h"
#include "sarif/writers.h"

namespace rummage::sarif {

void write_human(const findings::Report& report, const Options& options, std::string& out) {
  for (const findings::Finding& finding : report.findings) {
    if (!is_shown(finding, options)) continue;
    const findings::Rule& rule = (*report.catalogue)[finding.rule];
    out += fmt::format("{}:{}: {}: {}\n", finding.place.path, finding.place.line, name(rule.severity), rule.title);
  }
}

}  // namespace rummage::sarif
