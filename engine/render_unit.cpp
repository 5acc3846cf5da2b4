#include "engine/render_unit.h"

#include <fmt/format.h>

#include "engine/chart_inputs.h"
#include "engine/head_time.h"
#include "engine/inflate_chart.h"
#include "engine/printed_unit.h"
#include "engine/run.h"
#include "engine/unit_place.h"
#include "helm/template/failures.h"
#include "tree/directory_tree.h"
#include "tree/path.h"
#include "tree/recording_tree.h"

namespace rummage::engine {
namespace {

class UnitRun {
 public:
  UnitRun(const UnitRequest& request, UnitPlace place, tree::DirectoryTree folder)
      : request_(request), place_(std::move(place)), folder_(std::move(folder)) {}

  Result<UnitOutput> run() {
    const bool chart = place_.kind == UnitPlace::Kind::chart;
    if (!chart && (!request_.charts.values.empty() || !request_.show_only.empty()))
      return Error{"usage", request_.path + " is a kustomization: values and templates are a chart's", {}, nullptr};
    if (Status taken = take_chart_options(); !taken) return taken.take_error();
    chart ? render_chart() : build();
    for (Notice& notice : out_.notices) {
      if (!notice.path.empty()) notice.path = shown(notice.path);
      notice.unit = request_.path;
    }
    return std::move(out_);
  }

 private:
  bool with_origins() const { return request_.output == UnitRequest::Output::blame || request_.origins; }
  sources::Recording recording() const {
    return with_origins() || request_.output != UnitRequest::Output::yaml ? sources::Recording::on
                                                                          : sources::Recording::off;
  }

  std::string shown(const std::string& path) const {
    if (const auto typed = inputs_.typed().find(path); typed != inputs_.typed().end()) return typed->second;
    return place_.shown(path);
  }

  /// What charts of the unit are asked for: all of it for a chart, which has values; the rest for those of a build.
  Status take_chart_options() {
    if (Status taken = inputs_.take(request_.charts, request_.standard_input); !taken) return taken;
    chart_ = inputs_.request();
    for (helm::ValuesInput& input : chart_.values) {
      if (input.kind == helm::ValuesInput::Kind::file || input.kind == helm::ValuesInput::Kind::content) continue;
      const TextId line = sources_.add_blob(blob_id(input.text), share(input.text));
      input.place = {line, 0};
      places_.add(line, "<command line>");
    }
    chart_.lenient = request_.lenient;
    chart_.recording = recording();
    chart_.facts = with_origins();
    std::optional<std::int64_t> now = request_.now ? request_.now : head_time_at(place_.root);
    if (!now) {
      Result<std::int64_t> time = time_of_run({});
      if (!time) return time.take_error();
      now = *time;
    }
    chart_.now = *now;
    return Done{};
  }

  void name_unit() {
    chart_.chart = place_.inner;
    chart_.release = request_.release;
    chart_.name_space = request_.name_space;
    chart_.show_only = request_.show_only;
    chart_.include_crds = request_.include_crds;
    chart_.no_hooks = request_.no_hooks;
    chart_.skip_tests = request_.skip_tests;
    chart_.skip_schema = request_.skip_schema;
  }

  void render_chart() {
    helm::Cache cache(tree_, sources_);
    name_unit();
    const helm::Rendering rendering = helm::render(chart_, cache);
    out_.notices = rendering.notices;
    if (rendering.error) return fail(*rendering.error, rendering.failure);
    origins_.add(rendering);
    name_texts();
    write(printed(rendering));
  }

  void build() {
    helm::Cache cache(tree_, sources_);
    ChartInflation charts(cache, chart_);
    kustomize::BuildRequest request{tree_, place_.inner, sources_, {}, nullptr, {}};
    request.options.strict = !request_.lenient;
    request.options.origins = with_origins();
    if (request_.lenient || request_.enable_helm) request.inflate = charts.inflator();
    const kustomize::BuildResult result = kustomize::build(request);
    out_.notices = result.notices;
    if (result.error) return fail(*result.error, {});
    for (const kustomize::BuildText& text : result.texts) places_.add(text.text, shown(text.path));
    origins_.add(result.roles);
    for (const auto& rendering : charts.renderings()) origins_.add(*rendering);
    name_texts();
    Result<PrintedUnit> unit = printed(result);
    if (!unit) return fail(unit.error(), {});
    write(*unit);
  }

  void name_texts() {
    for (const auto& [path, content] : tree_.reads().contents)
      if (!content.empty()) places_.add(content, shown(path));
  }

  /// The error is told once, with its place; `told` is what the chart's rendering says of it.
  void fail(const Error& error, Notice told) {
    name_texts();
    if (told.code.empty()) told = helm::notice_of(error);
    if (!told.path.empty()) told.path = shown(told.path);
    if (const Place place = places_.at(error.span.value_or(Span{})); told.path.empty() && place.line != 0) {
      told.path = place.path;
      told.line = place.line;
    }
    // A build gives it as a notice, too.
    std::erase_if(out_.notices, [&](const Notice& notice) {
      if (notice.code != error.code || notice.message != error.message) return false;
      if (told.path.empty() && !notice.path.empty()) told.path = shown(notice.path);
      if (told.line == 0) told.line = notice.line;
      return true;
    });
    out_.error = request_.path + ": ";
    if (!told.path.empty()) out_.error += told.path + (told.line != 0 ? fmt::format(":{}: ", told.line) : ": ");
    out_.error += told.message;
  }

  void write(const PrintedUnit& unit) {
    switch (request_.output) {
      case UnitRequest::Output::yaml:
        out_.text = unit.text;
        break;
      case UnitRequest::Output::json:
        out_.text = printed_json(unit, request_.origins ? &origins_ : nullptr, places_);
        break;
      case UnitRequest::Output::blame:
        out_.text = printed_blame(unit, origins_, places_);
        break;
    }
  }

  const UnitRequest& request_;
  UnitPlace place_;
  tree::DirectoryTree folder_;
  ChartInputs inputs_{folder_, place_.root};
  tree::RecordingTree tree_{inputs_.tree()};
  sources::Sources sources_;
  ScalarOrigins origins_{sources_};
  TextPlaces places_{sources_};
  helm::RenderRequest chart_;
  UnitOutput out_;
};

}  // namespace

Result<UnitOutput> render_unit(const UnitRequest& request) {
  Result<UnitPlace> place = place_of_unit(request.path);
  if (!place) return place.take_error();
  Result<tree::DirectoryTree> folder = tree::DirectoryTree::open(place->root);
  if (!folder) return folder.take_error();
  return UnitRun(request, std::move(*place), std::move(*folder)).run();
}

}  // namespace rummage::engine
