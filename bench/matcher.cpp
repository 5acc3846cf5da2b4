// Measures the matcher alone: `bench_matcher FOLDER` reads every text below FOLDER, then prints in turn how long the
// matcher needs for all of them on one core, how long memchr needs to find their line feeds, and the ratio of their
// speeds (memchr's time / the matcher's time), medians of seven.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "detectors/matcher.h"
#include "text/file_kind.h"
#include "text/scan_whole.h"

using namespace rummage;

namespace {

struct Count final : text::Sink<detectors::Match> {
  std::size_t matches = 0;
  void record(const detectors::Match&) override { ++matches; }
  void anchor(const text::Anchor&) override {}
};

std::vector<std::string> read_texts(const char* folder) {
  std::vector<std::string> texts;
  using Walk = std::filesystem::recursive_directory_iterator;
  for (const auto& entry : Walk(folder, std::filesystem::directory_options::skip_permission_denied)) {
    if (!entry.is_regular_file() || entry.path().string().find("/.git/") != std::string::npos) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (text::content_kind(bytes) == text::ContentKind::utf8) texts.push_back(std::move(bytes));
  }
  return texts;
}

template <class Work>
double seconds(Work work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

std::size_t count_lines(const std::vector<std::string>& texts) {
  std::size_t lines = 0;
  for (const std::string& text : texts)
    for (const char *at = text.data(), *end = at + text.size(); at < end; ++at, ++lines) {
      at = static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
      if (at == nullptr) break;
    }
  return lines;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const std::vector<std::string> texts = read_texts(argv[1]);
  double megabytes = 0;
  for (const std::string& text : texts) megabytes += static_cast<double>(text.size()) / 1e6;
  std::vector<double> ours, reference;
  std::size_t matches = 0, lines = 0;
  for (int round = 0; round < 7; ++round) {
    const detectors::Matcher matcher(detectors::builtin_table());  // a new one: nothing remembered
    Count count;
    ours.push_back(seconds([&] {
      for (const std::string& text : texts) text::scan_whole(matcher, text, count);
    }));
    reference.push_back(seconds([&] { lines = count_lines(texts); }));
    matches = count.matches;
  }
  std::fprintf(stderr, "%zu texts, %.0f MB, %zu lines, %zu matches; %.0f MB/s, memchr %.0f MB/s\n", texts.size(),
               megabytes, lines, matches, megabytes / median(ours), megabytes / median(reference));
  std::printf("matcher\t%.3f\t%.4f\t%.4f\n", median(reference) / median(ours), median(ours), median(reference));
}
