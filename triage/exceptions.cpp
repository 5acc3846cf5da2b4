#include "triage/exceptions.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/path_glob.h"
#include "findings/fingerprint.h"
#include "triage/waiver.h"

namespace rummage::triage {
namespace {

using findings::Finding;

constexpr std::array<std::string_view, 4> reasons = {"test", "false-positive", "rotated", "accepted"};

/// "2026-11-25" and nothing else; days beyond the month's end are let pass.
bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (i != 4 && i != 7 && (text[i] < '0' || text[i] > '9')) return false;
  const std::string_view month = text.substr(5, 2), day = text.substr(8, 2);
  return month >= "01" && month <= "12" && day >= "01" && day <= "31";
}

bool has_selector(const Exception& it) {
  return !it.rule.empty() || !it.path.empty() || !it.object.empty() || !it.field.empty() || !it.fingerprint.empty();
}

bool has_expired(const Exception& exception, const std::string& today) {
  return !exception.expires.empty() && exception.expires < today.substr(0, 10);
}

std::string object_text(const findings::ObjectRef& object) {
  if (object.ns.empty()) return object.kind + "/" + object.name;
  return object.kind + "/" + object.ns + "/" + object.name;
}

Finding finding_about(const Exception& exception, findings::RuleIndex rule, const findings::Catalogue& catalogue,
                      std::string message) {
  Finding finding;
  finding.rule = rule;
  finding.confidence = findings::Confidence::high;
  finding.message = std::move(message);
  finding.place.path = exception.file;
  finding.place.line = finding.place.end_line = exception.line;
  finding.place.column = finding.place.column16 = 1;
  finding.place.end_column = finding.place.end_column16 = 2;
  const std::string position = fmt::format("{}|{}|{}|{}|{}", exception.rule, exception.path, exception.object,
                                           exception.field, exception.fingerprint);
  finding.fingerprint = findings::fingerprint({catalogue[rule].id, exception.file, position, 0});
  return finding;
}

/// What an exception is about, in a person's words.
std::string subject_of(const Exception& exception) {
  for (const std::string* part : {&exception.rule, &exception.path, &exception.object, &exception.fingerprint})
    if (!part->empty()) return *part;
  return exception.field;
}

}  // namespace

Status check(const Exception& exception) {
  const auto wrong = [&](std::string_view what) {
    return Error{"config/bad-exception", fmt::format("{}:{}: {}", exception.file, exception.line, what), {}, {}};
  };
  if (!has_selector(exception)) return wrong("an exception needs a rule, path, object, field or fingerprint");
  if (std::find(reasons.begin(), reasons.end(), exception.reason) == reasons.end())
    return wrong("reason is one of test, false-positive, rotated, accepted");
  if (exception.justification.empty()) return wrong("an exception needs a justification");
  if (exception.expires.empty() && exception.reason == "accepted")
    return wrong("an accepted risk needs a date in expires");
  if (!exception.expires.empty() && !is_date(exception.expires)) return wrong("expires is a date such as 2027-01-31");
  return Done{};
}

bool matches(const Exception& exception, const Finding& finding, const findings::Catalogue& catalogue) {
  if (!exception.rule.empty() && !speaks_of({exception.rule, ""}, finding, catalogue)) return false;
  if (!exception.path.empty() && !path_matches(exception.path, finding.place.path)) return false;
  if (!exception.object.empty() &&
      (finding.object.empty() || !findings::id_matches(exception.object, object_text(finding.object))))
    return false;
  if (!exception.field.empty() && !findings::id_matches(exception.field, finding.object.field)) return false;
  if (!exception.fingerprint.empty() && exception.fingerprint != finding.fingerprint) return false;
  return !exception.tag || (finding.credential != 0 && *exception.tag == finding.value_tag);
}

std::vector<std::size_t> apply_exceptions(std::vector<Finding>& findings, const std::vector<Exception>& exceptions,
                                          const std::string& today, const findings::Catalogue& catalogue) {
  std::vector<std::size_t> used(exceptions.size());
  for (std::size_t i = 0; i < exceptions.size(); ++i) {
    const bool holds = !has_expired(exceptions[i], today);
    for (Finding& finding : findings) {
      if (!matches(exceptions[i], finding, catalogue)) continue;
      ++used[i];
      if (!holds || finding.state == findings::State::suppressed) continue;
      finding.state = findings::State::suppressed;
      finding.suppressed_by = "exception: " + exceptions[i].justification;
    }
  }
  return used;
}

std::vector<Finding> exception_findings(const std::vector<Exception>& exceptions, const std::vector<std::size_t>& used,
                                        const std::string& today, const findings::Catalogue& catalogue) {
  const findings::RuleIndex expired = catalogue.find("config/expired-exception");
  const findings::RuleIndex unused = catalogue.find("config/unused-exception");
  std::vector<Finding> found;
  for (std::size_t i = 0; i < exceptions.size(); ++i) {
    const std::string subject = subject_of(exceptions[i]);
    if (has_expired(exceptions[i], today) && expired != findings::no_rule)
      found.push_back(
          finding_about(exceptions[i], expired, catalogue,
                        fmt::format("The exception for {} expired on {}.", subject, exceptions[i].expires)));
    else if (used[i] == 0 && unused != findings::no_rule)
      found.push_back(finding_about(exceptions[i], unused, catalogue,
                                    fmt::format("The exception for {} matches nothing any more.", subject)));
  }
  return found;
}

}  // namespace rummage::triage
