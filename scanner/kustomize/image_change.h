#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "base/result.h"
#include "kustomize/written.h"
#include "schema/field_specs.h"
#include "yaml/node.h"

namespace re2 {
class RE2;
}

namespace rummage::kustomize {

/// One entry of `images`: which images it means, and what they become.
class ImageChange {
 public:
  /// `entry`: a mapping of name, newName, newTag, digest and tagSuffix. Error "kustomize/image": the name, which is
  /// read as a regular expression, cannot be.
  static Result<ImageChange> read(yaml::Node entry);

  /// True for the name alone or with a tag, a SHA-256 digest, or both.
  bool matches(std::string_view image) const;
  /// The scalar that takes the place of `was`; `was` itself when it is not meant.
  yaml::Node changed(const Writer& writer, yaml::Node was) const;

 private:
  std::shared_ptr<const re2::RE2> pattern_;
  yaml::Node new_name_, new_tag_, digest_, tag_suffix_;
};

/// `object` with `change` applied to the image of every element of a list called containers or initContainers, wherever
/// it stands, and then to the fields of `specs`: a tag suffix is appended twice where both lead, as Kustomize does it.
/// CustomResourceDefinitions stay. Error "kustomize/image": an image is no scalar, or a container no mapping; and those
/// of walk_field. Facts: api/filters/imagetag of 5.7.
Result<yaml::Node> change_images(const Writer& writer, yaml::Node object, const ImageChange& change,
                                 std::span<const schema::FieldSpec> specs);

}  // namespace rummage::kustomize
