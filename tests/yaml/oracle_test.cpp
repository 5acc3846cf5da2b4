#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "tests/support/skip.h"
#include "tests/yaml/json_value.h"
#include "tests/yaml/texts.h"
#include "yaml/emit.h"
#include "yaml/parse.h"

using namespace rummage;
using namespace rummage::yaml;
using nlohmann::json;

namespace {

namespace fs = std::filesystem;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
const char* const question_mark = "did not find expected ',' or ']'";
const fs::path scratch = fs::temp_directory_path() / ("rummage-yaml-oracle-" + std::to_string(getpid()));

std::string base64(std::string_view text) {
  static const char* digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < text.size(); i += 3) {
    unsigned bits = 0;
    for (std::size_t k = 0; k < 3; ++k)
      bits = bits << 8 | (i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0u);
    for (std::size_t k = 0; k < 4; ++k) out += i + k > text.size() ? '=' : digits[bits >> (18 - 6 * k) & 63];
  }
  return out;
}

/// Builds the Go program beside the temporary files; false when Go or its modules are not there.
bool build_oracle() {
  fs::create_directories(scratch);
  const std::string command = "cd '" RUMMAGE_SOURCE_DIR
                              "/tests/yaml/oracle' && GOFLAGS=-mod=mod timeout 30 go build -o '" +
                              (scratch / "oracle").string() + "' . >/dev/null 2>&1";
  return std::system(command.c_str()) == 0;
}

/// Go's answers, one for each text.
std::vector<json> ask(const std::vector<std::string_view>& texts, const char* dialect) {
  const std::string in = (scratch / "questions").string(), out = (scratch / "answers").string();
  std::ofstream questions(in);
  for (const auto text : texts) questions << json{{"dialect", dialect}, {"text", base64(text)}}.dump() << "\n";
  questions.close();
  if (std::system(("'" + (scratch / "oracle").string() + "' < '" + in + "' > '" + out + "'").c_str()) != 0) return {};
  std::vector<json> answers;
  std::ifstream lines(out);
  for (std::string line; std::getline(lines, line);) answers.push_back(json::parse(line));
  return answers;
}

struct Ours {
  bool ok = false;
  bool issue = false;  ///< some part of the slice was refused
  json value;
  std::string why;
};

/// The first document of a slice, as Go's Unmarshal reads it.
Ours read(std::string_view slice, Dialect dialect) {
  const Parsed parsed = parse(slice, 1, dialect);
  Ours out;
  if (!parsed.issues.empty()) out.why = parsed.issues[0].message;
  for (const Issue& issue : parsed.issues) out.issue = out.issue || issue.fatal;
  if (parsed.documents.empty()) {
    out.ok = !out.issue;
    return out;
  }
  bool failed = false;
  out.value = test::json_value(parsed.documents[0].root, dialect, failed);
  out.ok = !failed;
  return out;
}

/// Differences that are known and kept. Refused here, read by Go: `?` at the front of a plain scalar in flow style, a
/// colon before a flow bracket or comma, bytes after the first document that are not UTF-8. Byte order marks inside a
/// text. Documents that are JSON and not YAML are read. yaml.v3 looks beyond the first document and refuses what
/// follows it.
bool is_known(std::string_view slice, const Ours& ours, bool go_ok) {
  if (slice.find(byte_order_mark, 1) != slice.npos || !is_utf8(slice)) return true;
  if (ours.ok && ours.issue && !go_ok) return true;
  if (ours.ok && !go_ok && json::accept(slice)) return true;
  return !ours.ok && go_ok && (ours.why == "found unexpected ':'" || ours.why == question_mark);
}

void compare(const std::vector<std::string>& texts, Dialect dialect, const std::string& name) {
  std::vector<std::string_view> slices;
  for (const std::string& text : texts)
    for (const auto slice : cut_documents(text)) slices.push_back(slice);
  const auto answers = ask(slices, name.c_str());
  REQUIRE(answers.size() == slices.size());
  std::size_t accepted = 0, different = 0, known = 0;
  for (std::size_t i = 0; i < slices.size(); ++i) {
    const Ours ours = read(slices[i], dialect);
    const bool go_ok = answers[i]["ok"].get<bool>();
    accepted += go_ok ? 1u : 0u;
    const bool same = ours.ok == go_ok && (!go_ok || ours.value == answers[i].value("value", json()));
    if (same) continue;
    if (is_known(slices[i], ours, go_ok)) {
      ++known;
      continue;
    }
    if (++different > 12) continue;
    const std::string file = (scratch / (name + std::to_string(different))).string();
    std::ofstream(file) << slices[i];
    UNSCOPED_INFO(name << " differs on " << file << ": ours " << (ours.ok ? "accepts" : ours.why) << ", Go "
                       << (go_ok ? "accepts" : "refuses"));
  }
  CHECK(different == 0);
  INFO(name << ": " << slices.size() << " documents, " << accepted << " accepted, " << known << " known differences");
  CHECK(accepted * 5 > slices.size());
}

/// Prints each document that both read and compares the bytes.
void compare_printing(const std::vector<std::string>& texts, std::size_t offset = 0) {
  std::vector<std::string_view> slices;
  for (const std::string& text : texts)
    for (const auto slice : cut_documents(text)) slices.push_back(slice);
  const auto answers = ask(slices, "emit");
  REQUIRE(answers.size() == slices.size());
  std::size_t equal = 0, different = offset;
  for (std::size_t i = 0; i < slices.size(); ++i) {
    const Parsed parsed = parse(slices[i], 1);
    if (parsed.documents.empty() || !answers[i]["ok"].get<bool>()) continue;
    std::vector<EmitPiece> pieces;
    const auto printed = emit(parsed.documents[0].root, Dialect::kubernetes, &pieces);
    if (printed.ok() && *printed == answers[i]["value"].get<std::string>()) {
      ++equal;
      continue;
    }
    if (slices[i].find("!!binary") != slices[i].npos || slices[i].find(byte_order_mark, 1) != slices[i].npos) continue;
    if (++different > 4 * (offset + 1)) continue;
    std::ofstream((scratch / ("printed" + std::to_string(different))).string()) << (printed.ok() ? *printed : "error");
    std::ofstream((scratch / ("expected" + std::to_string(different))).string())
        << answers[i]["value"].get<std::string>();
  }
  CHECK(different == offset);
  INFO(equal << " documents printed alike");
  CHECK(equal > 1000);
}

std::vector<std::string> all_texts() {
  std::vector<std::string> seeds = test::sample_texts();
  for (std::string& text : test::corpus_texts(1500)) seeds.push_back(std::move(text));
  std::vector<std::string> texts = seeds;
  for (std::string& text : test::mutated_texts(seeds, 6'000)) texts.push_back(std::move(text));
  for (std::string& text : test::generated_texts(4'000)) texts.push_back(std::move(text));
  return texts;
}

}  // namespace

TEST_CASE("documents mean what Go's modules say") {
  if (!build_oracle()) return test::skip_case("no Go, or its YAML modules cannot be had");
  const std::vector<std::string> texts = all_texts();
  compare(texts, Dialect::kubernetes, "kubernetes");
  compare(texts, Dialect::kustomize, "kustomize");
  compare_printing(texts);
  compare_printing(test::printable_texts(4'000), 20);
  // What differed is kept for a look; nothing is kept when all was equal.
  for (const char* first : {"kubernetes1", "kustomize1", "printed1", "printed21"})
    if (fs::exists(scratch / first)) return;
  fs::remove_all(scratch);
}
