#include "triage/compare.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "engine/compare.h"
#include "engine/history_text.h"
#include "engine/stages/stages.h"
#include "engine/test_values.h"
#include "engine/time.h"
#include "triage/baseline.h"
#include "triage/exceptions.h"
#include "triage/gate.h"
#include "triage/new_marks.h"
#include "triage/test_values.h"

namespace rummage::engine {
namespace {

using findings::Finding;

bool any_matches(const std::vector<std::string>& globs, std::string_view id) {
  return std::any_of(globs.begin(), globs.end(),
                     [&](const std::string& glob) { return findings::id_matches(glob, id); });
}

// `--only` and `--skip` match any of the rules that saw a place.
bool selected(const Run& run, const Options& options, const Finding& finding) {
  auto any = [&](const std::vector<std::string>& globs) {
    return any_matches(globs, run.catalogue[finding.rule].id) ||
           std::any_of(finding.also.begin(), finding.also.end(),
                       [&](findings::RuleIndex rule) { return any_matches(globs, run.catalogue[rule].id); });
  };
  return (options.only.empty() || any(options.only)) && !any(options.skip);
}

bool disabled(const Config& config, std::string_view id) {
  return any_matches(config.disable, id) && !any_matches(config.enable, id);
}

// A rule that is asked for on the command line is on, whatever the configuration says.
void drop_unselected(const Run& run, State& state) {
  std::erase_if(state.findings, [&](Finding& finding) {
    if (!selected(run, *state.options, finding)) return true;
    if (!state.options->only.empty()) return false;
    std::erase_if(finding.also,
                  [&](findings::RuleIndex rule) { return disabled(state.config(), run.catalogue[rule].id); });
    return disabled(state.config(), run.catalogue[finding.rule].id);
  });
}

// Secrets in which a credential speaks for itself, as written and as rendered.
class SpokenSecrets {
 public:
  SpokenSecrets(const Run& run, const State& state, const triage::Credentials& none) {
    for (const Finding& finding : state.findings) {
      if (run.catalogue[finding.rule].area() != "secret" || !finding.in_head) continue;
      if (none.contains(finding.credential)) continue;
      written_.insert({finding.place.path, finding.object.kind, finding.object.ns, finding.object.name});
      for (const findings::Rendering& one : finding.rendered_in) rendered_.insert(key(one));
    }
    for (const Unit& unit : state.units)
      if (unit.defaults) defaults_.insert(unit.name);
  }

  bool cover(const Finding& finding) const {
    const findings::ObjectRef& object = finding.object;
    if (written_.contains({finding.place.path, object.kind, object.ns, object.name})) return true;
    const auto& all = finding.rendered_in;
    const bool some =
        std::any_of(all.begin(), all.end(), [&](const auto& one) { return rendered_.contains(key(one)); });
    return some && std::all_of(all.begin(), all.end(), [&](const findings::Rendering& one) {
             return rendered_.contains(key(one)) || defaults_.contains(one.unit);
           });
  }

 private:
  using Key = std::tuple<std::string, std::string, std::string>;
  static Key key(const findings::Rendering& one) { return {one.unit, one.object.kind, one.object.name}; }

