#include "engine/settings.h"

#include <fmt/format.h>

#include "engine/config_file.h"
#include "engine/read_file.h"
#include "engine/state.h"
#include "git/trees/git_tree.h"

namespace rummage::engine {
namespace {

constexpr const char* config_name = ".rummage.yaml";
constexpr const char* baseline_name = ".rummage.baseline.json";

// Gives the text of a file at the root of what the run is judged by; nothing when it is not there.
class Root {
 public:
  explicit Root(const State& state) {
    // A commit is judged by the configuration that it brings along, a comparison by the base's.
    const bool of_base = state.scope.kind != ScopeKind::index && state.base && !state.base->empty();
    if (of_base) {
      auto opened = git::trees::GitTree::open(state.store, *state.base);
      if (opened) owned_ = std::move(*opened);
      tree_ = owned_.get();
    } else if (!state.mounts.empty() && state.scope.kind != ScopeKind::stream) {
      tree_ = state.mounts.front().tree.get();
    }
  }

  std::optional<std::string> read(const std::string& path) const {
    if (tree_ == nullptr) return std::nullopt;
    Result<tree::Blob> blob = tree_->read(path);
    if (!blob) return std::nullopt;
    return *blob->bytes;
  }

 private:
  std::unique_ptr<tree::Tree> owned_;
  const tree::Tree* tree_ = nullptr;
};

Result<Config> find_config(const Options& options, const Root& root) {
  if (!options.config_path.empty()) return load_config_file(options.config_path);
  const std::optional<std::string> text = root.read(config_name);
  if (!text) return Config{};
  return read_config(*text, config_name, [&](const std::string& path) -> Result<std::string> {
    if (std::optional<std::string> other = root.read(path)) return *other;
    return Error{"config/absent", "it is not there"};
  });
}

Result<triage::Baseline> find_baseline(const Options& options, const Root& root) {
  std::optional<std::string> text;
  std::string path = baseline_name;
  if (options.baseline_path.empty()) {
    text = root.read(baseline_name);
    if (!text) return triage::Baseline{};
  } else {
    path = options.baseline_path;
    text = read_file(path);
    if (!text) return Error{"usage", fmt::format("--baseline: {} cannot be read", path)};
  }
  Result<triage::Baseline> baseline = triage::read_baseline(*text);
  if (!baseline) return Error{"usage", fmt::format("{}: {}", path, baseline.error().message)};
  return baseline;
}

}  // namespace

Result<Settings> load_settings(const Options& options, const State& state) {
  const Root root(state);
  Settings settings;
  settings.limits = options.limits;
  Result<Config> config = find_config(options, root);
  if (!config) return config.take_error();
  settings.config = std::move(*config);
  Result<triage::Baseline> baseline = find_baseline(options, root);
  if (!baseline) return baseline.take_error();
  settings.baseline = std::move(*baseline);
  settings.tag_salt = settings.baseline.salt.empty() ? settings.config.tag_salt : settings.baseline.salt;
  if (settings.config.max_file_size && options.limits.file_size == Limits{}.file_size)
    settings.limits.file_size = *settings.config.max_file_size;
  if (settings.config.decode_depth) settings.limits.decode_depth = *settings.config.decode_depth;
  if (settings.config.archive_depth) settings.limits.archive_depth = *settings.config.archive_depth;
  return settings;
}

}  // namespace rummage::engine
