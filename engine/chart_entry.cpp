#include "engine/chart_entry.h"

#include "sources/sources.h"
#include "tree/path.h"
#include "yaml/emit.h"

namespace rummage::engine {
namespace {

using helm::ValuesInput;

Error refused(std::string message, yaml::Node at) {
  return {"kustomize/chart", std::move(message), at.span(), nullptr};
}

bool is_true(yaml::Node node) {
  return node.as_bool().value_or(false);
}

/// A mapping as it is written, from the beginning of its first line, so that its lines stand below each other.
ValuesInput written(yaml::Node values, const sources::Sources& sources) {
  ValuesInput input{ValuesInput::Kind::tree, {}, {}};
  const Span span = values.span();
  Result<Bytes> whole = sources.bytes(span.begin.text);
  if (whole && span.end() <= (*whole)->size()) {
    std::uint32_t begin = span.begin.offset;
    while (begin > 0 && (**whole)[begin - 1] == ' ') --begin;
    input.text = (*whole)->substr(begin, span.end() - begin);
    input.place = {span.begin.text, begin};
    const yaml::Parsed again = yaml::parse(input.text, 0);
    const bool same = again.issues.empty() && again.documents.size() == 1 &&
                      yaml::emit(again.documents[0].root, yaml::Dialect::kubernetes).ok();
    if (same && again.documents[0].root.size() == values.size()) return input;
  }
  // Anchors that stand elsewhere: the values without their places.
  Result<std::string> printed = yaml::emit(values, yaml::Dialect::kubernetes);
  return {ValuesInput::Kind::tree, printed ? std::move(*printed) : std::string(), {}};
}

/// One entry of helmCharts.
class Entry {
 public:
  Entry(const kustomize::ChartRequest& entry, const helm::RenderRequest& common, const sources::Sources& sources,
        std::vector<Notice>& notices)
      : entry_(entry), sources_(sources), notices_(notices), lenient_(common.lenient), out_(common) {
    out_.values.clear();
    out_.helm = 3;
  }

  Result<helm::RenderRequest> read() {
    if (field("name").empty()) return refused("an entry of helmCharts has no name", entry_.chart);
    if (Status found = find_chart(); !found) return found.take_error();
    if (Status named = name_release(); !named) return named.take_error();
    if (!field("namespace").empty()) out_.name_space = field("namespace");
    if (!field("kubeVersion").empty()) out_.kube_version = field("kubeVersion");
    for (yaml::Node version : entry_.chart.find("apiVersions").items()) out_.api_versions.emplace_back(version.text());
    out_.include_crds = is_true(entry_.chart.find("includeCRDs"));
    out_.no_hooks = is_true(entry_.chart.find("skipHooks"));
    out_.skip_tests = is_true(entry_.chart.find("skipTests"));
    if (Status read = read_values(); !read) return read.take_error();
    return std::move(out_);
  }

 private:
  std::string field(const char* name) const { return std::string(entry_.chart.find(name).text()); }
  bool stands(const std::string& path) const { return entry_.tree.resolve(path).ok(); }

  /// Kustomize pulls a chart of a repository to a folder of its name and version, and takes others by their name.
  Status find_chart() {
    const std::string home(entry_.globals.find("chartHome").text());
    const auto below = tree::join(entry_.directory, home.empty() ? "charts" : home);
    const std::string name = field("name"), version = field("version");
    if (!below) return refused("chartHome leads out of the tree", entry_.globals.find("chartHome"));
    std::vector<std::string> places{tree::child(*below, name)};
    if (!version.empty() && !field("repo").empty()) {
      places.insert(places.begin(), tree::child(tree::child(*below, name + "-" + version), name));
      if (!lenient_) places.pop_back();
    }
    if (lenient_ && !version.empty()) places.push_back(tree::child(*below, name + "-" + version + ".tgz"));
    for (const std::string& place : places)
      if (stands(place)) {
        out_.chart = place;
        return Done{};
      }
    const bool remote = !field("repo").empty();
    return refused("the chart " + name + (remote ? " is to be fetched from a repository" : " is not in the tree"),
                   entry_.chart.find("name"));
  }

  /// Without a name `helm template` takes "release-name", also where it is told to make one.
  Status name_release() {
    const std::string name = field("releaseName"), pattern = field("nameTemplate");
    if (!name.empty()) out_.release = name;
    if (pattern.empty()) return Done{};
    const yaml::Node at = entry_.chart.find("nameTemplate");
    if (!name.empty() && !lenient_) return refused("releaseName and nameTemplate exclude each other", at);
    if (pattern.find("{{") == pattern.npos && name.empty()) out_.release = pattern;
    if (pattern.find("{{") == pattern.npos || !name.empty()) return Done{};
    if (!lenient_) return refused("nameTemplate is a template: the name of the release is not known", at);
    notices_.push_back({"kustomize/chart-name",
                        NoticeLevel::note,
                        "nameTemplate is a template: the release is called " + out_.release,
                        {},
                        0,
                        {}});
    return Done{};
  }

  Status read_values() {
    const std::string merge = field("valuesMerge");
    const yaml::Node inline_values = entry_.chart.find("valuesInline");
    const bool has_inline = inline_values.is_mapping() && inline_values.size() != 0;
    if (!merge.empty() && merge != "override" && merge != "merge" && merge != "replace")
      return refused("valuesMerge is override, merge or replace", entry_.chart.find("valuesMerge"));
    if (has_inline && merge != "override" && !merge.empty()) out_.values.push_back(written(inline_values, sources_));
    if (!has_inline || merge != "replace")
      if (Status added = add_main_file(has_inline && merge == "merge"); !added) return added;
    if (has_inline && (merge.empty() || merge == "override")) out_.values.push_back(written(inline_values, sources_));
    for (yaml::Node file : entry_.chart.find("additionalValuesFiles").items())
      if (Status added = add_file(file); !added) return added;
    return Done{};
  }

  /// The chart's own values.yaml needs naming only where it shall win over the inline values.
  Status add_main_file(bool wins) {
    if (const yaml::Node named = entry_.chart.find("valuesFile"); !named.text().empty()) return add_file(named);
    const std::string own = tree::child(out_.chart, "values.yaml");
    if (wins && stands(own)) out_.values.push_back({ValuesInput::Kind::file, own, {}});
    return Done{};
  }

  Status add_file(yaml::Node named) {
    const auto path = tree::join(entry_.directory, named.text());
    if (path && stands(*path)) {
      out_.values.push_back({ValuesInput::Kind::file, *path, {}});
      return Done{};
    }
    std::string message = "the values file " + std::string(named.text()) + " is not in the tree";
    if (!lenient_) return refused(std::move(message), named);
    notices_.push_back({"kustomize/chart", NoticeLevel::warning, std::move(message), {}, 0, {}});
    return Done{};
  }

  const kustomize::ChartRequest& entry_;
  const sources::Sources& sources_;
  std::vector<Notice>& notices_;
  bool lenient_;
  helm::RenderRequest out_;
};

}  // namespace

Result<helm::RenderRequest> request_of_entry(const kustomize::ChartRequest& entry, const helm::RenderRequest& common,
                                             const sources::Sources& sources, std::vector<Notice>& notices) {
  return Entry(entry, common, sources, notices).read();
}

}  // namespace rummage::engine
