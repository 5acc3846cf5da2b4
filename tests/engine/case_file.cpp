#include "tests/engine/case_file.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <utility>

#include "tests/support/generate.h"

namespace rummage::test {
namespace {

class Reader {
 public:
  explicit Reader(CaseFile& target) : case_(target) {}

  void line(std::string text) {
    if (text.starts_with("=== ")) return commit(text.substr(4));
    if (text.starts_with("--- ")) return file(text.substr(4));
    if (path_.empty()) return;  // what the case shows
    ++number_;
    if (const std::size_t mark = text.find("#!"); mark != std::string::npos) {
      expect(text.substr(mark + 2));
      text.erase(mark);
      text.erase(text.find_last_not_of(' ') + 1);
    }
    case_.steps.back().files.back().second += expanded(text) + "\n";
  }

  void finish() {
    for (const auto& [path, marks] : marks_) case_.expected.insert(case_.expected.end(), marks.begin(), marks.end());
    std::sort(case_.expected.begin(), case_.expected.end());
  }

 private:
  void commit(const std::string& message) {
    case_.git = true;
    case_.steps.push_back({message, {}, {}});
    path_.clear();
  }

  void file(std::string path) {
    if (case_.steps.empty()) case_.steps.emplace_back();
    constexpr std::string_view removed = " (removed)";
    number_ = 0;
    if (path.ends_with(removed)) {
      path.erase(path.size() - removed.size());
      case_.steps.back().removed.push_back(path);
      path_.clear();
    } else {
      case_.steps.back().files.emplace_back(path, "");
      path_ = path;
    }
    // The newest version of a file says what stands in it; what history still has is said where it stood.
    std::erase_if(marks_[path], [](const Expected& mark) { return !mark.history; });
  }

  void expect(const std::string& words) {
    std::istringstream in(words);
    bool history = false;
    for (std::string word; in >> word;) {
      if (word == "history")
        history = true;
      else
        marks_[path_].push_back({path_, number_, word, std::exchange(history, false)});
    }
  }

  CaseFile& case_;
  std::string path_;
  std::uint32_t number_ = 0;
  std::map<std::string, std::vector<Expected>> marks_;
};

}  // namespace

CaseFile read_case(const std::string& path) {
  CaseFile result;
  result.name = std::filesystem::path(path).stem().string();
  std::ifstream in(path);
  Reader reader(result);
  for (std::string text; std::getline(in, text);) reader.line(text);
  reader.finish();
  return result;
}

}  // namespace rummage::test
