#pragma once

#include <string>

#include "findings/report.h"
#include "sarif/options.h"

// The writers behind the rows of formats.cpp. Each is a `Writer` as formats.h describes.
namespace rummage::sarif {

/// For a person at a terminal: credentials, subjects, what was read, what was left out, the next command.
void write_human(const findings::Report& report, const Options& options, std::string& out);
/// One object with the shape that schema.h describes; one finding a line inside.
void write_json(const findings::Report& report, const Options& options, std::string& out);
/// One finding a line, and nothing else.
void write_jsonl(const findings::Report& report, const Options& options, std::string& out);
/// SARIF 2.1.0 for every consumer: known and suppressed results stand in it, marked as such.
void write_sarif(const findings::Report& report, const Options& options, std::string& out);
/// SARIF 2.1.0 within what GitHub code scanning takes.
void write_sarif_github(const findings::Report& report, const Options& options, std::string& out);

}  // namespace rummage::sarif
