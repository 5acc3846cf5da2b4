#include "tests/triage/sample.h"

#include <catch2/catch.hpp>

#include "findings/fingerprint.h"

namespace rummage::test {
namespace {

findings::Rule rule_of(std::string_view id, findings::Severity severity, std::string_view since = "0.1") {
  findings::Rule rule;
  rule.id = id;
  rule.title = id;
  rule.severity = severity;
  rule.since = since;
  return rule;
}

}  // namespace

const findings::Catalogue& triage_catalogue() {
  using findings::Severity;
  static const findings::Catalogue catalogue(
      {rule_of("secret/token", Severity::critical), rule_of("secret/password", Severity::medium),
       rule_of("sharing/pair", Severity::medium), rule_of("rbac/reader", Severity::high),
       rule_of("rbac/later", Severity::high, "1.5"), rule_of("cluster/flag", Severity::medium),
       rule_of("stores/wide", Severity::high), rule_of("hygiene/env", Severity::high),
       rule_of("config/expired-exception", Severity::medium), rule_of("config/unused-exception", Severity::low)});
  return catalogue;
}

findings::Finding finding_of(std::string_view rule, const std::string& path, std::uint32_t line,
                             findings::CredentialId credential) {
  findings::Finding finding;
  finding.rule = triage_catalogue().find(rule);
  REQUIRE(finding.rule != findings::no_rule);
  finding.place.path = path;
  finding.place.line = finding.place.end_line = line;
  finding.credential = credential;
  finding.value_tag = static_cast<std::uint16_t>(credential * 37 % 4096);
  if (credential) finding.redacted = "****";
  finding.fingerprint = findings::fingerprint({credential ? "secret" : rule, path, "key", line});
  return finding;
}

}  // namespace rummage::test
