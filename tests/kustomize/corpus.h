#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tree/memory_tree.h"
#include "yaml/node.h"

namespace rummage::kustomize::test {

using Files = std::vector<std::pair<std::string, std::string>>;

/// One build of the corpora: its files, and what the real Kustomize does with them.
struct CorpusBuild {
  std::string id, repository, directory;
  bool succeeds = false;
  std::string expected;  ///< what it prints
  Files files;
};

/// A scalar of a file that was changed to `sentinel`, and where that came out.
struct ProvenanceCase {
  struct Pair {
    std::string document;  ///< "apiVersion|kind|namespace|name"
    std::string pointer;
    bool whole = false, base64 = false;
  };
  std::string build;  ///< CorpusBuild::id
  std::string file, sentinel;
  std::uint32_t line = 0, column = 0;  ///< of the scalar, from 1
  bool literal = false;                ///< the scalar is `key=value` and the value was changed
  std::vector<Pair> pairs;
};

/// The folder of the development corpora; empty: it is not there.
std::string corpora();
/// corpora/kustomize/kustomize-portable.jsonl.gz
std::vector<CorpusBuild> portable_builds();
/// corpora/kustomize/krusty-verified.jsonl, without the cases that its README leaves out.
std::vector<CorpusBuild> krusty_builds();
/// corpora/kustomize/provenance-truth-kustomize.jsonl.gz
std::vector<ProvenanceCase> provenance_cases();

tree::MemoryTree tree_of(const Files& files);

/// Where two printed streams differ as values, document by document in order: "document 2 /spec/replicas"; empty:
/// nowhere.
std::string first_difference(std::string_view expected, std::string_view actual);
/// The same for documents in any order.
std::string first_difference_unordered(std::string_view expected, std::string_view actual);

}  // namespace rummage::kustomize::test
