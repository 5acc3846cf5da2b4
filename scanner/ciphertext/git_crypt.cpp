#include "ciphertext/git_crypt.h"

#include <re2/re2.h>

#include "tree/path.h"

namespace rummage::ciphertext {
namespace {

constexpr std::size_t max_lines = 10'000;

// A .gitattributes pattern as an expression over the path below its folder (gitattributes(5), gitignore(5)).
std::string expression_of(std::string_view pattern) {
  std::string out = pattern.find('/') == std::string_view::npos ? "(?s)(?:.*/)?" : "(?s)";
  if (pattern.starts_with('/')) pattern.remove_prefix(1);
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool any_depth = pattern.substr(i).starts_with("**");
    if (any_depth && pattern.substr(i).starts_with("**/"))
      out += "(?:.*/)?", i += 2;
    else if (any_depth)
      out += ".*", ++i;
    else if (pattern[i] == '*')
      out += "[^/]*";
    else if (pattern[i] == '?')
      out += "[^/]";
    else
      out += re2::RE2::QuoteMeta(re2::StringPiece(pattern.data() + i, 1));
  }
  return out;
}

std::string_view next_word(std::string_view& line) {
  const std::size_t begin = std::min(line.find_first_not_of(" \t\r"), line.size());
  const std::size_t end = std::min(line.find_first_of(" \t\r", begin), line.size());
  const std::string_view word = line.substr(begin, end - begin);
  line.remove_prefix(end);
  return word;
}

}  // namespace

GitCryptAttributes::GitCryptAttributes(std::string_view folder, std::string_view text) : folder_(folder) {
  for (std::size_t at = 0, count = 0; at < text.size() && count < max_lines; ++count) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    const std::string_view pattern = next_word(line);
    if (pattern.empty() || pattern.starts_with('#')) continue;
    for (std::string_view word = next_word(line); !word.empty(); word = next_word(line)) {
      const bool on = word.starts_with("filter=git-crypt");
      if (!on && !word.starts_with("filter=") && word != "-filter" && word != "!filter") continue;
      re2::RE2::Options options;
      options.set_encoding(re2::RE2::Options::EncodingLatin1);
      options.set_log_errors(false);
      options.set_max_mem(1 << 20);
      auto compiled = std::make_shared<const re2::RE2>(expression_of(pattern), options);
      if (compiled->ok()) lines_.push_back({std::move(compiled), on});
    }
  }
}

bool GitCryptAttributes::covers(std::string_view path) const {
  if (!tree::is_below(path, folder_)) return false;
  const std::string_view inner = folder_.empty() ? path : path.substr(folder_.size() + 1);
  bool covered = false;
  for (const Line& line : lines_)
    if (re2::RE2::FullMatch(re2::StringPiece(inner.data(), inner.size()), *line.pattern)) covered = line.on;
  return covered;
}

}  // namespace rummage::ciphertext
