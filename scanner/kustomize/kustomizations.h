#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/notice.h"
#include "base/span.h"
#include "tree/tree.h"
#include "yaml/node.h"

namespace rummage::kustomize {

/// What a file is to the kustomization that names it; a file named in several ways has the first that applies.
enum class FileRole : std::uint8_t {
  none,           ///< no kustomization names it
  root,           ///< a kustomization file itself: no Kubernetes object
  resource,       ///< a complete object: judged as a plain manifest
  patch,          ///< a partial object: text only
  generator,      ///< input of a secretGenerator or configMapGenerator: text only
  values,         ///< values of an inflated chart
  configuration,  ///< transformers, replacements, vars, CRD schemas: text only
};

struct Reference {
  FileRole role = FileRole::resource;
  std::string path;     ///< from the tree's root; empty when it leaves the tree or is an address
  std::string written;  ///< as written, without the value of a literal
  Span span;            ///< of the scalar that names it
};

/// One kustomization file, as far as building needs other files.
struct Kustomization {
  std::string root;        ///< its folder; "" for the tree's root
  std::string file;        ///< its path
  bool component = false;  ///< kind: Component
  std::string ns;          ///< `namespace`; empty: not set
  std::vector<Reference> references;
};

/// Names of kustomization files; a folder holds one of them (kustomize, konfig.RecognizedKustomizationFileNames).
inline constexpr std::array kustomization_names = {"kustomization.yaml", "kustomization.yml", "Kustomization"};

/// True for a path whose last part is one of them.
bool is_kustomization_file(std::string_view path);

/// Reads a parsed kustomization file. Pure; nothing that it names is opened.
Kustomization read_kustomization(std::string_view file, const yaml::Node& document);

/// The kustomizations of one tree and what they make of its files. Frozen once made; thread-safe.
class Kustomizations {
 public:
  explicit Kustomizations(std::vector<Kustomization> all);
  Kustomizations(Kustomizations&&) = default;
  Kustomizations(const Kustomizations&) = delete;

  /// Sorted by root.
  const std::vector<Kustomization>& all() const { return all_; }
  const Kustomization* at(std::string_view root) const;
  /// What `path` is; a file that is a resource anywhere is a resource.
  FileRole role(std::string_view path) const;
  /// Kustomizations that no other one uses: what people build.
  std::vector<const Kustomization*> roots() const;
  /// Roots of the kustomizations that end up with `path`, through any number of bases; sorted. One place that supplies
  /// several environments is one with roots in several.
  std::vector<std::string> users(std::string_view path) const;

 private:
  std::vector<Kustomization> all_;
  std::unordered_map<std::string_view, const Kustomization*> by_root_;
  std::unordered_map<std::string, FileRole> roles_;
  std::unordered_map<std::string, std::vector<const Kustomization*>> used_by_;  ///< by path or folder
};

/// Reads every kustomization file of a listing. A file that does not parse or cannot be read is a notice.
struct Found {
  Kustomizations kustomizations;
  std::vector<Notice> notices;
};
Found find_kustomizations(const tree::Tree& tree, const tree::Listing& listing);

}  // namespace rummage::kustomize
