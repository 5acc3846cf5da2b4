#include "tests/yaml/texts.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

namespace rummage::test {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<fs::path> yaml_files(const fs::path& root) {
  std::vector<fs::path> out;
  std::error_code error;
  for (fs::recursive_directory_iterator at(root, error), end; !error && at != end; at.increment(error)) {
    const std::string extension = at->path().extension().string();
    if (at->is_regular_file(error) && (extension == ".yaml" || extension == ".yml" || extension == ".json"))
      out.push_back(at->path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t n) {
  return n == 0 ? 0 : random() % n;
}

/// Pieces that change what a text means.
const std::vector<std::string> pieces{
    ": ",   "- ",  "\n",    "  ",           "\t",       "'",          "\"",     "[",      "]",       "{",
    "}",    ", ",  "#",     " # c",         "&a ",      "*a",         "!!str ", "!!int ", "|",       "|-",
    ">",    ">+",  "---\n", "...\n",        "? ",       "<<: ",       "yes",    "on",     "~",       "0755",
    "0o17", "1e3", ".inf",  "1_000",        "\\n",      "\\x41",      "\\/",    "''",     "%",       "@",
    "`",    "é",   "\r\n",  "null",         "12:30:45", "2020-01-01", "0x1F",   "y",      "\\u00e9", "\\\n",
    "-",    ":",   "=",     "\xEF\xBB\xBF", "\xC2\x85"};

void edit(std::string& text, Random& random) {
  const std::size_t at = below(random, text.size() + 1);
  switch (below(random, 6)) {
    case 0:
      text.insert(at, pieces[below(random, pieces.size())]);
      break;
    case 1:
      text.insert(at, pieces[below(random, pieces.size())]);
      break;
    case 2:
      text.erase(at, 1 + below(random, 3));
      break;
    case 3:
      text.erase(at, below(random, 40));
      break;
    case 4:
      text.insert(at, text.substr(below(random, text.size() + 1), below(random, 30)));
      break;
    default:
      if (at < text.size()) text[at] = pieces[below(random, pieces.size())][0];
  }
}

const std::vector<std::string> scalars{"a",
                                       "yes",
                                       "No",
                                       "on",
                                       "~",
                                       "null",
                                       "''",
                                       "\"\"",
                                       "12",
                                       "-7",
                                       "+3",
                                       "0755",
                                       "08",
                                       "0x1f",
                                       "0b11",
                                       "0o7",
                                       "1_000",
                                       "1.5",
                                       "1.0",
                                       "1e3",
                                       ".5",
                                       "-.5e-3",
                                       "1e400",
                                       "12:30",
                                       "y",
                                       "n",
                                       "TRUE",
                                       "False",
                                       "'it''s'",
                                       "\"a\\tb\"",
                                       "\"\\u00e9\"",
                                       "plain text",
                                       "a#b",
                                       "a: b",
                                       "x:y",
                                       "2001-12-14t21:59:43.10-05:00",
                                       "2020-1-2",
                                       "2020-02-30",
                                       "9223372036854775808",
                                       "18446744073709551616",
                                       "!!str 12",
                                       "!!int 7",
                                       "!!float 3",
                                       "!!bool yes",
                                       "!!binary aGk=",
                                       "!x y",
                                       "! 5",
                                       "0x",
                                       "-",
                                       "1.",
                                       "0.1e-7",
                                       "<<",
                                       "\"multi\n  line\"",
                                       "two\n   lines",
                                       "'single\n\n   gap'",
                                       "@at",
                                       "%d",
                                       "&an v",
                                       "*an",
                                       "-0b-1",
                                       "0b-1",
                                       "+.inf"};

std::string value(Random& random, int depth, std::size_t indent);

std::string flow(Random& random, int depth) {
  const bool mapping = below(random, 2) == 0;
  std::string out = mapping ? "{" : "[";
  const std::size_t count = below(random, 4);
  for (std::size_t i = 0; i < count; ++i) {
    if (i != 0) out += ", ";
    if (mapping) out += "k" + std::to_string(i) + ": ";
    out += depth > 0 && below(random, 4) == 0 ? flow(random, depth - 1) : scalars[below(random, scalars.size())];
  }
  return out + (mapping ? "}" : "]");
}

std::string block_scalar(Random& random, std::size_t indent) {
  static const char* heads[] = {"|", "|-", "|+", ">", ">-", ">+", "|2", ">1-"};
  std::string out = heads[below(random, 8)];
  const std::size_t lines = below(random, 5);
  for (std::size_t i = 0; i < lines; ++i) {
    out += "\n";
    if (below(random, 5) == 0) continue;
    out += std::string(indent + 2 + below(random, 2) * below(random, 3), ' ') + "line " + std::to_string(i);
  }
  return out;
}

/// Binary text and dates are keys that each reader prints in its own way.
bool is_simple_key(const std::string& word) {
  return word.find("!!binary") == word.npos && word.find("20") != 0;
}

std::string block(Random& random, int depth, std::size_t indent) {
  const bool mapping = below(random, 3) != 0;
  const std::size_t count = 1 + below(random, 4);
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    out += "\n" + std::string(indent, ' ');
    if (!mapping) {
      out += "- ";
    } else {
      const bool odd = below(random, 6) == 0;
      const std::string& word = scalars[below(random, scalars.size())];
      out += (odd && is_simple_key(word) ? word : "key" + std::to_string(i)) + ": ";
    }
    out += value(random, depth - 1, indent + 2);
  }
  return out;
}

std::string value(Random& random, int depth, std::size_t indent) {
  const std::size_t kind = below(random, 10);
  if (depth > 0 && kind < 4) return block(random, depth, indent);
  if (kind == 4) return block_scalar(random, indent);
  if (kind == 5) return flow(random, 2);
  return scalars[below(random, scalars.size())];
}

}  // namespace

std::vector<std::string> sample_texts() {
  std::vector<std::string> out;
  for (const fs::path& path : yaml_files(RUMMAGE_SOURCE_DIR "/tests/yaml/samples")) out.push_back(read(path));
  return out;
}

std::vector<std::string> corpus_texts(std::size_t limit) {
  const char* root = std::getenv("RUMMAGE_SHARED");
  std::vector<std::string> out;
  for (const fs::path& path :
       yaml_files(fs::path(root != nullptr ? root : RUMMAGE_SOURCE_DIR "/../shared") / "corpora/policies")) {
    if (out.size() == limit) break;
    if (fs::file_size(path) <= 65'536) out.push_back(read(path));
  }
  return out;
}

std::vector<std::string> mutated_texts(const std::vector<std::string>& seeds, std::size_t count) {
  std::vector<std::string> out;
  Random random(7);
  for (std::size_t i = 0; i < count && !seeds.empty(); ++i) {
    std::string text = seeds[i % seeds.size()];
    if (text.size() > 1500) text = text.substr(below(random, text.size() - 1500), 1500);
    for (std::size_t edits = 1 + below(random, 3); edits > 0; --edits) edit(text, random);
    out.push_back(std::move(text));
  }
  return out;
}

std::vector<std::string> generated_texts(std::size_t count) {
  std::vector<std::string> out;
  Random random(11);
  for (std::size_t i = 0; i < count; ++i) out.push_back(value(random, 3, 0) + "\n");
  return out;
}

std::vector<std::string> printable_texts(std::size_t count) {
  static const std::vector<std::string> parts{" ",
                                              "  ",
                                              "a",
                                              "word",
                                              "\\n",
                                              "\\n\\n",
                                              "\\t",
                                              "'",
                                              "\\\"",
                                              "\\\\",
                                              ":",
                                              ": ",
                                              "#",
                                              " #",
                                              "- ",
                                              "?",
                                              "é",
                                              "\\U0001F600",
                                              "\\u2028",
                                              "\\r",
                                              "\\x07",

                                              "{",
                                              "]",
                                              ",",
                                              "%",
                                              "@",
                                              "|",
                                              ">",
                                              "&",
                                              "*",
                                              "!",
                                              "=",
                                              "~",
                                              "12",
                                              "0x1f",
                                              "yes",
                                              "1:30",
                                              ".5",
                                              "2020-01-01",
                                              "some longer words that fill a line",
                                              "---",
                                              "...",
                                              "\\uFEFF",
                                              "10",
                                              "9",
                                              "_",
                                              "B",
                                              "Z"};
  std::vector<std::string> out;
  Random random(13);
  const auto text = [&] {
    std::string quoted = "\"";
    const std::size_t most = below(random, 12) == 0 ? 40 : 5;
    for (std::size_t k = below(random, most); k > 0; --k) quoted += parts[below(random, parts.size())];
    return quoted + "\"";
  };
  for (std::size_t i = 0; i < count; ++i) {
    std::string document = "x: [" + text() + ", {" + text() + ": " + text() + ", b: [[" + text() + "], [], {}]}]\n";
    for (std::size_t k = below(random, 5); k > 0; --k) document += "? " + text() + "\n: " + text() + "\n";
    out.push_back(std::move(document));
  }
  return out;
}

}  // namespace rummage::test
