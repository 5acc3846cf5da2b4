#include "triage/exceptions.h"

#include <catch2/catch.hpp>

#include "tests/triage/sample.h"

using namespace rummage;
using triage::Exception;

namespace {

const std::string today = "2026-11-25";

Exception exception_for(const std::string& rule) {
  Exception exception;
  exception.rule = rule;
  exception.reason = "false-positive";
  exception.justification = "looked at it";
  exception.file = ".rummage.yaml";
  exception.line = 7;
  return exception;
}

bool suppresses(const Exception& exception, findings::Finding finding) {
  std::vector<findings::Finding> findings = {std::move(finding)};
  triage::apply_exceptions(findings, {exception}, today, test::triage_catalogue());
  return findings[0].state == findings::State::suppressed;
}

}  // namespace

TEST_CASE("every selector that is given must match") {
  findings::Finding finding = test::finding_of("rbac/reader", "k8s/prod/role.yaml", 4);
  finding.object = {"rbac.authorization.k8s.io/v1", "Role", "shop", "api", "/rules/0"};
  CHECK(suppresses(exception_for("rbac/*"), finding));
  CHECK_FALSE(suppresses(exception_for("secret/*"), finding));
  const auto with = [&](std::string Exception::* member, const char* value) {
    Exception exception = exception_for("rbac/reader");
    exception.*member = value;
    return suppresses(exception, finding);
  };
  CHECK(with(&Exception::path, "k8s/**/*.yaml"));
  CHECK(with(&Exception::path, "k8s"));
  CHECK_FALSE(with(&Exception::path, "deploy/**"));
  CHECK(with(&Exception::object, "Role/shop/*"));
  CHECK_FALSE(with(&Exception::object, "ClusterRole/*"));
  CHECK(with(&Exception::field, "/rules/*"));
  CHECK_FALSE(with(&Exception::field, "/subjects/*"));
  CHECK(with(&Exception::fingerprint, finding.fingerprint.c_str()));
  CHECK_FALSE(with(&Exception::fingerprint, "0"));
}

TEST_CASE("an exception matches a rule that saw the same") {
  findings::Finding finding = test::finding_of("secret/token", "a.env", 1, 5);
  finding.also = {test::triage_catalogue().find("secret/password")};
  CHECK(suppresses(exception_for("secret/password"), finding));
}

TEST_CASE("with a tag, a new value at the place is new") {
  Exception exception = exception_for("secret/token");
  findings::Finding finding = test::finding_of("secret/token", "a.env", 1, 5);
  exception.tag = finding.value_tag;
  CHECK(suppresses(exception, finding));
  finding.value_tag ^= 1;
  CHECK_FALSE(suppresses(exception, finding));
}

TEST_CASE("an exception holds to the end of its last day, and tells what it suppressed") {
  Exception exception = exception_for("secret/token");
  exception.expires = today;
  const findings::Finding finding = test::finding_of("secret/token", "a.env", 1, 5);
  CHECK(suppresses(exception, finding));
  exception.expires = "2026-11-24";
  CHECK_FALSE(suppresses(exception, finding));
}

TEST_CASE("expired and unused exceptions are findings at their line") {
  Exception expired = exception_for("secret/*"), unused = exception_for("stores/*"), used = exception_for("rbac/*");
  expired.expires = "2026-01-01";
  const std::vector<Exception> exceptions = {expired, unused, used};
  std::vector<findings::Finding> findings = {test::finding_of("secret/token", "a.env", 1, 5),
                                             test::finding_of("rbac/reader", "r.yaml", 2)};
  const auto& catalogue = test::triage_catalogue();
  const auto counts = triage::apply_exceptions(findings, exceptions, today, catalogue);
  CHECK(counts == std::vector<std::size_t>{1, 0, 1});
  CHECK(findings[1].suppressed_by == "exception: looked at it");
  const auto about = triage::exception_findings(exceptions, counts, today, catalogue);
  REQUIRE(about.size() == 2);
  CHECK(catalogue[about[0].rule].id == "config/expired-exception");
  CHECK(about[0].message == "The exception for secret/* expired on 2026-01-01.");
  CHECK(catalogue[about[1].rule].id == "config/unused-exception");
  CHECK(about[1].place.path == ".rummage.yaml");
  CHECK(about[1].place.line == 7);
  CHECK(about[0].fingerprint != about[1].fingerprint);
}

TEST_CASE("an exception without what the contract asks for is refused, with its place") {
  const auto fault = [](auto change) {
    Exception exception = exception_for("secret/*");
    change(exception);
    const Status status = triage::check(exception);
    return status.ok() ? std::string("fine") : status.error().message;
  };
  CHECK(fault([](Exception&) {}) == "fine");
  CHECK(fault([](Exception& it) { it.rule = ""; }).starts_with(".rummage.yaml:7: "));
  CHECK(fault([](Exception& it) { it.reason = "because"; }) != "fine");
  CHECK(fault([](Exception& it) { it.justification = ""; }) != "fine");
  CHECK(fault([](Exception& it) { it.reason = "accepted"; }) != "fine");
  CHECK(fault([](Exception& it) { it.reason = "accepted", it.expires = "2027-01-31"; }) == "fine");
  CHECK(fault([](Exception& it) { it.expires = "31.1.2027"; }) != "fine");
  CHECK(fault([](Exception& it) { it.expires = "2027-13-01"; }) != "fine");
}
