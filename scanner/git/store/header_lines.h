#pragma once

#include <optional>
#include <string_view>

#include "base/content_id.h"

namespace rummage::git::store {

/// The header lines of a commit or tag, one after the other; continuation lines are passed over.
class HeaderLines {
 public:
  explicit HeaderLines(std::string_view content) : rest_(content) {}
  /// Goes to the next line; false at the blank line before the message, or at the end.
  bool next();
  std::string_view key() const { return key_; }
  std::string_view value() const { return value_; }
  /// The value as an id of 40 or 64 hex digits. One that is not of the repository's hash names nothing there.
  std::optional<ContentId> id() const;
  /// What follows the blank line, once next() gave false.
  std::string_view message() const { return rest_; }

 private:
  std::string_view rest_, key_, value_;
};

}  // namespace rummage::git::store
