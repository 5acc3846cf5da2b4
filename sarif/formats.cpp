#include "sarif/formats.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "sarif/writers.h"

namespace rummage::sarif {
namespace {

constexpr std::array format_rows = {
    Format{"human", ".txt", write_human},
    Format{"json", ".json", write_json},
    Format{"jsonl", ".jsonl", write_jsonl},
    Format{"sarif", ".sarif", write_sarif},
    Format{"sarif:profile=github", ".sarif", write_sarif_github},
};

constexpr std::array<std::string_view, 5> later_formats = {"github", "markdown", "gitlab-codequality", "html",
                                                           "gitleaks-json"};

std::string all_names() {
  std::string names;
  for (const Format& format : format_rows) names += fmt::format("{}{}", names.empty() ? "" : ", ", format.name);
  return names;
}

bool is_later(std::string_view name) {
  return std::find(later_formats.begin(), later_formats.end(), name) != later_formats.end();
}

/// The longest format whose name is `text` or is followed by a colon in it; null when there is none.
const Format* leading_format(std::string_view text) {
  const Format* best = nullptr;
  for (const Format& format : format_rows) {
    const std::string_view name = format.name;
    const bool leads = text.starts_with(name) && (text.size() == name.size() || text[name.size()] == ':');
    if (leads && (!best || name.size() > best->name.size())) best = &format;
  }
  return best;
}

}  // namespace

std::span<const Format> formats() {
  return format_rows;
}

Result<const Format*> find_format(std::string_view name) {
  for (const Format& format : format_rows)
    if (format.name == name) return &format;
  if (is_later(name))
    return Error{"usage/later-format",
                 fmt::format("The format {} is not in this version; there are: {}", name, all_names()),
                 {},
                 {}};
  return Error{"usage/unknown-format", fmt::format("There is no format {}; there are: {}", name, all_names()), {}, {}};
}

Result<Request> parse_request(std::string_view text) {
  const Format* format = leading_format(text);
  if (!format) return find_format(text.substr(0, text.find(':'))).take_error();
  std::string_view rest = text.substr(format->name.size());
  if (rest.starts_with(":profile=")) return find_format(text).take_error();
  if (rest == ":") return Error{"usage/report-file", fmt::format("A file name is missing after {}", text), {}, {}};
  return Request{format, std::string(rest.empty() ? rest : rest.substr(1))};
}

std::string write(const Format& format, const findings::Report& report, const Options& options) {
  std::string out;
  format.writer(report, options, out);
  return out;
}

}  // namespace rummage::sarif
