#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "kustomize/label_selector.h"
#include "yaml/node.h"

namespace re2 {
class RE2;
}

namespace rummage::kustomize {

/// A pattern that a whole text must match; the empty one matches every text. Facts: api/types/selector of 5.7.
class Pattern {
 public:
  /// Error "kustomize/selector": no regular expression in RE2's (and Go's) syntax.
  static Result<Pattern> compile(std::string_view text);

  bool matches(std::string_view text) const;
  bool empty() const { return text_.empty(); }

 private:
  std::string text_;
  std::shared_ptr<const re2::RE2> expression_;  ///< null: letters and dots only
};

/// Which objects a patch or a replacement means.
class Selector {
 public:
  /// Reads {group, version, kind, name, namespace, annotationSelector, labelSelector}; other keys are left alone. An
  /// absent node selects everything. Error "kustomize/selector".
  static Result<Selector> read(yaml::Node fields);

  /// Only labelSelector and annotationSelector: where the other keys are no patterns.
  static Result<Selector> read_metadata(yaml::Node fields);

  bool matches_kind(std::string_view group, std::string_view version, std::string_view kind) const;
  bool matches_name(std::string_view name) const { return name_.matches(name); }
  bool matches_namespace(std::string_view name_space) const { return namespace_.matches(name_space); }
  /// By labels and annotations of the object.
  bool matches_metadata(yaml::Node object) const;

  bool names_metadata() const { return !labels_.empty() || !annotations_.empty(); }

 private:
  Pattern group_, version_, kind_, name_, namespace_;
  LabelSelector labels_, annotations_;
};

struct Resource;

/// Whether a target means an object, by what it is called today or was called first.
bool is_meant(const Selector& target, const Resource& object);

}  // namespace rummage::kustomize
