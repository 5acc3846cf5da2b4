#include "helm/render/render.h"

#include <algorithm>
#include <map>
#include <set>

#include "helm/chart/capabilities.h"
#include "helm/chart/coalesce.h"
#include "helm/chart/dependencies.h"
#include "helm/chart/gather.h"
#include "helm/chart/objects.h"
#include "helm/chart/unit.h"
#include "helm/chart/validate_values.h"
#include "helm/render/documents.h"
#include "helm/render/facts.h"
#include "helm/render/release_name.h"
#include "helm/render/unit_templates.h"
#include "helm/render/user_values.h"
#include "helm/template/template_set.h"

namespace rummage::helm {
namespace {

std::uint64_t seed_of(const RenderRequest& request) {
  return std::hash<std::string>()(request.chart + '\0' + request.release);
}

/// One unit from its request to its documents.
class Unit {
 public:
  Unit(const RenderRequest& request, Cache& cache)
      : request_(request), cache_(cache), run_(cache.sources(), request.recording) {
    run_.helm = request.helm;
    run_.lenient = request.lenient;
    run_.limits = request.limits;
    run_.now = request.now;
    run_.seed = seed_of(request);
    out_.helm = request.helm;
    out_.shown_only = !request.show_only.empty();
  }

  Rendering render() {
    const bool done =
        check_release() && read_values() && load() && enable() && coalesce() && check_cluster() && execute() && cut();
    if (!done) out_.documents.clear();
    std::vector<Notice> failures = failures_.take();
    for (std::vector<Notice>* told : {&run_.notices, &failures})
      std::move(told->begin(), told->end(), std::back_inserter(out_.notices));
    if (request_.lenient && done && out_.documents.empty() && out_.notices.empty())
      out_.notices.push_back(
          {"helm/no-objects", NoticeLevel::note, "the chart renders without an object", chart_path(), 0, {}});
    name_paths();
    out_.contexts = std::make_shared<const Contexts>(std::move(run_.contexts));
    return std::move(out_);
  }

 private:
  bool fail(Error error) {
    out_.failure = notice_of(error);
    out_.error = std::make_shared<const Error>(std::move(error));
    return false;
  }
  // Strict: the unit is lost. Lenient: this is told and the unit goes on.
  bool object(Error error, std::string path) {
    if (!request_.lenient) return fail(std::move(error));
    run_.notices.push_back(chart_notice(std::move(error.code), std::move(error.message), std::move(path)));
    return true;
  }
  std::string chart_path() const { return loaded_->chart->metadata_file.path; }

  bool check_release() {
    Status valid = check_release_name(request_.release);
    return valid ? true : object(valid.take_error(), {});
  }

  bool read_values() {
    Result<Map*> values = user_values(run_, request_, cache_);
    if (!values) return fail(values.take_error());
    user_ = *values;
    return true;
  }

  LoadOptions load_options() const {
    LoadOptions options;
    options.helm = request_.helm;
    options.lenient = request_.lenient;
    return options;
  }

  bool load() {
    loaded_ = cache_.chart(request_.chart, load_options());
    out_.notices = loaded_->notices;
    if (!loaded_->chart) return fail(*loaded_->error);
    if (loaded_->chart->metadata.is_library()) return is_library();
    const std::string& version = loaded_->chart->metadata.api_version.value;
    if (request_.helm >= 4 && version != "v1" && version != "v2" &&
        !object({"helm/invalid-metadata", "invalid chart apiVersion", {}, nullptr}, chart_path()))
      return false;
    Result<UnitChart*> made = make_unit(run_, charts_, *loaded_->chart);
    if (!made) return fail(made.take_error());
    root_ = *made;
    return !request_.defaults || replace_defaults();
  }

  bool replace_defaults() {
    Result<Map*> values = replaced_defaults(run_, request_, cache_);
    if (!values) return fail(values.take_error());
    root_->values = *values;
    return true;
  }

  // There is nothing to render, and to a lenient caller that is no error.
  bool is_library() {
    if (!request_.lenient) return fail({"helm/library-chart", "library charts are not installable", {}, nullptr});
    out_.notices.push_back(
        {"helm/library-chart", NoticeLevel::note, "a library chart has no objects of its own", chart_path(), 0, {}});
    return false;
  }

  bool enable() {
    if (request_.lenient) {
      if (Status done = add_missing(); !done) return fail(done.take_error());
    } else if (Status complete = check_dependencies(*root_); !complete) {
      return fail(complete.take_error());
    }
    Status done = process_dependencies(run_, charts_, *root_, *user_, warning());
    if (!done) return fail(done.take_error());
    if (request_.lenient) tell_missing(*root_, 0);
    return true;
  }

  CoalesceWarning warning() {
    return [this](const std::string& message) {
      if (request_.lenient && warned_.emplace(message).second)
        run_.notices.push_back({"helm/values-mismatch", NoticeLevel::note, message, chart_path(), 0, {}});
    };
  }

