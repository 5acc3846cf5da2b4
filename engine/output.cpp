#include "engine/output.h"

#include <algorithm>

#include "base/atomic_file.h"
#include "sarif/formats.h"
#include "sarif/schema.h"

namespace rummage::engine {
namespace {

std::vector<FormatRequest> wanted(const Options& options) {
  std::vector<FormatRequest> formats = options.formats;
  const bool to_stdout =
      std::any_of(formats.begin(), formats.end(), [](const FormatRequest& request) { return request.file.empty(); });
  if (!to_stdout && !options.quiet) formats.push_back({"human", ""});
  return formats;
}

sarif::Options report_options(const Options& options, unsigned columns) {
  sarif::Options written;
  written.colour = options.color;
  written.width = columns;
  written.show_known = std::find(options.show.begin(), options.show.end(), "known") != options.show.end();
  written.show_suppressed = std::find(options.show.begin(), options.show.end(), "suppressed") != options.show.end();
  written.category = options.sarif_category;
  written.fingerprints = options.sarif_fingerprints == "stable" ? sarif::Fingerprints::stable
                         : options.sarif_fingerprints == "none" ? sarif::Fingerprints::none
                                                                : sarif::Fingerprints::automatic;
  return written;
}

}  // namespace

Status check_formats(const Options& options) {
  for (const FormatRequest& request : options.formats) {
    Result<const sarif::Format*> format = sarif::find_format(request.name);
    if (!format) return format.take_error();
    if (request.file.empty()) continue;
    if (Status status = check_report_file(request.file); !status) return status.take_error();
  }
  return Done{};
}

Result<std::string> write_reports(const findings::Report& report, const Options& options, unsigned columns) {
  std::string text;
  for (const FormatRequest& request : wanted(options)) {
    Result<const sarif::Format*> format = sarif::find_format(request.name);
    if (!format) return format.take_error();
    std::string bytes = sarif::write(**format, report, report_options(options, columns));
    if (request.file.empty())
      text += bytes;
    else if (Status status = write_report_file(request.file, bytes); !status)
      return status.take_error();
  }
  return text;
}

std::string_view findings_schema() {
  return sarif::schema_text();
}

}  // namespace rummage::engine
