#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "yaml/node.h"

namespace rummage::helm {

/// A text of Chart.yaml and where it stands. `value` is as Helm has it: a number in its place is printed as Go prints
/// it, blanks of any kind are plain blanks and unprintable characters are gone.
struct MetaText {
  std::string value;
  Span span;              ///< of its content in the file; length 0 and text 0: it is not there
  bool verbatim = false;  ///< the bytes of `span` are `value`
  bool empty() const { return value.empty(); }
};

struct Maintainer {
  MetaText name, email, url;
};

/// `child` and `parent` of an entry of import-values. The short form `x` is child `exports.x`, parent `.`.
struct ImportValue {
  std::string child, parent;
  bool text = false;  ///< the short form
};

/// An entry of `dependencies`.
struct Dependency {
  MetaText name, version, repository, condition, alias;
  std::vector<MetaText> tags;
  std::vector<ImportValue> import_values;
  bool enabled = false;  ///< as written; loading a chart says nothing yet
  Span span;             ///< of the whole entry
};

/// What Chart.yaml says, and requirements.yaml of a chart of apiVersion v1.
struct Metadata {
  MetaText name, home, version, description, icon, api_version, condition, tags, app_version, kube_version, type;
  std::vector<MetaText> sources, keywords;
  std::vector<Maintainer> maintainers;
  std::vector<std::pair<MetaText, MetaText>> annotations;  ///< sorted by key
  bool deprecated = false;
  /// Nothing: the key is absent (Go's nil slice), which is not the same as an empty list.
  std::optional<std::vector<Dependency>> dependencies;

  bool is_library() const;
};

/// Reads `root` over what `into` holds, as sigs.k8s.io/yaml fills Helm's Metadata: keys in any case, unknown ones
/// passed over. Error `helm/invalid-metadata` when a value has the wrong kind.
Status read_metadata(yaml::Node root, Metadata& into);

/// Helm's Metadata.Validate of versions 3 and 4: cleans texts (blanks become spaces, what cannot be printed goes), then
/// checks required fields, names, versions and aliases. `helm`: 3 or 4. Error `helm/invalid-metadata`.
Status validate(Metadata& metadata, int helm);

}  // namespace rummage::helm
