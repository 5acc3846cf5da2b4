#include <algorithm>

#include "helm/chart/gather.h"
#include "helm/chart/ignore.h"
#include "tree/path.h"

namespace rummage::helm {
namespace {

constexpr std::uint32_t most_folders_deep = 100;

class Walk {
 public:
  Walk(const tree::Tree& tree, std::string_view root, sources::Sources& sources, const LoadOptions& options)
      : tree_(tree), root_(root), sources_(sources), options_(options) {}

  Gathered run() {
    if (read_rules()) folder(std::string(root_), "", 0);
    return std::move(out_);
  }

 private:
  bool read_rules() {
    const Result<tree::Blob> file = tree_.read(tree::child(root_, ".helmignore"));
    if (!file) return true;
    auto rules = IgnoreRules::parse(file->view());
    if (rules) {
      rules_ = std::move(*rules);
      return true;
    }
    return failed(rules.take_error(), tree::child(root_, ".helmignore"));
  }

  // Strict: ends the walk. Lenient: a notice, and the walk goes on.
  bool failed(Error error, const std::string& path) {
    if (options_.lenient) {
      out_.notices.push_back(chart_notice(std::move(error.code), std::move(error.message), path));
      return true;
    }
    out_.error = std::make_shared<const Error>(std::move(error));
    return false;
  }

  // `at`: the folder in the tree, `inner`: how the chart calls it (they differ behind links).
  bool folder(const std::string& at, const std::string& inner, std::uint32_t depth) {
    if (depth > most_folders_deep)
      return failed({"helm/limit", "folders of the chart are nested too deep", {}, nullptr}, at);
    const tree::Listing listing = tree_.children(at);
    for (const tree::Entry& entry : listing.entries) {
      const std::string_view name = tree::base_name(entry.path);
      if (!visit(entry, tree::child(at, name), tree::child(inner, name), depth)) return false;
    }
    return true;
  }

  bool visit(const tree::Entry& entry, const std::string& at, const std::string& inner, std::uint32_t depth) {
    if (entry.mode == tree::Mode::symlink) return follow(at, inner, depth);
    const bool is_folder = entry.mode == tree::Mode::directory || entry.mode == tree::Mode::submodule;
    if (rules_.ignores(inner, is_folder)) return true;
    return is_folder ? folder(at, inner, depth + 1) : file(at, inner);
  }

  bool follow(const std::string& at, const std::string& inner, std::uint32_t depth) {
    Result<std::string> target = tree_.resolve(at);
    Result<tree::Entry> entry = target ? tree_.lookup(*target) : Result<tree::Entry>(target.take_error());
    if (!entry) {
      if (rules_.ignores(inner, false)) return true;
      return failed({"helm/broken-link", "a link of the chart leads nowhere inside the tree", {}, nullptr}, at);
    }
    if (entry->mode == tree::Mode::directory && tree::is_below(at, *target))
      return failed({"helm/broken-link", "a link of the chart leads to a folder that holds it", {}, nullptr}, at);
    return visit(*entry, *target, inner, depth + 1);
  }

  bool file(const std::string& at, const std::string& inner) {
    if (out_.files.size() >= options_.files)
      return failed({"helm/limit", "the chart has too many files", {}, nullptr}, at);
    Result<tree::Blob> blob = tree_.content(at);
    if (!blob) return failed(blob.take_error(), at);
    if (blob->view().size() > options_.file_size)
      return failed({"helm/limit", "a file of the chart is larger than Helm reads", {}, nullptr}, at);
    const TextId id = sources_.add_blob(blob->id, blob->bytes);
    out_.files.push_back({inner, at, {id, content_begin(blob->view())}, blob->bytes});
    return true;
  }

  const tree::Tree& tree_;
  std::string_view root_;
  sources::Sources& sources_;
  const LoadOptions& options_;
  IgnoreRules rules_;
  Gathered out_;
};

}  // namespace

std::uint32_t content_begin(std::string_view bytes) {
  return bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
}

Notice chart_notice(std::string code, std::string message, std::string path) {
  return {std::move(code), NoticeLevel::warning, std::move(message), std::move(path), 0, {}};
}

Gathered gather_folder(const tree::Tree& tree, std::string_view root, sources::Sources& sources,
                       const LoadOptions& options) {
  return Walk(tree, root, sources, options).run();
}

}  // namespace rummage::helm
