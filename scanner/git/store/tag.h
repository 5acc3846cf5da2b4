#pragma once

#include <string_view>

#include "base/content_id.h"
#include "base/result.h"
#include "git/store/object.h"
#include "git/store/signature.h"

namespace rummage::git::store {

/// An annotated tag. Views are of the bytes it was read from.
struct Tag {
  ContentId target;
  ObjectKind target_kind = ObjectKind::commit;
  std::string_view name;
  Signature tagger;
  std::string_view message;
};

/// Reads a tag object's content. Errors: git/corrupt-object when target or its kind are not readable.
Result<Tag> parse_tag(std::string_view content);

}  // namespace rummage::git::store
