#pragma once

#include <string_view>

namespace rummage::sarif {

/// The name that MITRE gives to a weakness ("798"); empty for one that no built-in rule names.
std::string_view cwe_title(std::string_view id);

/// What is known of a taxonomy; all empty for one that only a user's rules name.
struct TaxonomyName {
  std::string_view key;  ///< as Rule::mappings writes it before the colon
  std::string_view name, version, organization, address, title;
};
TaxonomyName taxonomy_name(std::string_view key);

}  // namespace rummage::sarif
