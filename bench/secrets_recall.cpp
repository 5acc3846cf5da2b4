// Measures the matcher over samples of credentials and over plain bytes.
//   secrets_recall SAMPLES.jsonl [RULES]   recall and false alarms by source; with RULES also by the source's rule
//   secrets_recall --speed FILE...         MB a second of processor time, matcher and memchr, best of five
// Prints counts only, never a sample's text.
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "detectors/matcher.h"
#include "detectors/prefilter.h"
#include "detectors/sealing_scanner.h"

using namespace rummage;
using namespace rummage::detectors;

namespace {

struct Tally {
  int positives = 0, found = 0, low = 0, negatives = 0, alarms = 0, strong = 0, strong_alarms = 0;
};

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Rules that see the text at medium confidence and above; `low` set when only less sure ones do.
std::set<std::string> rules_of(const Matcher& matcher, const std::string& text, bool& low) {
  std::set<std::string> out;
  for (const Match& match : matcher.match(text)) {
    if (confidence_of(match) == findings::Confidence::low)
      low = true;
    else
      out.insert(std::string(matcher.table().rules[match.rule]));
  }
  return out;
}

void count(Tally& tally, bool expected, bool strong, bool found, bool low) {
  if (expected) {
    ++tally.positives, tally.found += found, tally.low += !found && low;
  } else {
    ++tally.negatives, tally.alarms += found;
    tally.strong += strong, tally.strong_alarms += strong && found;
  }
}

void recall(const Matcher& matcher, const std::string& path, bool by_rule) {
  std::ifstream in(path);
  std::map<std::string, Tally> tallies;
  for (std::string line; std::getline(in, line);) {
    auto sample = nlohmann::json::parse(line);
    bool low = false;
    std::set<std::string> rules = rules_of(matcher, sample["text"], low);
    std::string source = sample["source"];
    std::vector<std::string> names{"all", source};
    if (by_rule) names.push_back(source + " " + std::string(sample["rule"]));
    for (const std::string& name : names)
      count(tallies[name], sample["expect"], sample["scope"] == "file", !rules.empty(), low);
  }
  for (auto& [name, t] : tallies)
    std::printf("%-60s positives %5d found %5d (%.1f%%) low %d negatives %d alarms %d strong %d/%d\n", name.c_str(),
                t.positives, t.found, t.positives ? 100.0 * t.found / t.positives : 0.0, t.low, t.negatives, t.alarms,
                t.strong_alarms, t.strong);
}

double best_of_five(const std::vector<std::string>& files, auto work) {
  double best = 1e9;
  for (int i = 0; i < 5; ++i) {
    std::clock_t start = std::clock();
    for (const std::string& file : files) work(file);
    best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return best;
}

std::size_t count_lines(const std::string& text) {
  std::size_t lines = 0;
  for (const char* at = text.data();
       (at = static_cast<const char*>(std::memchr(at, '\n', text.data() + text.size() - at))); ++at)
    ++lines;
  return lines;
}

struct Count final : text::Sink<Match> {
  std::size_t records = 0, anchors = 0;
  void record(const Match&) override { ++records; }
  void anchor(const text::Anchor&) override { ++anchors; }
};

void speed(const Matcher& matcher, const std::vector<std::string>& files) {
  double bytes = 0;
  for (const std::string& file : files) bytes += static_cast<double>(file.size());
  Count count;
  std::size_t lines = 0;
  Prefilter prefilter(matcher.table());
  std::vector<Hit> hits;
  std::size_t hit_count = 0;
  auto prefilter_with = [&](Prefilter::Path path) {
    return best_of_five(files, [&](const std::string& text) {
      hits.clear();
      prefilter.find(text, 0, static_cast<std::uint32_t>(text.size()), hits, path);
      hit_count += hits.size();
    });
  };
  double reference = best_of_five(files, [&](const std::string& text) { lines += count_lines(text); });
  double fast = prefilter_with(Prefilter::Path::best), plain = prefilter_with(Prefilter::Path::scalar);
  double ours = best_of_five(files, [&](const std::string& text) { text::scan_whole(matcher, text, count); });
  auto rate = [&](double seconds) { return bytes / 1e6 / seconds; };
  std::printf("bytes %.0f MB, hits a KB %.2f, matches %zu\n", bytes / 1e6, hit_count / 10.0 / (bytes / 1000),
              count.records / 5);
  std::printf("memchr %.0f MB/s\nprefilter %.0f MB/s, scalar %.0f MB/s\nmatcher %.0f MB/s\nratio %.3f (lines %zu)\n",
              rate(reference), rate(fast), rate(plain), rate(ours), reference / ours, lines);
}

}  // namespace

int main(int argc, char** argv) {
  Matcher matcher(builtin_table());
  if (argc > 2 && std::strcmp(argv[1], "--speed") == 0) {
    std::vector<std::string> files;
    for (int i = 2; i < argc; ++i) files.push_back(read_file(argv[i]));
    speed(matcher, files);
    return 0;
  }
  if (argc < 2) return 2;
  recall(matcher, argv[1], argc > 2);
  return 0;
}