  Status add_missing() {
    return add_standins(run_, charts_, *root_, [this](const Dependency& missing, const LoadedChart& parent) {
      const ChartIndex::Found found = cache_.index().find(missing, parent.root, request_.helm);
      if (found.how == Standin::none) return static_cast<const LoadedChart*>(nullptr);
      const auto chart = standins_.emplace_back(cache_.chart(found.root, load_options()));
      if (found.how == Standin::name)
        run_.notices.push_back(
            {"helm/dependency-version",
             NoticeLevel::note,
             "the dependency " + missing.name.value + " is taken from " + found.root + ", whose version does not fit",
             parent.metadata_file.path,
             0,
             {}});
      return static_cast<const LoadedChart*>(chart->chart.get());
    });
  }

  // Dependencies that are switched on and stand nowhere in the tree.
  void tell_missing(const UnitChart& chart, int depth) {
    for (const UnitDependency* one : chart.metadata->dependencies) {
      bool there = false;
      for (const UnitChart* child : chart.children) there |= child->name() == one->name;
      if (!there)
        failures_.add_missing(one->name, chart_notice("helm/missing-dependency",
                                                      "the chart " + one->declared->name.value +
                                                          " is not in the tree; what it makes is missing",
                                                      chart.loaded->metadata_file.path));
    }
    for (const UnitChart* child : chart.children)
      if (depth < 100) tell_missing(*child, depth + 1);
  }

  bool coalesce() {
    Result<Map*> values = Coalescer(run_, warning()).coalesce(*root_, user_);
    if (!values) return fail(values.take_error());
    values_ = *values;
    if (request_.facts) out_.facts = values_facts(*values_);
    if (request_.skip_schema) return true;
    Status valid = validate_values(*root_, *values_, request_.helm);
    return valid ? true : object(valid.take_error(), chart_path());
  }

  bool check_cluster() {
    Result<Capabilities> facts = capabilities(request_.helm, request_.kube_version, request_.api_versions);
    if (!facts) return fail(facts.take_error());
    top_.capabilities = capabilities_object(run_, *facts);
    top_.release = release_object(run_, request_.release, request_.name_space, request_.is_upgrade);
    const std::string& wanted = root_->loaded->metadata.kube_version.value;
    if (wanted.empty() || is_compatible(wanted, facts->normalized, request_.helm)) return true;
    return object({"helm/kube-version",
                   "chart requires kubeVersion: " + wanted + " which is incompatible with Kubernetes " + facts->version,
                   {},
                   nullptr},
                  chart_path());
  }

  bool execute() {
    const std::vector<UnitTemplate> templates = unit_templates(run_, *root_, values_, top_);
    TemplateSet set(run_, &failures_);
    for (const UnitTemplate& one : templates) {
      paths_.emplace(one.name, one.file->path);
      const auto parsed = cache_.parsed(*one.file, one.name, set.options(), request_.recording);
      if (parsed->tree) {
        set.add(one.name, parsed->tree);
      } else if (!object(*parsed->error, one.file->path)) {
        return false;
      }
    }
    for (const UnitTemplate& one : templates)
      if (!one.is_partial() && set.has(one.name) && !execute(set, one)) return false;
    return true;
  }

  bool execute(TemplateSet& set, const UnitTemplate& one) {
    one.top->set(template_key_, template_object(run_, one.name, one.base_path));
    Result<sources::Text> text = set.execute(one.name, Value::map(one.top, Type::values));
    if (!text) return object(text.take_error(), one.file->path);
    if (!one.is_notes()) out_.files.push_back({one.name, one.file->path, std::move(*text), nullptr, {}});
    return true;
  }

  bool cut() {
    if (request_.recording == sources::Recording::on)
      for (RenderedFile& file : out_.files)
        if (!file.text.empty()) file.begin.text = cache_.sources().add(file.text);
    if (request_.include_crds) add_crds(*root_, out_);
    if (Status done = sort_documents(request_, out_); !done) return fail(done.take_error());
    if (Status done = keep_shown(request_, out_); !done) return fail(done.take_error());
    return true;
  }

  // The evaluator names templates as Helm does; a person looks for the file.
  void name_paths() {
    const auto name_path = [this](Notice& notice) {
      if (const auto found = paths_.find(notice.path); found != paths_.end()) notice.path = found->second;
    };
    std::for_each(out_.notices.begin(), out_.notices.end(), name_path);
    name_path(out_.failure);
  }

  const RenderRequest& request_;
  Cache& cache_;
  Run run_;
  UnitCharts charts_;
  std::shared_ptr<const Loaded> loaded_;
  std::vector<std::shared_ptr<const Loaded>> standins_;
  UnitChart* root_ = nullptr;
  Map* user_ = nullptr;
  Map* values_ = nullptr;
  UnitTop top_;
  const sources::Text template_key_ = run_.made("Template", sources::Origin::builtin);
  std::map<std::string, std::string, std::less<>> paths_;
  std::set<std::string> warned_;
  Failures failures_;  ///< of a lenient run
  Rendering out_;
};

}  // namespace

Rendering render(const RenderRequest& request, Cache& cache) {
  return Unit(request, cache).render();
}

}  // namespace rummage::helm
