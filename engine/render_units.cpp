#include "engine/render_units.h"

#include "engine/fold_notices.h"
#include "engine/inflate_chart.h"
#include "helm/render/manifest.h"
#include "helm/render/render.h"
#include "kustomize/build.h"
#include "yaml/parse.h"

namespace rummage::engine {

// What the units of one tree share.
struct UnitRenderer::Shared {
  Shared(const tree::Tree& tree, sources::Sources& sources) : charts(tree, sources) {}
  helm::Cache charts;
  kustomize::ParseCache parsed;
};

struct UnitRenderer::Rendered {
  std::vector<kubernetes::Object> objects;
  std::vector<Notice> notices;
  std::vector<TextId> texts;  ///< that a chart's templates gave
  RenderedUnit kept;
  bool failed = false;
};

namespace {

using ValuesKind = helm::ValuesInput::Kind;

ValuesKind kind_of(std::string_view flag) {
  if (flag == "set-string") return ValuesKind::string;
  if (flag == "set-json") return ValuesKind::json;
  if (flag == "set-file") return ValuesKind::content;
  return flag == "set-literal" ? ValuesKind::literal : ValuesKind::set;
}

helm::RenderRequest request_of(const Unit& unit, const Options& options, std::int64_t now) {
  helm::RenderRequest request;
  request.chart = unit.root;
  if (!unit.release.empty()) request.release = unit.release;
  if (!unit.ns.empty()) request.name_space = unit.ns;
  for (const auto* files : {&unit.values, &options.values_files})
    for (const std::string& path : *files) request.values.push_back({ValuesKind::file, path, {}});
  for (const auto& [flag, text] : options.set_values) request.values.push_back({kind_of(flag), text, {}});
  request.kube_version = options.kube_version;
  request.api_versions = options.api_versions;
  request.helm = options.helm_version;
  request.lenient = request.facts = true;
  request.now = now;
  return request;
}

// Cut as Helm cuts: a template that trims the line end behind `---` still begins a document. The objects point into
// what is parsed here.
void parse_file(const helm::RenderedFile& file, std::vector<yaml::Parsed>& parsed, std::vector<Notice>& notices) {
  for (const helm::ManifestCut& cut : helm::split_manifests(file.view())) {
    const std::string_view document = file.view().substr(cut.begin, cut.length);
    if (document.find("kind") == std::string_view::npos) continue;
    parsed.push_back(yaml::parse(document, Loc{file.begin.text, file.begin.offset + cut.begin}));
    for (const yaml::Issue& issue : parsed.back().issues)
      if (issue.fatal)
        notices.push_back({"helm/invalid-yaml",
                           NoticeLevel::warning,
                           "what the template gives does not parse: " + issue.message,
                           file.path,
                           0,
                           {}});
  }
}

}  // namespace

UnitRenderer::UnitRenderer(Run& run, State& state) : run_(run), state_(state) {
  using namespace std::chrono;
  if (state.scope.of_hook)
    budget_end_ = steady_clock::now() +
                  duration_cast<steady_clock::duration>(duration<double>(state.config().hook_budget_seconds));
  for (const Mount& mount : state.mounts) shared_.push_back(std::make_unique<Shared>(*mount.tree, run.sources));
}

UnitRenderer::~UnitRenderer() = default;

UnitRenderer::Rendered UnitRenderer::render(const Unit& unit) const {
  const auto left_out = [&](const char* code, NoticeLevel level, const char* why) {
    Rendered none;
    none.failed = true;
    none.notices.push_back({code, level, why, {}, 0, unit.name});
    return none;
  };
  if (run_.out_of_time())
    return left_out("render/timeout", NoticeLevel::error, "--timeout passed before it was rendered");
  if (budget_end_ && std::chrono::steady_clock::now() > *budget_end_)
    return left_out("render/budget", NoticeLevel::note,
                    "hook.budget passed before it was rendered; the gate on the pull request does");
  Rendered rendered = unit.kind == Unit::Kind::chart ? render_chart(unit) : build(unit);
  for (Notice& notice : rendered.notices) {
    notice.unit = unit.name;
    if (!notice.path.empty()) notice.path.insert(0, state_.mounts[unit.mount].prefix);
  }
  return rendered;
}

UnitRenderer::Rendered UnitRenderer::render_chart(const Unit& unit) const {
  Rendered out;
  helm::Rendering rendering = helm::render(request_of(unit, *state_.options, run_.now), shared_[unit.mount]->charts);
  out.notices = std::move(rendering.notices);
  if (const auto& error = rendering.error) {
    out.failed = true;
    out.notices.push_back(
        {error->code.empty() ? "helm/not-rendered" : error->code, NoticeLevel::warning, error->message, {}, 0, {}});
  }
  auto parsed = std::make_shared<std::vector<yaml::Parsed>>();
  for (const helm::RenderedFile& file : rendering.files) {
    if (file.bytes || file.view().find("kind") == std::string_view::npos) continue;
    parse_file(file, *parsed, out.notices);
    out.texts.push_back(file.begin.text);
  }
  for (const yaml::Parsed& one : *parsed)
    for (kubernetes::Object& object : kubernetes::objects_of(one)) out.objects.push_back(std::move(object));
  out.kept.contexts = rendering.contexts;
  for (helm::ValuesFact& fact : rendering.facts)
    if (!fact.shadows.empty()) out.kept.overrides.emplace(fact.leaf, std::move(fact.shadows));
  out.kept.keep = parsed;
  return out;
}

UnitRenderer::Rendered UnitRenderer::build(const Unit& unit) const {
  Rendered out;
  Shared& shared = *shared_[unit.mount];
  ChartInflation charts(shared.charts, true, run_.now);
  kustomize::BuildResult built = kustomize::build(
      {*state_.mounts[unit.mount].tree, unit.root, run_.sources, {}, &shared.parsed, charts.inflator()});
  out.notices = fold_consequences(std::move(built.notices));
  out.failed = built.error.has_value();  // told among the notices
  std::uint32_t index = 0;
  for (const yaml::Node& node : built.objects)
    for (kubernetes::Object& object :
         kubernetes::objects_of(yaml::Document{built.document.arena, node, node.span()}, index++))
      out.objects.push_back(std::move(object));
  out.kept.keep = std::make_shared<yaml::Document>(std::move(built.document));
  return out;
}

void UnitRenderer::take(std::uint32_t number, Rendered rendered) {
  const Unit& unit = state_.units[number - 1];
  ++(rendered.failed ? state_.counts.units.failed : state_.counts.units.rendered);
  for (kubernetes::Object& object : rendered.objects) {
    object.site = unit.site;
    object.unit = number;
    state_.objects.push_back(std::move(object));
  }
  for (TextId text : rendered.texts) state_.unit_of_text.emplace(text, number);
  std::move(rendered.notices.begin(), rendered.notices.end(), std::back_inserter(state_.notices));
  state_.rendered.push_back(std::move(rendered.kept));
}

void UnitRenderer::render_from(std::uint32_t first) {
  std::vector<Rendered> all(state_.units.size() + 1 - first);
  run_.pool.for_each(all.size(), [&](std::size_t i, unsigned) { all[i] = render(state_.units[first - 1 + i]); });
  for (std::uint32_t i = 0; i < all.size(); ++i) take(first + i, std::move(all[i]));
}

}  // namespace rummage::engine
