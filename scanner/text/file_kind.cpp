#include "text/file_kind.h"

#include <algorithm>
#include <array>
#include <string>

namespace rummage::text {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t looked_at = 8000;

// File formats, by their first bytes (RFC 1952, PKWARE APPNOTE 4.3.7, xz and zstd format texts, bzip2).
constexpr std::array archive_magics = {"\x1F\x8B"sv, "PK\x03\x04"sv,
                                       "\xFD"
                                       "7zXZ\0"sv,
                                       "\x28\xB5\x2F\xFD"sv, "BZh"sv};

bool is_archive(std::string_view content) {
  for (std::string_view magic : archive_magics)
    if (content.starts_with(magic)) return true;
  // POSIX ustar: the magic stands at byte 257 of the first header.
  return content.size() > 262 && content.substr(257, 5) == "ustar";
}

// ASCII text in UTF-16 has a NUL in every second byte; which one tells the order.
ContentKind kind_with_nul(std::string_view head) {
  std::array<std::size_t, 4> nul{};
  for (std::size_t i = 0; i < head.size(); ++i)
    if (head[i] == '\0') ++nul[i % 4];
  std::size_t quarter = std::max<std::size_t>(head.size() / 4, 1);
  auto most = [&](int i) { return nul[i] * 10 >= quarter * 7; };
  auto few = [&](int i) { return nul[i] * 10 <= quarter; };
  if (most(1) && most(2) && most(3) && few(0)) return ContentKind::utf32le;
  if (most(0) && most(1) && most(2) && few(3)) return ContentKind::utf32be;
  if (most(1) && most(3) && few(0) && few(2)) return ContentKind::utf16le;
  if (most(0) && most(2) && few(1) && few(3)) return ContentKind::utf16be;
  return ContentKind::binary;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return text.ends_with(end); });
}

}  // namespace

ContentKind content_kind(std::string_view content) {
  if (content.starts_with("\xFF\xFE\0\0"sv)) return ContentKind::utf32le;
  if (content.starts_with("\0\0\xFE\xFF"sv)) return ContentKind::utf32be;
  if (content.starts_with("\xFF\xFE")) return ContentKind::utf16le;
  if (content.starts_with("\xFE\xFF")) return ContentKind::utf16be;
  if (is_archive(content)) return ContentKind::archive;
  std::string_view head = content.substr(0, looked_at);
  return head.find('\0') == std::string_view::npos ? ContentKind::utf8 : kind_with_nul(head);
}

FileKind format_of(std::string_view raw) {
  const std::string path = lower(raw);
  const std::string_view name = std::string_view(path).substr(path.rfind('/') + 1);
  if (ends_with_any(name, {"package-lock.json", "yarn.lock", "pnpm-lock.yaml", "go.sum", "cargo.lock", "composer.lock",
                           "poetry.lock", "chart.lock", "gemfile.lock"}))
    return FileKind::lock_file;
  if (ends_with_any(name, {".min.js", ".min.css", ".js.map", ".css.map"})) return FileKind::minified;
  if (ends_with_any(name, {".yaml", ".yml"})) return FileKind::yaml;
  if (name.ends_with(".json")) return FileKind::json;
  if (name.starts_with(".env") || name.ends_with(".env")) return FileKind::env;
  if (ends_with_any(name, {".properties", ".ini", ".toml", ".conf", ".cfg"})) return FileKind::properties;
  if (ends_with_any(name, {".sh", ".bash", ".zsh"})) return FileKind::shell;
  if (ends_with_any(name, {".pem", ".crt", ".cer", ".key"})) return FileKind::certificate;
  if (ends_with_any(name, {".go", ".c", ".cc", ".cpp", ".h", ".py", ".rb", ".rs", ".java", ".js", ".ts", ".tsx", ".cs",
                           ".php", ".kt", ".swift", ".scala"}))
    return FileKind::source_code;
  return FileKind::other;
}

}  // namespace rummage::text
