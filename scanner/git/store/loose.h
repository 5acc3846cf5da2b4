#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/content_id.h"
#include "git/store/inflate.h"
#include "git/store/object.h"

namespace rummage::git::store {

/// The header of a loose object: "blob 123" and a zero byte, inside the zlib stream.
struct LooseHeader {
  ObjectKind kind = ObjectKind::blob;
  std::uint64_t size = 0;  ///< bytes of content it declares
  std::size_t bytes = 0;   ///< bytes of the header with its zero byte
};

/// Reads the header at the front of inflated bytes; nullopt when damaged.
std::optional<LooseHeader> parse_loose_header(std::string_view inflated);

/// Reads the header of a loose object's file; inflates its first bytes only.
std::optional<LooseHeader> peek_loose(std::string_view file);

/// The whole object of a loose file whose header is `header`; nullopt when damaged, cut or not of the declared size.
/// The caller has held `header.size` against its limit.
std::optional<Object> inflate_loose(std::string_view file, const LooseHeader& header, Inflater& inflater);

/// The ids of all loose objects below an objects directory, ascending; `hash` made them. Other files are passed over.
std::vector<ContentId> list_loose(const std::string& object_dir, HashKind hash = HashKind::sha1);

/// Where a loose object's file lies below its objects directory.
std::string loose_path(const std::string& object_dir, const ContentId& id);

}  // namespace rummage::git::store
