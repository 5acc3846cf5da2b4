#pragma once

#include "tree/tree.h"

namespace rummage::tree {

/// The codes of errors and notices that trees give (see Tree).
namespace code {
inline constexpr const char* not_found = "tree/not-found";
inline constexpr const char* not_a_file = "tree/not-a-file";
inline constexpr const char* not_a_directory = "tree/not-a-directory";
inline constexpr const char* link_loop = "tree/link-loop";
inline constexpr const char* link_outside = "tree/link-outside";
inline constexpr const char* unreadable = "tree/unreadable";
inline constexpr const char* too_large = "tree/too-large";
inline constexpr const char* too_many = "tree/too-many";
inline constexpr const char* too_deep = "tree/too-deep";
inline constexpr const char* changed = "tree/changed";
inline constexpr const char* special_file = "tree/special-file";
inline constexpr const char* submodule = "tree/submodule";
}  // namespace code

Error not_found();
/// For content of something that has none: a directory, or a submodule.
Error not_a_file(Mode mode);

/// Puts entries and notices into the order that Listing promises.
void sort(Listing& listing);

}  // namespace rummage::tree
