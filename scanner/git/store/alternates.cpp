#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "git/store/mapped_file.h"
#include "git/store/repository.h"

namespace rummage::git::store {
namespace {

namespace fs = std::filesystem;
constexpr unsigned kMaxDepth = 5;  // as in Git (object-file.c, link_alt_odb_entries)

// The C string at the front of `text`, which begins with a quote, and what follows it; nothing when it does not end
// (then the quote is a part of the name, as in Git; object-file.c, parse_alt_odb_entry).
std::optional<std::string> unquote(std::string_view& text) {
  std::string out;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '"') {
      text.remove_prefix(i + 1);
      return out;
    }
    if (text[i] != '\\' || i + 1 >= text.size()) {
      out += text[i];
    } else if (text[i + 1] >= '0' && text[i + 1] <= '3' && i + 3 < text.size()) {
      out += static_cast<char>((text[i + 1] - '0') << 6 | (text[i + 2] - '0') << 3 | (text[i + 3] - '0'));
      i += 3;
    } else {
      char c = text[++i];
      out += c == 'n' ? '\n' : c == 't' ? '\t' : c;
    }
  }
  return std::nullopt;
}

class Collector {
 public:
  Collector(std::vector<std::string>& out, std::vector<Notice>& notices) : out_(out), notices_(notices) {}

  void add(const fs::path& dir, unsigned depth) {
    std::error_code error;
    fs::path real = fs::canonical(dir, error);
    if (error || !fs::is_directory(real, error)) return missing(dir.string());
    if (std::find(out_.begin(), out_.end(), real.string()) != out_.end()) return;
    out_.push_back(real.string());
    auto text = read_if_present(real.string() + "/info/alternates");
    if (!text) return;
    if (depth >= kMaxDepth) return too_deep(real.string());
    add_list(*text, '\n', real, depth + 1);
  }

  void add_list(std::string_view list, char separator, const fs::path& relative_to, unsigned depth) {
    while (!list.empty()) {
      auto quoted = list.front() == '"' ? unquote(list) : std::nullopt;
      std::size_t end = std::min(list.find(separator), list.size());
      std::string_view entry = list.substr(0, end);
      list.remove_prefix(std::min(end + 1, list.size()));
      if (!entry.empty() && entry.back() == '\r') entry.remove_suffix(1);
      if (quoted)
        add(relative_to / *quoted, depth);
      else if (!entry.empty() && entry.front() != '#')
        add(relative_to / std::string(entry), depth);
    }
  }

 private:
  void missing(const std::string& dir) {
    note("git/missing-alternate", fmt::format("no objects directory at {}", dir));
  }
  void too_deep(const std::string& dir) {
    note("git/alternate-depth", fmt::format("alternates are nested too deep below {}", dir));
  }
  void note(const char* code, std::string message) {
    notices_.push_back({code, NoticeLevel::error, std::move(message), {}, 0, {}});
  }

  std::vector<std::string>& out_;
  std::vector<Notice>& notices_;
};

}  // namespace

std::vector<std::string> find_object_dirs(const std::string& common_dir, const Variables& variables,
                                          std::vector<Notice>& notices) {
  std::vector<std::string> out;
  std::error_code error;
  Collector collector(out, notices);
  collector.add(fs::absolute(variables.object_directory.value_or(common_dir + "/objects"), error), 0);
  if (variables.quarantine_path) collector.add(fs::absolute(*variables.quarantine_path, error), 0);
  if (variables.alternate_objects) collector.add_list(*variables.alternate_objects, ':', fs::current_path(error), 0);
  return out;
}

}  // namespace rummage::git::store