  std::set<std::tuple<std::string, std::string, std::string, std::string>> written_;
  std::set<Key> rendered_;
  std::set<std::string> defaults_;  ///< charts with their own values, while other layers are rendered too
};

// A Secret in clear is said once: by the credential in it where one speaks for itself, else as a plain Secret.
void fold_plain_secrets(const Run& run, State& state, const triage::Credentials& none) {
  const findings::RuleIndex plain = run.catalogue.find("hygiene/plain-secret");
  const SpokenSecrets spoken(run, state, none);
  std::erase_if(state.findings, [&](const Finding& finding) {
    if (finding.rule != plain || !spoken.cover(finding)) return false;
    ++state.counts.found.merged;
    return true;
  });
}

void suppress_doubtful(State& state) {
  const findings::Confidence least = state.options->min_confidence.value_or(findings::Confidence::medium);
  std::erase_if(state.findings, [&](const Finding& finding) {
    if (finding.confidence >= least) return false;
    ++state.counts.found.suppressed;
    return true;
  });
}

triage::Gate gate_of(const State& state) {
  triage::Gate gate;
  gate.fail_on = state.options->fail_on ? state.options->fail_on : state.config().gate.fail_on;
  gate.by_area = state.config().gate.by_area;
  gate.by_environment = state.config().gate.by_environment;
  for (const EnvironmentConfig& environment : state.config().environments)
    gate.classes[environment.name] = environment.cls;
  gate.since = state.config().rules_since;
  gate.all_refs = state.options->all_refs_fail.value_or(false) || state.scope.kind == ScopeKind::range;
  if (state.scope.of_hook || state.scope.kind == ScopeKind::index) gate.areas = {"secret", "sharing"};
  return gate;
}

triage::EnvironmentRanks ranks_of(const State& state) {
  triage::EnvironmentRanks ranks;
  for (const auto* list : {&state.findings, &state.base_findings})
    for (const Finding& finding : *list) {
      const auto verdict = state.environments.of_file(finding.place.path).environment;
      if (verdict.name == finding.environment)
        ranks[finding.environment] = std::max(0, static_cast<int>(verdict.environment_class) - 1);
    }
  return ranks;
}

bool whole_scan(const State& state) {
  return state.scope.kind == ScopeKind::worktree && state.scope.with_history && state.below.empty() &&
         state.options->only.empty() && state.options->skip.empty();
}

void except(const Run& run, State& state) {
  const std::string today = format_time(run.now).substr(0, 10);
  const auto& exceptions = state.config().exceptions;
  const auto used = triage::apply_exceptions(state.findings, exceptions, today, run.catalogue);
  if (!whole_scan(state)) return;
  for (Finding& finding : triage::exception_findings(exceptions, used, today, run.catalogue)) {
    ++state.counts.matches;
    state.findings.push_back(std::move(finding));
  }
}

// Another scanner's mark says that the value is of no worth: then neither is that it is shared.
void waive_sharing(const Run& run, State& state) {
  auto place = [](const Finding& f) { return std::tuple(f.place.path, f.place.line, f.credential); };
  std::map<std::tuple<std::string, std::uint32_t, findings::CredentialId>, std::string> waived;
  for (const Finding& finding : state.findings) {
    const bool foreign = finding.suppressed_by.starts_with("inline mark") &&
                         finding.suppressed_by.find("rummage:ignore") == std::string::npos;
    if (finding.state == findings::State::suppressed && foreign) waived[place(finding)] = finding.suppressed_by;
  }
  for (Finding& finding : state.findings) {
    const auto by = waived.find(place(finding));
    if (by == waived.end() || finding.state == findings::State::suppressed) continue;
    if (run.catalogue[finding.rule].area() != "sharing") continue;
    finding.state = findings::State::suppressed;
    finding.suppressed_by = by->second;
  }
}

// In a hook the author of a mark is the one who is asked; in a comparison it is the change that is judged.
void judge_marks(State& state) {
  if (state.scope.kind != ScopeKind::range) return;
  for (const Place& place :
       triage::judge_new_marks(state.findings, state.base_findings, state.config().gate.block_new_ignores))
    state.note("triage/new-mark", NoticeLevel::note, "the change adds a mark that silences a finding", place.path,
               place.line);
}

}  // namespace

void triage(Run& run, State& state) {
  set_status(run, state, state.findings);
  const triage::Credentials none = test_credentials(run, state.config().test_values);
  triage::suppress_test_values(state.findings, none, run.catalogue);
  drop_unselected(run, state);
  state.counts.matches += state.findings.size();
  suppress_doubtful(state);
  fold_plain_secrets(run, state, none);
  waive_sharing(run, state);
  except(run, state);
  triage::apply_baseline(state.findings, state.settings->baseline);
  if (state.base) {
    judge_marks(state);
    triage::mark_known(state.findings, state.base_findings, ranks_of(state));
    tell_lost(state);
  }
  for (const Finding& finding : state.findings)
    ++(finding.state == findings::State::suppressed ? state.counts.found.suppressed : state.counts.found.reported);
  state.gating = triage::gating(gate_of(state), state.findings, run.catalogue);
  state.exit_code = triage::exit_code(state.gating.size(), state.notices,
                                      {state.options->exit_zero, state.options->incomplete_warns});
}

}  // namespace rummage::engine
