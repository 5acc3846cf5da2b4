#include <nlohmann/json.hpp>

#include "sarif/json_parts.h"
#include "sarif/schema.h"
#include "sarif/writers.h"

namespace rummage::sarif {
namespace {

/// Appends `"key":[` with one element a line and `]`; `each` calls its argument with every element.
template <class Each>
void append_array(std::string& out, std::string_view key, Each each) {
  out += "\"";
  out += key;
  out += "\":[";
  bool first = true;
  each([&](const Json& element) {
    out += first ? "\n" : ",\n";
    out += dump(element);
    first = false;
  });
  out += first ? "]" : "\n]";
}

}  // namespace

void write_json(const findings::Report& report, const Options& options, std::string& out) {
  out += "{\"schema_version\":" + dump(schema_version) + ",\n";
  out += "\"tool\":" + dump({{"name", "rummage"}, {"version", report.version}}) + ",\n";
  out += "\"scope\":" + dump(scope_json(report.scope)) + ",\n";
  append_array(out, "findings", [&](auto put) {
    for (const findings::Finding& finding : report.findings)
      if (is_shown(finding, options)) put(finding_json(finding, *report.catalogue));
  });
  out += ",\n";
  append_array(out, "notices", [&](auto put) {
    for (const Notice& notice : report.notices) put(notice_json(notice));
  });
  out += ",\n\"counts\":" + dump(counts_json(report.counts)) + "}\n";
}

void write_jsonl(const findings::Report& report, const Options& options, std::string& out) {
  for (const findings::Finding& finding : report.findings)
    if (is_shown(finding, options)) out += dump(finding_json(finding, *report.catalogue)) + "\n";
}

}  // namespace rummage::sarif
