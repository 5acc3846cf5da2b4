#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "base/keyed_hash.h"
#include "base/thread_pool.h"
#include "engine/request.h"
#include "findings/candidate.h"
#include "findings/credential.h"
#include "findings/rule.h"
#include "findings/vault.h"
#include "sources/sources.h"

namespace rummage::engine {

/// What all states of one run share: two trees that are compared (`diff`) know the same credentials. Never global; a
/// room receives only the members whose types it may name.
struct Run {
  Run(KeyedHash key, std::string salt, unsigned threads, sources::Readers readers, const findings::Catalogue& rules)
      : credentials(std::move(key)),
        tag_salt(std::move(salt)),
        pool(threads),
        sources(std::move(readers)),
        catalogue(rules) {}

  findings::CredentialTable credentials;
  findings::SealedTable sealed;
  findings::Vault vault;
  std::string tag_salt;  ///< of the baseline; empty: no tags
  ThreadPool pool;
  sources::Sources sources;
  const findings::Catalogue& catalogue;
  std::int64_t now = 0;        ///< seconds since 1970
  std::int64_t chart_now = 0;  ///< what `now` gives in charts: when HEAD was committed; without a repository `now`
  Limits limits;
  std::optional<std::chrono::steady_clock::time_point> deadline;

  bool out_of_time() const { return deadline && std::chrono::steady_clock::now() > *deadline; }
};

/// The time of a run: `option` (RFC 3339), else SOURCE_DATE_EPOCH, else the clock. Error: neither can be read.
Result<std::int64_t> time_of_run(const std::string& option);

/// The key of a run: the bytes of `file` (at least 16), or new random ones when `file` is empty.
Result<KeyedHash> key_of_run(const std::string& file);

}  // namespace rummage::engine
