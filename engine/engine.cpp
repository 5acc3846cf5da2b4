#include "engine/engine.h"

#include "engine/head_time.h"
#include "engine/map.h"
#include "engine/open.h"
#include "engine/pipeline.h"
#include "engine/run.h"
#include "engine/settings.h"
#include "engine/state.h"
#include "engine/time.h"
#include "findings/builtin_rules.h"

namespace rummage::engine {
namespace {

sources::Readers readers_of(const State& state) {
  sources::Readers readers;
  if (state.store)
    readers.blob = [store = state.store](const ContentId& id) -> Result<Bytes> {
      Result<git::store::Object> object = store->read(id);
      if (!object) return object.take_error();
      return share(std::move(object->content));
    };
  return readers;
}

findings::ScopeView scope_view(const State& state) {
  constexpr const char* names[] = {"worktree", "index", "commit", "range", "history", "directory", "stream"};
  findings::ScopeView view;
  view.kind = names[static_cast<std::size_t>(state.scope.kind)];
  view.root = state.scope.paths.empty() ? "." : state.scope.paths.front();
  view.head = state.head.hex();
  view.branch = state.branch;
  view.history = state.scope.with_history && state.store != nullptr;
  view.complete = is_complete(state.notices);
  view.note = state.scope_note;
  return view;
}

Outcome outcome_of(const Run& run, State& state, std::vector<StageTime> times, std::string dump) {
  Outcome outcome;
  outcome.times = std::move(times);
  outcome.dump = std::move(dump);
  findings::Report& report = outcome.report;
  report.catalogue = &run.catalogue;
  report.scope = scope_view(state);
  report.findings = std::move(state.findings);
  report.notices = std::move(state.notices);
  report.counts = state.counts;
  report.gating = std::move(state.gating);
  report.exit_code = state.exit_code;
  report.version = version();
  return outcome;
}

// What a person types stands above the configuration.
void take_chart_config(const Config& config, ChartOptions& charts) {
  if (charts.kube_version.empty()) charts.kube_version = config.kube_version;
  charts.api_versions.insert(charts.api_versions.end(), config.api_versions.begin(), config.api_versions.end());
}

}  // namespace

Result<Outcome> run(const Request& request) {
  Result<std::int64_t> now = time_of_run(request.options.now);
  if (!now) return now.take_error();
  Result<KeyedHash> key = key_of_run(request.options.join_key_path);
  if (!key) return key.take_error();
  if (Status readable = check_files(request.options.charts); !readable) return readable.take_error();
  Options options = request.options;
  State state;
  auto open = [&] {
    state = State();
    state.scope = request.scope;
    state.options = &options;
    return open_scope(state);
  };
  if (Status status = open(); !status) return status.take_error();
  Result<Settings> settings = load_settings(options, state);
  if (!settings) return settings.take_error();
  if (settings->limits.file_size != options.limits.file_size) {
    // The configuration stands in the trees, and says how large the files are that they read.
    options.limits.file_size = settings->limits.file_size;
    if (Status status = open(); !status) return status.take_error();
  }
  take_chart_config(settings->config, options.charts);
  if (!request.tag_salt.empty()) settings->tag_salt = request.tag_salt;
  state.settings = &*settings;

  Run run(std::move(*key), settings->tag_salt, request.options.jobs, readers_of(state), builtin_catalogue());
  run.now = *now;
  run.chart_now = state.store ? head_time(*state.store, state.head).value_or(*now) : *now;
  run.limits = settings->limits;
  if (run.limits.timeout_seconds != 0)
    run.deadline = std::chrono::steady_clock::now() + std::chrono::seconds(run.limits.timeout_seconds);

  std::vector<StageTime> times;
  std::string dump;
  run_stages(run, state, times, request.options.dump_after, dump);
  std::string map;
  if (request.map != MapForm::none) {
    const std::vector<MapRow> rows = map_rows(run, state);
    map = request.map == MapForm::json ? map_json(rows) : map_table(rows, request.map_columns);
  }
  Outcome outcome = outcome_of(run, state, std::move(times), std::move(dump));
  outcome.map = std::move(map);
  return outcome;
}

const findings::Catalogue& builtin_catalogue() {
  static const findings::Catalogue catalogue{
      std::vector<findings::Rule>(findings::builtin_rules().begin(), findings::builtin_rules().end())};
  return catalogue;
}

std::string version() {
  return RUMMAGE_VERSION;
}

}  // namespace rummage::engine
