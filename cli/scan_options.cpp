#include "cli/scan_options.h"

#include <CLI/CLI.hpp>
#include <charconv>

#include "cli/chart_options.h"

namespace rummage::cli {
namespace {

// `json`, `json:FILE`, `sarif:profile=github`, `sarif:profile=github:FILE`.
engine::FormatRequest split_format(const std::string& word) {
  std::size_t colon = word.find(':');
  if (colon != std::string::npos && word.compare(colon + 1, 8, "profile=") == 0) colon = word.find(':', colon + 1);
  if (colon == std::string::npos) return {word, ""};
  return {word.substr(0, colon), word.substr(colon + 1)};
}

Result<std::uint64_t> read_size(const std::string& word) {
  std::uint64_t number = 0;
  auto [rest, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  const std::string unit(rest, word.data() + word.size());
  const unsigned shift = unit.empty() || unit == "B"    ? 0
                         : unit == "KiB" || unit == "K" ? 10
                         : unit == "MiB" || unit == "M" ? 20
                         : unit == "GiB" || unit == "G" ? 30
                                                        : 99;
  if (error != std::errc() || shift == 99 || number > (0xFFFFFFFFull >> shift))
    return Error{"usage", "--max-file-size wants a size below 4 GiB, as 64MiB; not " + word};
  return number << shift;
}

Status read_levels(const ScanWords& words, engine::Options& options) {
  if (!words.fail_on.empty()) {
    options.fail_on = findings::severity_from(words.fail_on);
    if (!options.fail_on) return Error{"usage", "--fail-on wants critical, high, medium or low; not " + words.fail_on};
  }
  if (!words.min_confidence.empty()) {
    options.min_confidence = findings::confidence_from(words.min_confidence);
    if (!options.min_confidence)
      return Error{"usage", "--min-confidence wants high, medium or low; not " + words.min_confidence};
  }
  return Done{};
}

Status read_environments(const ScanWords& words, engine::Options& options) {
  for (const std::string& word : words.environments) {
    const std::size_t equals = word.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == word.size())
      return Error{"usage", "--environment wants NAME=GLOB; not " + word};
    options.environments.emplace_back(word.substr(0, equals), word.substr(equals + 1));
  }
  return Done{};
}

}  // namespace

void add_scan_options(CLI::App& command, ScanWords& words) {
  engine::Options& options = words.options;
  const char* reports = "Reports";
  command.add_option("--format", words.formats, "FORMAT or FORMAT:FILE; may be given several times")
      ->type_name("FORMAT[:FILE]")
      ->allow_extra_args(false)
      ->group(reports);
  command.add_option("--show", words.show, "Also show known or suppressed findings")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->group(reports);
  command.add_option("--redact", options.redact, "How much of a value is hidden, in percent")
      ->check(CLI::Range(0, 100))
      ->group(reports);
  command.add_flag("--quiet", options.quiet, "No human report")->group(reports);
  command.add_flag("--verbose", options.verbose, "Say what each stage took")->group(reports);
  command.add_flag("--no-color{false}", options.color, "No colours")->group(reports);
  command.add_option("--sarif-category", options.sarif_category, "Category of the analysis")->group(reports);
  command.add_option("--sarif-fingerprints", options.sarif_fingerprints, "auto, stable or none")
      ->check(CLI::IsMember({"auto", "stable", "none"}))
      ->group(reports);
  command.add_option("--dump-after", options.dump_after, "Print what a stage passed on, as redacted JSON lines")
      ->group(reports);

  const char* gate = "Gate";
  command.add_option("--fail-on", words.fail_on, "Least severity that fails")->group(gate);
  command.add_option("--min-confidence", words.min_confidence, "Least confidence that is shown")->group(gate);
  command.add_flag("--exit-zero", options.exit_zero, "Exit 0 whatever was found")->group(gate);
  command.add_option("--incomplete", words.incomplete, "warn: an incomplete scan is no failure")
      ->check(CLI::IsMember({"warn", "fail"}))
      ->group(gate);
  command.add_option("--baseline", options.baseline_path, "Findings listed there are known")->group(gate);
  command.add_option("--only", options.only, "Only rules whose id matches GLOB")
      ->type_name("GLOB")
      ->allow_extra_args(false)
      ->group(gate);
  command.add_option("--skip", options.skip, "No rules whose id matches GLOB")
      ->type_name("GLOB")
      ->allow_extra_args(false)
      ->group(gate);

  const char* scan = "What is read";
  command.add_option("--config", options.config_path, "Configuration file (default: .rummage.yaml)")->group(scan);
  command.add_option("--environment", words.environments, "Paths of an environment")
      ->type_name("NAME=GLOB")
      ->allow_extra_args(false)
      ->group(scan);
  command.add_flag("--no-history", options.no_history, "Not the history")->group(scan);
  command.add_flag("--no-objects", options.no_objects, "Texts only, no Kubernetes objects")->group(scan);
  add_chart_options(command, options.charts, "Charts");
  command.add_flag("--include-ignored", options.include_ignored, "Files that Git ignores as well")->group(scan);
  command.add_option("--jobs", options.jobs, "Threads (default: one a core)")->check(CLI::Range(1, 256))->group(scan);
  command.add_option("--max-file-size", words.max_file_size, "Larger files are counted, not read")->group(scan);
  command.add_option("--max-decode-depth", options.limits.decode_depth, "Encodings inside each other")->group(scan);
  command.add_option("--max-archive-depth", options.limits.archive_depth, "Archives inside each other")->group(scan);
  command.add_option("--timeout", options.limits.timeout_seconds, "Seconds after which the scan stops")->group(scan);
  command.add_option("--now", options.now, "The time it is, as RFC 3339; charts of a repository see that of HEAD")
      ->group(scan);
  command.add_option("--join-key-file", options.join_key_path, "Key that makes groups comparable between runs")
      ->group(scan);
}

Result<engine::Options> read_scan_options(const ScanWords& words) {
  engine::Options options = words.options;
  for (const std::string& word : words.formats) options.formats.push_back(split_format(word));
  for (const std::string& word : words.show) {
    if (word != "known" && word != "suppressed") return Error{"usage", "--show wants known or suppressed; not " + word};
    options.show.push_back(word);
  }
  if (Status status = read_levels(words, options); !status) return status.take_error();
  if (Status status = read_environments(words, options); !status) return status.take_error();
  if (!words.max_file_size.empty()) {
    Result<std::uint64_t> size = read_size(words.max_file_size);
    if (!size) return size.take_error();
    options.limits.file_size = *size;
  }
  options.incomplete_warns = words.incomplete == "warn";
  return options;
}

}  // namespace rummage::cli
