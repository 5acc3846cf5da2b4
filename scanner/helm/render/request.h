#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "helm/template/limits.h"
#include "sources/builder.h"

namespace rummage::helm {

/// One values input. Helm applies them by kind in this order, those of one kind in the order given.
struct ValuesInput {
  enum class Kind : std::uint8_t {
    file,     ///< -f: `text` is a path from the tree's root
    json,     ///< --set-json
    set,      ///< --set
    string,   ///< --set-string
    content,  ///< --set-file: `text` is `key=path,...`, paths from the tree's root or see RenderRequest::set_files
    literal,  ///< --set-literal
    tree,     ///< a mapping that somebody else holds as YAML (Argo CD's valuesObject): `text` is the YAML, see `place`
  };
  Kind kind = Kind::file;
  std::string text;
  /// Of `tree` and what the command line sets: where the first byte of `text` stands; text 0: it stands nowhere.
  Loc place;
  /// Of `tree`, `set`, `string` and `content`: `text` with the place of each of its bytes, from a caller who knows
  /// them; empty: `place` says what is known.
  sources::Text placed;
};

/// One unit to render: a chart with values. Everything else is Helm's default.
struct RenderRequest {
  std::string chart;  ///< folder or archive, from the tree's root; "" when the tree itself is the chart
  std::string release = "release-name";
  std::string name_space = "default";
  /// Files from the tree's root that stand in place of the chart's own values.yaml, each laid over those before it, as
  /// where Flux packages a chart with `valuesFiles`. Nothing: the chart's own.
  std::optional<std::vector<std::string>> defaults;
  std::vector<ValuesInput> values;
  /// Of `content`: where files that its lines name stand in the tree; others are named by their paths there.
  std::map<std::string, std::string, std::less<>> set_files;
  int helm = 3;                           ///< 3 (3.17.3) or 4 (4.1.4)
  std::string kube_version;               ///< empty: the one that this Helm was built with
  std::vector<std::string> api_versions;  ///< added to the built-in list
  bool include_crds = false;
  bool no_hooks = false;
  bool skip_tests = false;
  bool skip_schema = false;
  bool is_upgrade = false;
  std::vector<std::string> show_only;  ///< patterns of filepath.Match, from the chart's folder
  bool lenient = false;                ///< never give up: a notice for everything that would stop Helm
  bool facts = false;                  ///< fill Rendering::facts
  sources::Recording recording = sources::Recording::on;
  std::int64_t now = 0;  ///< seconds since 1970, what `now` gives
  Limits limits;
};

}  // namespace rummage::helm
