#include "engine/render_units.h"

#include <filesystem>

#include "engine/chart_inputs.h"
#include "engine/inflate_chart.h"
#include "engine/inline_values.h"
#include "helm/render/manifest.h"
#include "helm/render/render.h"
#include "kustomize/build.h"
#include "yaml/parse.h"

namespace rummage::engine {

// What the units of one tree share.
struct UnitRenderer::Shared {
  Shared(const tree::Tree& tree, std::string folder, sources::Sources& sources)
      : inputs(tree, std::move(folder)), charts(inputs.tree(), sources) {}
  ChartInputs inputs;
  helm::RenderRequest request;  ///< for every chart
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

// Files over the chart's own values and what the deliverer holds, as they follow each other.
std::vector<helm::ValuesInput> own_values(const Unit& unit, sources::Sources& sources) {
  std::vector<helm::ValuesInput> own;
  auto held = unit.inline_values.begin();
  for (std::size_t i = 0; i <= unit.values.size(); ++i) {
    for (; held != unit.inline_values.end() && held->after <= i; ++held) own.push_back(input_of(*held, sources));
    if (i < unit.values.size() && !unit.replaces_defaults)
      own.push_back({helm::ValuesInput::Kind::file, unit.values[i], {}, {}});
  }
  return own;
}

helm::RenderRequest request_of(const Unit& unit, const helm::RenderRequest& common, sources::Sources& sources) {
  helm::RenderRequest request = common;
  request.chart = unit.root;
  if (!unit.release.empty()) request.release = unit.release;
  if (!unit.ns.empty()) request.name_space = unit.ns;
  if (unit.replaces_defaults) request.defaults = unit.values;
  std::vector<helm::ValuesInput> own = own_values(unit, sources);
  request.values.insert(request.values.begin(), own.begin(), own.end());
  return request;
}

// The folder of the machine that a mount shows: files there are those of the tree. Nothing in a bare repository.
std::string folder_of_mount(const State& state, std::size_t mount) {
  namespace fs = std::filesystem;
  std::error_code failed;
  fs::path folder;
  if (state.repository) {
    folder = state.repository->work_tree;
  } else if (state.scope.kind == ScopeKind::directory) {
    folder = mount < state.scope.paths.size() ? state.scope.paths[mount] : ".";
    if (!fs::is_directory(folder, failed)) folder = folder.has_parent_path() ? folder.parent_path() : fs::path(".");
  }
  return folder.empty() ? std::string() : fs::weakly_canonical(folder, failed).string();
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
  for (std::size_t i = 0; i < state.mounts.size(); ++i) {
    shared_.push_back(std::make_unique<Shared>(*state.mounts[i].tree, folder_of_mount(state, i), run.sources));
    Shared& shared = *shared_.back();
    if (Status taken = shared.inputs.take(state.options->charts); !taken)
      state.note("helm/values-input", NoticeLevel::error, taken.error().message);
    shared.request = shared.inputs.request();
    shared.request.lenient = shared.request.facts = true;
    shared.request.now = run.chart_now;
  }
}

UnitRenderer::~UnitRenderer() = default;

// What is said of a unit that there is no time for.
std::optional<Notice> UnitRenderer::late(const Unit& unit) const {
  if (run_.out_of_time())
    return Notice{"render/timeout", NoticeLevel::error, "--timeout passed before it was rendered", {}, 0, unit.name};
  if (budget_end_ && std::chrono::steady_clock::now() > *budget_end_)
    return Notice{"render/budget",
                  NoticeLevel::note,
                  "hook.budget passed before it was rendered; the gate on the pull request does",
                  {},
                  0,
                  unit.name};
  return std::nullopt;
}

UnitRenderer::Rendered UnitRenderer::render_unit(const Unit& unit) const {
  Rendered rendered = unit.kind == Unit::Kind::chart ? render_chart(unit) : build(unit);
  for (Notice& notice : rendered.notices) {
    notice.unit = unit.name;
    if (!notice.path.empty()) notice.path.insert(0, state_.mounts[unit.mount].prefix);
  }
  return rendered;
}

UnitRenderer::Rendered UnitRenderer::render_chart(const Unit& unit) const {
  Rendered out;
  helm::Rendering rendering =
      helm::render(request_of(unit, shared_[unit.mount]->request, run_.sources), shared_[unit.mount]->charts);
  out.notices = std::move(rendering.notices);
  if (rendering.error) {
    out.failed = true;
    if (rendering.failure.code.empty()) rendering.failure.code = "helm/not-rendered";
    out.notices.push_back(std::move(rendering.failure));
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
  ChartInflation charts(shared.charts, shared.request);
  kustomize::BuildResult built = kustomize::build(
      {*state_.mounts[unit.mount].tree, unit.root, run_.sources, {}, &shared.parsed, charts.inflator()});
  out.notices = std::move(built.notices);
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

void UnitRenderer::render(const std::vector<std::uint32_t>& numbers) {
  const std::size_t known = rendered_.size();
  rendered_.resize(state_.units.size());
  run_.pool.for_each(numbers.size(), [&](std::size_t i, unsigned) {
    const Unit& unit = state_.units[numbers[i] - 1];
    Rendered& rendered = rendered_[numbers[i] - 1];
    std::optional<Notice> too_late = late(unit);
    if (!too_late) {
      rendered = render_unit(unit);
    } else if (numbers[i] > known) {
      rendered.failed = true;
      rendered.notices.push_back(std::move(*too_late));
    }
  });
}

const std::vector<kubernetes::Object>& UnitRenderer::objects(std::uint32_t number) const {
  return rendered_[number - 1].objects;
}

void UnitRenderer::finish() {
  for (std::uint32_t i = 0; i < rendered_.size(); ++i) take(i + 1, std::move(rendered_[i]));
  rendered_.clear();
}

}  // namespace rummage::engine
