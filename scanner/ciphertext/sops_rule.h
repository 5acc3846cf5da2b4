#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/notice.h"
#include "base/span.h"
#include "ciphertext/encryption.h"
#include "yaml/node.h"

namespace re2 {
class RE2;
}

namespace rummage::ciphertext {

/// Which keys SOPS encrypts: one of four selections, or, with none, all but those that end in "_unencrypted". A leaf
/// is selected when any key on its way is. Facts: SOPS 3.9, sops.go and README "Encrypting only parts of a file".
class KeySelection {
 public:
  KeySelection() = default;
  /// From a mapping with `encrypted_regex`, `unencrypted_regex`, `encrypted_suffix`, `unencrypted_suffix`: a creation
  /// rule or `sops` metadata. An expression that does not compile selects nothing.
  explicit KeySelection(const yaml::Node& mapping);

  /// True when a leaf with these keys on its way is to be encrypted.
  bool selects(const std::vector<std::string_view>& keys) const;
  /// True when nothing narrows the selection: whole files are meant.
  bool everything() const { return mode_ == Mode::unencrypted_suffix; }

 private:
  enum class Mode : std::uint8_t { unencrypted_suffix, encrypted_suffix, unencrypted_regex, encrypted_regex, nothing };
  bool any_matches(const std::vector<std::string_view>& keys) const;

  Mode mode_ = Mode::unencrypted_suffix;
  std::string suffix_ = "_unencrypted";
  std::shared_ptr<const re2::RE2> regex_;
};

/// The leaves of a document that are not ciphertext though `keys` selects them; empty strings, nulls and the `sops`
/// mapping itself are left out. At most 100,000 leaves are looked at, 1,000 levels deep.
std::vector<Span> clear_leaves(const yaml::Node& document, const KeySelection& keys);

/// One entry of `creation_rules` in a .sops.yaml.
struct CreationRule {
  std::string path_regex;  ///< empty: every path
  Span span;               ///< of path_regex, else of the rule
  KeySelection keys;
  std::vector<Recipient> recipients;
  bool broad = false;                     ///< matches any YAML file: says how to encrypt, not that a file must be
  std::shared_ptr<const re2::RE2> regex;  ///< null: every path
};

/// A .sops.yaml: which paths are to be encrypted, how, and for whom.
class SopsConfiguration {
 public:
  /// `file`: its path in the tree. A rule whose expression does not compile is left out with a notice.
  SopsConfiguration(std::string_view file, const yaml::Node& document);

  /// The first rule that covers `path` (from the tree's root); null when none does or the path is outside its folder.
  const CreationRule* rule_for(std::string_view path) const;
  const std::vector<CreationRule>& rules() const { return rules_; }
  const std::vector<Notice>& notices() const { return notices_; }
  const std::string& folder() const { return folder_; }

 private:
  std::string file_, folder_;
  std::vector<CreationRule> rules_;
  std::vector<Notice> notices_;
};

/// True for `.sops.yaml` and `.sops.yml`.
bool is_sops_configuration(std::string_view path);

}  // namespace rummage::ciphertext
