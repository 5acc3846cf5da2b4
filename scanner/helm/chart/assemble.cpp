#include "helm/chart/assemble.h"

#include <map>

#include "helm/chart/documents.h"
#include "tree/path.h"

namespace rummage::helm {
namespace {

class Assembler {
 public:
  Assembler(Gathered gathered, std::string root, sources::Sources& sources, const LoadOptions& options,
            std::uint32_t depth)
      : gathered_(std::move(gathered)), sources_(sources), options_(options), depth_(depth) {
    chart_->root = std::move(root);
    out_.notices = std::move(gathered_.notices);
    out_.error = gathered_.error;
  }

  Loaded run() {
    if (out_.error == nullptr && read_chart_file() && sort_files() && check() && load_children()) out_.chart = chart_;
    return std::move(out_);
  }

 private:
  bool fail(Error error) {
    out_.error = std::make_shared<const Error>(std::move(error));
    return false;
  }
  // Strict: the chart is lost. Lenient: this part of it is.
  bool lose(Error error, const std::string& path) {
    if (!options_.lenient) return fail(std::move(error));
    out_.notices.push_back(chart_notice(std::move(error.code), std::move(error.message), path));
    return true;
  }

  bool read_chart_file() {
    for (const ChartFile& file : gathered_.files) {
      if (file.name != "Chart.yaml") continue;
      found_ = true;
      chart_->metadata_file = file;
      if (!read_metadata_of(file)) return false;
      if (chart_->metadata.api_version.empty()) chart_->metadata.api_version.value = "v1";
    }
    return true;
  }

  bool read_metadata_of(const ChartFile& file) {
    Result<yaml::Document> document = first_document(file);
    if (!document) return fail(document.take_error());
    Status read = read_metadata(document->root, chart_->metadata);
    return read ? true : fail(read.take_error());
  }

  bool sort_files() {
    for (ChartFile& file : gathered_.files)
      if (file.name != "Chart.yaml" && !place(file)) return false;
    return true;
  }

  bool place(ChartFile& file) {
    const std::string& name = file.name;
    if (name == "Chart.lock" || name == "requirements.lock" || name == "requirements.yaml")
      return dependency_file(file);
    if (name == "values.yaml") return values(file);
    if (name == "values.schema.json") {
      chart_->schema.assign(1, std::move(file));
    } else if (name.starts_with("templates/")) {
      chart_->templates.push_back(std::move(file));
    } else if (name.starts_with("charts/") && !name.ends_with(".prov")) {
      file.name.erase(0, 7);
      folders_[file.name.substr(0, file.name.find('/'))].push_back(std::move(file));
    } else {
      chart_->files.push_back(std::move(file));
    }
    return true;
  }

  bool dependency_file(ChartFile& file) {
    if (file.name == "requirements.yaml") {
      found_ = true;
      if (!read_metadata_of(file)) return false;
    } else {
      Result<yaml::Document> document = first_document(file);
      if (!document && !lose(document.take_error(), file.path)) return false;
    }
    if (file.name != "Chart.lock" && chart_->metadata.api_version.value == "v1")
      chart_->files.push_back(std::move(file));
    return true;
  }

  bool values(ChartFile& file) {
    chart_->values.assign(1, file);
    auto documents = values_documents(file, options_.helm);
    if (!documents) return lose(documents.take_error(), file.path);
    chart_->values_documents = std::move(*documents);
    return true;
  }

  bool check() {
    if (!found_) return fail({"helm/no-chart", "Chart.yaml file is missing", {}, nullptr});
    Status valid = validate(chart_->metadata, options_.helm);
    if (valid) return true;
    if (chart_->metadata.name.empty()) return fail(valid.take_error());
    return lose(valid.take_error(), chart_->metadata_file.path);
  }

  bool load_children() {
    for (auto& [name, files] : folders_) {
      if (name.starts_with('_') || name.starts_with('.')) continue;
      Loaded child = load_child(name, files);
      for (Notice& notice : child.notices) out_.notices.push_back(std::move(notice));
      if (child.chart) {
        chart_->children.push_back(std::move(child.chart));
      } else if (!lose(*child.error, tree::child(chart_->root, "charts/" + name))) {
        return false;
      }
    }
    return true;
  }

  Loaded load_child(const std::string& name, std::vector<ChartFile>& files) {
    if (depth_ >= options_.depth)
      return {
          nullptr, std::make_shared<const Error>(Error{"helm/limit", "charts are nested too deep", {}, nullptr}), {}};
    Gathered inside;
    const bool packed = name.ends_with(".tgz") || (options_.lenient && name.ends_with(".tar.gz"));
    if (packed && files.front().name == name) {
      inside = gather_archive(files.front(), sources_, options_);
      return assemble_chart(std::move(inside), files.front().path, sources_, options_, depth_ + 1);
    }
    std::string root;
    for (ChartFile& file : files) {
      if (file.name.size() <= name.size()) continue;
      file.name.erase(0, name.size() + 1);
      if (root.empty() && file.path.ends_with(file.name))
        root = file.path.substr(0, file.path.size() - file.name.size() - 1);
      inside.files.push_back(std::move(file));
    }
    return assemble_chart(std::move(inside), std::move(root), sources_, options_, depth_ + 1);
  }

  Gathered gathered_;
  sources::Sources& sources_;
  const LoadOptions& options_;
  std::uint32_t depth_;
  std::shared_ptr<LoadedChart> chart_ = std::make_shared<LoadedChart>();
  std::map<std::string, std::vector<ChartFile>> folders_;
  bool found_ = false;
  Loaded out_;
};

}  // namespace

Loaded assemble_chart(Gathered gathered, std::string root, sources::Sources& sources, const LoadOptions& options,
                      std::uint32_t depth) {
  return Assembler(std::move(gathered), std::move(root), sources, options, depth).run();
}

}  // namespace rummage::helm
