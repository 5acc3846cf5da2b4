#include <algorithm>

#include "helm/functions/semver.h"

namespace rummage::helm {
namespace {

using One = VersionConstraint::One;
using Operator = VersionConstraint::Operator;

bool not_equal(const Version& v, const One& one) {
  const Version& than = one.version;
  if (!one.dirty) return compare(v, than) != 0;
  if (than.major != v.major) return true;
  if (one.minor_dirty) return false;
  if (than.minor != v.minor) return true;
  if (!one.patch_dirty) return than.patch != v.patch || compare(v, than) != 0;
  return v.prerelease != than.prerelease;
}

// >11 is not 11.1, but 12.
bool greater(const Version& v, const One& one) {
  const Version& than = one.version;
  if (!one.dirty) return compare(v, than) > 0;
  if (v.major != than.major) return v.major > than.major;
  if (one.minor_dirty) return false;
  if (one.patch_dirty) return v.minor > than.minor;
  return compare(v, than) > 0;
}

bool less_equal(const Version& v, const One& one) {
  const Version& than = one.version;
  if (!one.dirty) return compare(v, than) <= 0;
  return v.major < than.major || (v.major == than.major && (v.minor <= than.minor || one.minor_dirty));
}

bool tilde(const Version& v, const One& one) {
  const Version& than = one.version;
  if (compare(v, than) < 0) return false;
  const bool zero = than.major == 0 && than.minor == 0 && than.patch == 0;
  if (zero && !one.minor_dirty && !one.patch_dirty) return true;
  return v.major == than.major && (v.minor == than.minor || one.minor_dirty);
}

bool caret(const Version& v, const One& one) {
  const Version& than = one.version;
  if (compare(v, than) < 0) return false;
  if (than.major > 0 || one.minor_dirty) return v.major == than.major;
  if (v.major > 0) return false;
  if (than.minor > 0 || one.patch_dirty) return v.minor == than.minor;
  return v.minor == 0 && v.patch == than.patch;
}

bool compares(const Version& v, const One& one) {
  switch (one.op) {
    case Operator::equal:
      return one.dirty ? tilde(v, one) : compare(v, one.version) == 0;
    case Operator::not_equal:
      return not_equal(v, one);
    case Operator::greater:
      return greater(v, one);
    case Operator::less:
      return compare(v, one.version) < 0;
    case Operator::greater_equal:
      return compare(v, one.version) >= 0;
    case Operator::less_equal:
      return less_equal(v, one);
    case Operator::tilde:
      return tilde(v, one);
    case Operator::caret:
      return caret(v, one);
  }
  return false;
}

// Before 3.4.0 != takes a pre-release where no part is left out.
bool takes_prereleases(const One& one) {
  return !one.version.prerelease.empty() || (one.op == Operator::not_equal && !one.dirty);
}

}  // namespace

// A pre-release only counts where the constraint names one: since 3.4.0 anywhere in the group, before in the
// comparison.
bool VersionConstraint::holds(const std::vector<One>& group, const Version& version) const {
  const bool named =
      std::any_of(group.begin(), group.end(), [](const One& one) { return !one.version.prerelease.empty(); });
  return std::all_of(group.begin(), group.end(), [&](const One& one) {
    const bool takes = helm_ >= 4 ? named : takes_prereleases(one);
    return (version.prerelease.empty() || takes) && compares(version, one);
  });
}

bool VersionConstraint::allows(const Version& version) const {
  return std::any_of(groups_.begin(), groups_.end(), [&](const auto& group) { return holds(group, version); });
}

}  // namespace rummage::helm
