#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rummage::git::store {

/// One step from a revision to another (gitrevisions, "Specifying revisions").
struct RevisionStep {
  enum class Kind : std::uint8_t {
    ancestor,  ///< `~N`: N times the first parent
    parent,    ///< `^N`, N > 0: the N-th parent
    commit,    ///< `^0`, `^{commit}`: the commit itself, tags followed
    peel,      ///< `^{}`: whatever the tags lead to
  };
  Kind kind = Kind::ancestor;
  std::uint32_t count = 1;
  bool operator==(const RevisionStep&) const = default;
};

/// A revision expression of the plain sort: a name or an id, and steps from there.
struct RevisionText {
  std::string name;  ///< "HEAD" for "@"
  std::vector<RevisionStep> steps;
  bool operator==(const RevisionText&) const = default;
};

/// Reads an expression of the plain sort, of at most 1,000 steps. Nothing: it is of another sort (`main@{2}`, `:/text`,
/// `HEAD:file`, `v1^{tree}`, `A..B`), or none.
std::optional<RevisionText> parse_revision(std::string_view text);

/// Two ends of a range as typed.
struct RangeText {
  std::string base, head;  ///< "HEAD" where nothing was written
  bool symmetric = false;  ///< `A...B`
  bool operator==(const RangeText&) const = default;
};

/// Splits `A..B` or `A...B`; at least one end must be there. Nothing: it is no range. `../x` is a path.
std::optional<RangeText> parse_range(std::string_view text);

}  // namespace rummage::git::store
