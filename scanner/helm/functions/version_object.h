#pragma once

#include "helm/functions/semver.h"
#include "helm/value/object.h"
#include "sources/text.h"

namespace rummage::helm {

/// What `semver` gives: a pointer to a version (the Inc... and Set... methods give plain ones). `evidence`: the text
/// that it was read from.
class VersionObject : public Object {
 public:
  VersionObject(Version version, sources::Text evidence, bool pointer = true);

  std::string_view type_name() const override { return pointer_ ? "*semver.Version" : "semver.Version"; }
  std::string_view kind_name() const override { return pointer_ ? "ptr" : "struct"; }
  std::optional<Value> field(std::string_view) const override { return std::nullopt; }
  bool has_method(std::string_view name) const override;
  Result<Value> call(Run& run, std::string_view name, std::span<const Value> args) override;
  std::string print() const override { return version_.text(); }
  const Version& version() const { return version_; }

 private:
  Value part(Run& run, std::string_view bytes) const;
  Result<Value> compared(std::string_view name, const Value& with) const;
  Result<Value> changed(Run& run, std::string_view name, std::string_view with) const;
  Result<Value> read(Run& run, std::string_view name) const;

  Version version_;
  sources::Text evidence_;
  bool pointer_;
};

}  // namespace rummage::helm
