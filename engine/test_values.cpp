#include "engine/test_values.h"

#include "detectors/canonical.h"
#include "detectors/scanner.h"
#include "text/collector.h"

namespace rummage::engine {

std::unordered_set<findings::CredentialId> test_credentials(Run& run, const std::vector<std::string>& values) {
  using findings::CredentialClass;
  std::unordered_set<findings::CredentialId> credentials;
  if (values.empty()) return credentials;
  const auto scanner =
      detectors::make_scanner({run.credentials, run.sealed, run.catalogue, nullptr, {}, run.now, true, 100});
  for (const std::string& value : values) {
    const std::string canonical = detectors::canonical_value(value);
    if (canonical.empty()) continue;
    credentials.insert(run.credentials.intern(CredentialClass::value, canonical));
    std::vector<findings::Candidate> candidates;
    text::Collector<findings::Candidate> collector(candidates);
    text::scan_whole<findings::Candidate>(*scanner, value, collector);
    for (const findings::Candidate& candidate : candidates)
      if (!findings::is_verdict(candidate) && run.credentials.kind(candidate.credential) != CredentialClass::value)
        credentials.insert(candidate.credential);
  }
  return credentials;
}

}  // namespace rummage::engine
