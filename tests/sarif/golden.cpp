#include "tests/sarif/golden.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace rummage::test {
namespace {

void print_difference(const std::string& name, const std::string& want, const std::string& have) {
  std::istringstream wanted(want), got(have);
  std::string a, b;
  for (int line = 1;; ++line) {
    const bool more_a = static_cast<bool>(std::getline(wanted, a)), more_b = static_cast<bool>(std::getline(got, b));
    if (!more_a) a = "<end of file>";
    if (!more_b) b = "<end of file>";
    if (a != b || (!more_a && !more_b)) {
      std::printf("%s:%d\n  wanted: %s\n  got:    %s\n", name.c_str(), line, a.c_str(), b.c_str());
      return;
    }
  }
}

}  // namespace

std::string file_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

bool matches_golden(const std::string& name, const std::string& text) {
  const std::string path = std::string(RUMMAGE_SOURCE_DIR) + "/tests/sarif/golden/" + name;
  if (std::getenv("RUMMAGE_UPDATE_GOLDEN")) {
    std::ofstream(path, std::ios::binary) << text;
    return true;
  }
  const std::string want = file_text(path);
  if (want != text) print_difference(path, want, text);
  return want == text;
}

}  // namespace rummage::test
