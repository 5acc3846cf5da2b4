#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace rummage::helm {

/// Bytes [begin, begin + length) of a rendered file.
struct ManifestCut {
  std::uint32_t begin = 0, length = 0;
};

/// Cuts a rendered file into documents as Helm does, by text alone (pkg/releaseutil.SplitManifests of 3.17.3 and
/// 4.1.4: `---` at a line's beginning with the blanks around it). Documents without blanks around them; blank ones are
/// left out.
std::vector<ManifestCut> split_manifests(std::string_view file);

/// What Helm reads of a document.
struct ManifestHead {
  std::string api_version, kind, name, name_space;
  bool has_hook = false;  ///< the annotation helm.sh/hook is there
  std::string hook;
};

/// Reads the head as sigs.k8s.io/yaml fills Helm's SimpleHead. Error `helm/invalid-manifest` when the document does not
/// parse or a field has the wrong kind; its line counts in the document.
Result<ManifestHead> read_head(std::string_view document);

/// The hooks that an annotation names, lower case; nothing when it names an unknown one (Helm drops the document).
bool read_hooks(std::string_view annotation, std::vector<std::string>& into);

/// The place of a kind in Helm's install order; kinds that it does not list come after, by name.
struct KindRank {
  std::uint32_t rank = 0;
  std::string_view name;  ///< of an unlisted kind
  auto operator<=>(const KindRank&) const = default;
};
KindRank kind_rank(std::string_view kind, int helm);

}  // namespace rummage::helm
