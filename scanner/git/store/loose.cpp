#include "git/store/loose.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "git/store/raw_id.h"

namespace rummage::git::store {
namespace {

constexpr std::size_t kMaxHeader = 32;  // as in Git (object-file.c, MAX_HEADER_LEN)

void list_fan(const std::filesystem::path& dir, const std::string& prefix, HashKind hash, std::vector<ContentId>& out) {
  std::error_code error;
  std::filesystem::directory_iterator files(dir, error), end;
  for (; !error && files != end; files.increment(error)) {
    if (auto id = ContentId::from_hex(prefix + files->path().filename().string()); id && id->size == id_bytes(hash))
      out.push_back(*id);
  }
}

}  // namespace

std::optional<LooseHeader> parse_loose_header(std::string_view inflated) {
  std::string_view front = inflated.substr(0, kMaxHeader);
  std::size_t space = front.find(' '), end = front.find('\0');
  if (space == std::string_view::npos || end == std::string_view::npos || end <= space + 1) return std::nullopt;
  auto kind = kind_from_name(front.substr(0, space));
  if (!kind || end - space > 19) return std::nullopt;
  LooseHeader header{*kind, 0, end + 1};
  for (char c : front.substr(space + 1, end - space - 1)) {
    if (c < '0' || c > '9') return std::nullopt;
    header.size = header.size * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return header;
}

std::optional<LooseHeader> peek_loose(std::string_view file) {
  return parse_loose_header(peek_inflated(file, kMaxHeader));
}

std::optional<Object> inflate_loose(std::string_view file, const LooseHeader& header, Inflater& inflater) {
  if (!believable(header.size, file.size())) return std::nullopt;
  Object object{header.kind, std::string(header.bytes + header.size, '\0')};
  if (!inflater.inflate(file, object.content.data(), object.content.size())) return std::nullopt;
  object.content.erase(0, header.bytes);
  return object;
}

std::vector<ContentId> list_loose(const std::string& object_dir, HashKind hash) {
  std::vector<ContentId> out;
  for (unsigned fan = 0; fan < 256; ++fan) {
    std::string prefix = fmt::format("{:02x}", fan);
    list_fan(std::filesystem::path(object_dir) / prefix, prefix, hash, out);
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::string loose_path(const std::string& object_dir, const ContentId& id) {
  std::string hex = id.hex();
  return object_dir + "/" + hex.substr(0, 2) + "/" + hex.substr(2);
}

}  // namespace rummage::git::store
