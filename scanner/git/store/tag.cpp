#include "git/store/tag.h"

#include "git/store/header_lines.h"

namespace rummage::git::store {

Result<Tag> parse_tag(std::string_view content) {
  Error damaged{"git/corrupt-object", "damaged tag", {}, {}};
  HeaderLines lines(content);
  Tag out;
  if (!lines.next() || lines.key() != "object" || !lines.id()) return damaged;
  out.target = *lines.id();
  if (!lines.next() || lines.key() != "type") return damaged;
  auto kind = kind_from_name(lines.value());
  if (!kind) return damaged;
  out.target_kind = *kind;
  while (lines.next()) {
    if (lines.key() == "tag") out.name = lines.value();
    if (lines.key() == "tagger") out.tagger = parse_signature(lines.value());
  }
  out.message = lines.message();
  return out;
}

}  // namespace rummage::git::store
