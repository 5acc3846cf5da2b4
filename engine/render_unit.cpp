#include "engine/render_unit.h"

#include <fmt/format.h>

#include <map>

#include "engine/extra_files.h"
#include "engine/inflate_chart.h"
#include "engine/printed_unit.h"
#include "engine/read_file.h"
#include "engine/unit_place.h"
#include "tree/directory_tree.h"
#include "tree/path.h"
#include "tree/recording_tree.h"

namespace rummage::engine {
namespace {

using helm::ValuesInput;

/// Where files outside the tree are put; no part of a real path is like it.
constexpr const char* outside = "<outside>";

ValuesInput::Kind kind_of(UnitValues kind) {
  switch (kind) {
    case UnitValues::file:
      return ValuesInput::Kind::file;
    case UnitValues::json:
      return ValuesInput::Kind::json;
    case UnitValues::set:
      return ValuesInput::Kind::set;
    case UnitValues::string:
      return ValuesInput::Kind::string;
    case UnitValues::content:
      return ValuesInput::Kind::content;
    case UnitValues::literal:
      break;
  }
  return ValuesInput::Kind::literal;
}

class UnitRun {
 public:
  UnitRun(const UnitRequest& request, UnitPlace place, tree::DirectoryTree folder)
      : request_(request), place_(std::move(place)), folder_(std::move(folder)) {}

  Result<UnitOutput> run() {
    if (place_.kind == UnitPlace::Kind::chart) {
      if (Status taken = take_values(); !taken) return taken.take_error();
      render_chart();
    } else {
      if (!request_.values.empty() || !request_.show_only.empty())
        return Error{"usage", request_.path + " is a kustomization: values and templates are a chart's", {}, nullptr};
      build();
    }
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
    if (const auto typed = typed_.find(path); typed != typed_.end()) return typed->second;
    return place_.shown(path);
  }

  /// A file of the machine as the tree knows it; one that lies outside is put into it.
  Result<std::string> take_file(const std::string& path) {
    if (path != "-")
      if (std::string inside = place_.inside(path); !inside.empty()) return inside;
    std::optional<std::string> bytes = path == "-" ? request_.standard_input : read_file(path);
    if (!bytes) return Error{"usage", path + " cannot be read", {}, nullptr};
    const std::string name = path == "-" ? "/<stdin>" : place_.absolute(path);
    extra_.put(outside + name, std::move(*bytes));
    typed_.emplace(outside + name, path == "-" ? "<stdin>" : path);
    return outside + name;
  }

  helm::RenderRequest chart_request() const {
    helm::RenderRequest chart;
    chart.chart = place_.inner;
    chart.release = request_.release;
    chart.name_space = request_.name_space;
    chart.kube_version = request_.kube_version;
    chart.api_versions = request_.api_versions;
    chart.show_only = request_.show_only;
    chart.helm = request_.helm;
    chart.include_crds = request_.include_crds;
    chart.no_hooks = request_.no_hooks;
    chart.skip_tests = request_.skip_tests;
    chart.skip_schema = request_.skip_schema;
    chart.lenient = request_.lenient;
    chart.now = request_.now;
    for (const UnitValue& value : request_.values) chart.values.push_back({kind_of(value.kind), value.text, {}});
    return chart;
  }

  Status take_values() {
    chart_ = chart_request();
    for (ValuesInput& input : chart_.values) {
      if (input.kind == ValuesInput::Kind::file) {
        Result<std::string> path = take_file(input.text);
        if (!path) return path.take_error();
        input.text = *path;
      } else if (input.kind == ValuesInput::Kind::content) {
        const std::size_t equals = input.text.find('=');
        if (equals == std::string::npos) continue;
        Result<std::string> path = take_file(input.text.substr(equals + 1));
        if (!path) return path.take_error();
        input.text.replace(equals + 1, std::string::npos, *path);
      } else {
        const TextId line = sources_.add_blob(blob_id(input.text), share(input.text));
        input.place = {line, 0};
        places_.add(line, "<command line>");
      }
    }
    return Done{};
  }

  void render_chart() {
    helm::Cache cache(tree_, sources_);
    chart_.recording = recording();
    chart_.facts = with_origins();
    const helm::Rendering rendering = helm::render(chart_, cache);
    out_.notices = rendering.notices;
    if (rendering.error) return fail(*rendering.error);
    origins_.add(rendering);
    name_texts();
    write(printed(rendering));
  }

  void build() {
    helm::Cache cache(tree_, sources_);
    ChartInflation charts(cache, request_.lenient, request_.now, recording());
    kustomize::BuildRequest request{tree_, place_.inner, sources_, {}, nullptr, {}};
    request.options.strict = !request_.lenient;
    request.options.origins = with_origins();
    if (request_.lenient || request_.enable_helm) request.inflate = charts.inflator();
    const kustomize::BuildResult result = kustomize::build(request);
    out_.notices = result.notices;
    if (result.error) return fail(*result.error);
    for (const kustomize::BuildText& text : result.texts) places_.add(text.text, shown(text.path));
    origins_.add(result.roles);
    for (const auto& rendering : charts.renderings()) origins_.add(*rendering);
    name_texts();
    Result<PrintedUnit> unit = printed(result);
    if (!unit) return fail(unit.error());
    write(*unit);
  }

  void name_texts() {
    for (const auto& [path, content] : tree_.reads().contents)
      if (!content.empty()) places_.add(content, shown(path));
  }

  void fail(const Error& error) {
    name_texts();
    const Place place = places_.at(error.span.value_or(Span{}));
    std::string where = place.line != 0 ? fmt::format("{}:{}", place.path, place.line) : std::string();
    // The error is told once, with its place; a build gives it as a notice, too.
    std::erase_if(out_.notices, [&](const Notice& notice) {
      if (notice.code != error.code || notice.message != error.message) return false;
      if (where.empty() && !notice.path.empty()) where = shown(notice.path);
      if (notice.line != 0 && place.line == 0) where += fmt::format(":{}", notice.line);
      return true;
    });
    out_.error = request_.path + ": " + (where.empty() ? "" : where + ": ") + error.message;
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
  ExtraFiles extra_{folder_};
  tree::RecordingTree tree_{extra_};
  sources::Sources sources_;
  ScalarOrigins origins_{sources_};
  TextPlaces places_{sources_};
  std::map<std::string, std::string> typed_;  ///< by the paths that files outside have in the tree
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
