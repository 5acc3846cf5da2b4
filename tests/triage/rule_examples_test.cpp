// The examples of the rules about exceptions: every bad one fires at its line when nothing is found, every good one is
// silent.
#include <yaml-cpp/yaml.h>

#include <catch2/catch.hpp>

#include "findings/builtin_rules.h"
#include "triage/exceptions.h"

using namespace rummage;

namespace {

std::vector<triage::Exception> exceptions_in(std::string_view text) {
  std::vector<triage::Exception> exceptions;
  for (const YAML::Node& node : YAML::Load(std::string(text))["exceptions"]) {
    triage::Exception exception;
    exception.rule = node["rule"].as<std::string>("");
    exception.path = node["path"].as<std::string>("");
    exception.reason = node["reason"].as<std::string>("accepted");
    exception.justification = node["justification"].as<std::string>("");
    exception.expires = node["expires"].as<std::string>("");
    exception.line = static_cast<std::uint32_t>(node.Mark().line + 1);
    exceptions.push_back(exception);
  }
  return exceptions;
}

/// The lines at which `rule` fires when a full scan on 1 June 2026 finds nothing else.
std::vector<std::uint32_t> lines_of(std::string_view rule, std::string_view text) {
  const findings::Catalogue catalogue({findings::builtin_rules().begin(), findings::builtin_rules().end()});
  const std::vector<triage::Exception> exceptions = exceptions_in(text);
  for (const triage::Exception& exception : exceptions) CHECK(triage::check(exception).ok());
  std::vector<std::uint32_t> lines;
  for (const findings::Finding& finding :
       triage::exception_findings(exceptions, std::vector<std::size_t>(exceptions.size()), "2026-06-01", catalogue))
    if (catalogue[finding.rule].id == rule) lines.push_back(finding.place.line);
  return lines;
}

}  // namespace

TEST_CASE("every example of a rule about exceptions does what it says") {
  int rules = 0;
  for (const findings::Rule& rule : findings::builtin_rules()) {
    if (!rule.id.ends_with("-exception")) continue;
    ++rules;
    CAPTURE(rule.id);
    for (const findings::Example& example : rule.bad)
      CHECK(lines_of(rule.id, example.text) == std::vector<std::uint32_t>{example.line});
    for (const findings::Example& example : rule.good) CHECK(lines_of(rule.id, example.text).empty());
  }
  CHECK(rules == 2);
}
