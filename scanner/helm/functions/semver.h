#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Versions and constraints as github.com/Masterminds/semver reads them (3.3.0 in Helm 3.17, 3.4.0 in Helm 4.1).
namespace rummage::helm {

struct Version {
  std::uint64_t major = 0, minor = 0, patch = 0;
  std::string prerelease, metadata;
  std::string original;  ///< as it was written

  /// Without a leading "v", with all three numbers.
  std::string text() const;
};

/// "v1", "1.2", "1.2.3-rc.1+build": nothing when it is no version, even to a lenient reader.
std::optional<Version> parse_version(std::string_view text);
/// -1, 0 or 1; metadata does not count.
int compare(const Version& a, const Version& b);

/// ">=1.2, <2 || ^3": groups of constraints, any of which may hold.
class VersionConstraint {
 public:
  /// `helm`: 3 or 4. Nothing when it is no constraint.
  static std::optional<VersionConstraint> parse(std::string_view text, int helm);
  bool allows(const Version& version) const;

  enum class Operator : std::uint8_t { equal, not_equal, greater, less, greater_equal, less_equal, tilde, caret };
  /// One comparison. `dirty`: a part was left out or is a wildcard; `minor_dirty`, `patch_dirty` say from which on.
  struct One {
    Operator op = Operator::equal;
    Version version;
    bool dirty = false, minor_dirty = false, patch_dirty = false;
  };

 private:
  bool holds(const std::vector<One>& group, const Version& version) const;
  std::vector<std::vector<One>> groups_;
  int helm_ = 3;
};

}  // namespace rummage::helm
