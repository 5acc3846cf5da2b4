#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "findings/report.h"
#include "sarif/options.h"

namespace rummage::sarif {

/// Appends the whole report to `out`: UTF-8, ending with a line feed unless it is empty. The same report and options
/// give the same bytes. Reads nothing but its arguments. `report.catalogue` is not null and holds
/// every rule that a finding names.
using Writer = void (*)(const findings::Report& report, const Options& options, std::string& out);

/// A report format.
struct Format {
  std::string_view name;       ///< as `--format` takes it: "sarif:profile=github"
  std::string_view extension;  ///< of a report file, with its dot: ".sarif"
  Writer writer = nullptr;
};

/// Every format of this version, in the order that the usage text shows.
std::span<const Format> formats();

/// The format of that name. Errors: "usage/unknown-format" names the formats there are, "usage/later-format" says that
/// the format is planned and not in this version.
Result<const Format*> find_format(std::string_view name);

/// One `--format FORMAT[:FILE]`.
struct Request {
  const Format* format = nullptr;
  std::string file;  ///< empty: standard output
};

/// Reads the value of `--format`. `sarif:profile=github:out.sarif` and `sarif:out.sarif` are both understood: the
/// longest name of a format is taken, the rest after a colon is the file. Errors as find_format, and
/// "usage/report-file" when nothing follows the colon.
Result<Request> parse_request(std::string_view text);

/// The whole report in one string.
std::string write(const Format& format, const findings::Report& report, const Options& options);

}  // namespace rummage::sarif
