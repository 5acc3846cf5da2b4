#include "engine/render_units.h"

#include <chrono>
#include <memory>
#include <optional>

#include "engine/inflate_chart.h"
#include "helm/render/render.h"
#include "kustomize/build.h"
#include "yaml/parse.h"

namespace rummage::engine {
namespace {

// What the units of one tree share.
struct Shared {
  Shared(const tree::Tree& tree, sources::Sources& sources) : charts(tree, sources) {}
  helm::Cache charts;
  kustomize::ParseCache parsed;
};

// A parsed text of a unit: objects point into it.
struct Parts {
  std::vector<yaml::Parsed> parsed;
  yaml::Document built;
};

struct Result {
  std::vector<kubernetes::Object> objects;
  std::vector<Notice> notices;
  std::vector<TextId> texts;  ///< built ones
  RenderedUnit kept;
  bool failed = false;
};

class UnitRenderer {
 public:
  UnitRenderer(Run& run, State& state) : run_(run), state_(state) {
    using namespace std::chrono;
    if (state.scope.of_hook)
      budget_end_ = steady_clock::now() +
                    duration_cast<steady_clock::duration>(duration<double>(state.config().hook_budget_seconds));
    for (const Mount& mount : state.mounts) shared_.push_back(std::make_unique<Shared>(*mount.tree, run.sources));
  }

  Result render(const Unit& unit) {
    if (run_.out_of_time())
      return left_out(
          {"render/timeout", NoticeLevel::error, "--timeout passed before it was rendered", {}, 0, unit.name});
    if (budget_end_ && std::chrono::steady_clock::now() > *budget_end_)
      return left_out({"render/budget",
                       NoticeLevel::note,
                       "hook.budget passed before it was rendered; the gate on the pull request does",
                       {},
                       0,
                       unit.name});
    Result result = unit.kind == Unit::Kind::chart ? render_chart(unit) : build(unit);
    for (Notice& notice : result.notices) {
      notice.unit = unit.name;
      if (!notice.path.empty()) notice.path.insert(0, state_.mounts[unit.mount].prefix);
    }
    return result;
  }

 private:
  static Result left_out(Notice notice) {
    Result result;
    result.failed = true;
    result.notices.push_back(std::move(notice));
    return result;
  }

  helm::RenderRequest request_of(const Unit& unit) const {
    helm::RenderRequest request;
    request.chart = unit.root;
    if (!unit.release.empty()) request.release = unit.release;
    if (!unit.ns.empty()) request.name_space = unit.ns;
    for (const std::string& path : unit.values) request.values.push_back({helm::ValuesInput::Kind::file, path, {}});
    const Options& options = *state_.options;
    for (const std::string& path : options.values_files)
      request.values.push_back({helm::ValuesInput::Kind::file, path, {}});
    for (const auto& [flag, text] : options.set_values) request.values.push_back({kind_of(flag), text, {}});
    request.kube_version = options.kube_version;
    request.api_versions = options.api_versions;
    request.helm = options.helm_version;
    request.lenient = request.facts = true;
    request.now = run_.now;
    return request;
  }

  static helm::ValuesInput::Kind kind_of(std::string_view flag) {
    using enum helm::ValuesInput::Kind;
    if (flag == "set-string") return string;
    if (flag == "set-json") return json;
    if (flag == "set-file") return content;
    return flag == "set-literal" ? literal : set;
  }

  Result render_chart(const Unit& unit) {
    Result result;
    helm::Rendering rendering = helm::render(request_of(unit), shared_[unit.mount]->charts);
    result.notices = std::move(rendering.notices);
    if (rendering.error) add_error(*rendering.error, "helm/not-rendered", result);
    auto parts = std::make_shared<Parts>();
    for (const helm::RenderedFile& file : rendering.files)
      if (!file.bytes && !file.text.empty()) parse_file(file, *parts, result);
    for (const yaml::Parsed& parsed : parts->parsed)
      for (kubernetes::Object& object : kubernetes::objects_of(parsed)) result.objects.push_back(std::move(object));
    result.kept.contexts = rendering.contexts;
    for (helm::ValuesFact& fact : rendering.facts)
      if (!fact.shadows.empty()) result.kept.overrides.emplace(fact.leaf, std::move(fact.shadows));
    result.kept.keep = parts;
    return result;
  }

  static void parse_file(const helm::RenderedFile& file, Parts& parts, Result& result) {
    if (file.view().find("kind") == std::string_view::npos) return;
    parts.parsed.push_back(yaml::parse(file.view(), file.begin));
    result.texts.push_back(file.begin.text);
    for (const yaml::Issue& issue : parts.parsed.back().issues)
      if (issue.fatal)
        result.notices.push_back({"helm/invalid-yaml",
                                  NoticeLevel::warning,
                                  "what the template gives does not parse: " + issue.message,
                                  file.path,
                                  0,
                                  {}});
  }

  Result build(const Unit& unit) {
    Result result;
    Shared& shared = *shared_[unit.mount];
    ChartInflation charts(shared.charts, true, run_.now);
    kustomize::BuildResult built = kustomize::build(
        {*state_.mounts[unit.mount].tree, unit.root, run_.sources, {}, &shared.parsed, charts.inflator()});
    result.notices = std::move(built.notices);
    result.failed = built.error.has_value();  // told among the notices
    std::uint32_t index = 0;
    for (const yaml::Node& node : built.objects)
      for (kubernetes::Object& object :
           kubernetes::objects_of(yaml::Document{built.document.arena, node, node.span()}, index++))
        result.objects.push_back(std::move(object));
    result.kept.keep = std::make_shared<yaml::Document>(std::move(built.document));
    return result;
  }

  static void add_error(const Error& error, const char* code, Result& result) {
    result.failed = true;
    result.notices.push_back({error.code.empty() ? code : error.code, NoticeLevel::warning, error.message, {}, 0, {}});
  }

  Run& run_;
  State& state_;
  std::optional<std::chrono::steady_clock::time_point> budget_end_;
  std::vector<std::unique_ptr<Shared>> shared_;
};

void take(State& state, std::uint32_t number, Result result) {
  const Unit& unit = state.units[number - 1];
  ++(result.failed ? state.counts.units.failed : state.counts.units.rendered);
  for (kubernetes::Object& object : result.objects) {
    object.site = unit.site;
    object.unit = number;
    state.objects.push_back(std::move(object));
  }
  for (TextId text : result.texts) state.unit_of_text.emplace(text, number);
  std::move(result.notices.begin(), result.notices.end(), std::back_inserter(state.notices));
  state.rendered.push_back(std::move(result.kept));
}

}  // namespace

void render_units(Run& run, State& state, std::uint32_t first) {
  UnitRenderer renderer(run, state);
  std::vector<Result> results(state.units.size() + 1 - first);
  run.pool.for_each(results.size(),
                    [&](std::size_t i, unsigned) { results[i] = renderer.render(state.units[first - 1 + i]); });
  for (std::uint32_t i = 0; i < results.size(); ++i) take(state, first + i, std::move(results[i]));
}

}  // namespace rummage::engine
