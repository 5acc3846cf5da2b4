#include "helm/functions/version_object.h"

#include <algorithm>
#include <array>

#include "helm/functions/function.h"

namespace rummage::helm {
namespace {

struct Method {
  std::string_view name;
  std::size_t arguments;
};
constexpr std::array<Method, 18> methods = {{
    {"Major", 0},
    {"Minor", 0},
    {"Patch", 0},
    {"Prerelease", 0},
    {"Metadata", 0},
    {"String", 0},
    {"Original", 0},
    {"IncMajor", 0},
    {"IncMinor", 0},
    {"IncPatch", 0},
    {"Compare", 1},
    {"Equal", 1},
    {"LessThan", 1},
    {"GreaterThan", 1},
    {"LessThanEqual", 1},
    {"GreaterThanEqual", 1},
    {"SetPrerelease", 1},
    {"SetMetadata", 1},
}};

const Method* method(std::string_view name) {
  const auto found =
      std::find_if(methods.begin(), methods.end(), [name](const Method& each) { return each.name == name; });
  return found == methods.end() ? nullptr : &*found;
}

}  // namespace

VersionObject::VersionObject(Version version, sources::Text evidence, bool pointer)
    : version_(std::move(version)), evidence_(std::move(evidence)), pointer_(pointer) {}

bool VersionObject::has_method(std::string_view name) const {
  return method(name) != nullptr;
}

// A part of the version's text: the bytes themselves where they can be found in it.
Value VersionObject::part(Run& run, std::string_view bytes) const {
  sources::Builder out = run.builder();
  const auto at = evidence_.view().rfind(bytes);
  if (at != std::string_view::npos) {
    out.slice(evidence_, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(bytes.size()));
  } else {
    out.opaque(bytes, sources::Origin::derived_exact, evidence_);
  }
  return Value::string(out.finish());
}

Result<Value> VersionObject::compared(std::string_view name, const Value& with) const {
  if (with.type() != Type::object) return failure("wrong type for value; expected *semver.Version");
  const auto* other = dynamic_cast<const VersionObject*>(with.as_object());
  if (other == nullptr) return failure("wrong type for value; expected *semver.Version");
  const int order = compare(version_, other->version_);
  if (name == "Compare") return Value::integer(order, evidence_);
  const bool holds = name == "Equal"           ? order == 0
                     : name == "LessThan"      ? order < 0
                     : name == "GreaterThan"   ? order > 0
                     : name == "LessThanEqual" ? order <= 0
                                               : order >= 0;
  return Value::boolean(holds, evidence_);
}

Result<Value> VersionObject::changed(Run& run, std::string_view name, std::string_view with) const {
  Version next = version_;
  if (name == "SetPrerelease") {
    next.prerelease = with;
  } else if (name == "SetMetadata") {
    next.metadata = with;
  } else {
    if (name == "IncMajor") ++next.major;
    if (name == "IncMinor") ++next.minor;
    // What comes before a release is followed by the release itself.
    if (name == "IncPatch" && version_.prerelease.empty()) ++next.patch;
    if (name != "IncPatch") next.patch = 0;
    if (name == "IncMajor") next.minor = 0;
    next.prerelease.clear();
    next.metadata.clear();
  }
  const bool valid = parse_version(next.text()).has_value();
  if (!valid) return failure("Invalid characters in version");
  next.original = (version_.original.starts_with('v') ? "v" : "") + next.text();
  return Value::object(run.heap.keep(std::make_unique<VersionObject>(next, evidence_, false)));
}

Result<Value> VersionObject::read(Run& run, std::string_view name) const {
  const auto number = [this](std::uint64_t value) {
    return Value::integer(static_cast<std::int64_t>(value), evidence_, Type::uint64);
  };
  if (name == "Major") return number(version_.major);
  if (name == "Minor") return number(version_.minor);
  if (name == "Patch") return number(version_.patch);
  if (name == "Prerelease") return part(run, version_.prerelease);
  if (name == "Metadata") return part(run, version_.metadata);
  return part(run, name == "Original" ? version_.original : version_.text());
}

Result<Value> VersionObject::call(Run& run, std::string_view name, std::span<const Value> args) {
  const Method* found = method(name);
  if (found == nullptr || found->arguments != args.size())
    return failure("wrong number of args for " + std::string(name));
  if (name.starts_with("Set")) {
    if (!args[0].is_string()) return failure("wrong type for value; expected string");
    return changed(run, name, args[0].view());
  }
  if (name.starts_with("Inc")) return changed(run, name, {});
  return args.empty() ? read(run, name) : compared(name, args[0]);
}

}  // namespace rummage::helm
