#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "engine/map.h"

namespace rummage::engine {
namespace {

using Json = nlohmann::ordered_json;
using Cells = std::array<std::string, 3>;

Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(to_valid_utf8(text));
}

std::string source_of(const MapRow& row) {
  if (!row.found) return "(not found)";
  if (row.source.line == 0) return "(generated)";
  return fmt::format("{}:{}", row.source.path, row.source.line);
}

/// The end of a long cell tells more than its beginning.
std::string cut(const std::string& text, std::size_t width) {
  const std::string valid = to_valid_utf8(text);
  if (valid.size() <= width || width < 2) return valid;
  return "~" + valid.substr(valid.size() - width + 1);
}

/// Widths of the columns: what they need, the wider of the first two cut until the line fits or each has half of it.
/// The last is never cut: a place is there to be opened.
std::array<std::size_t, 3> widths_of(const std::vector<Cells>& lines, std::size_t columns) {
  std::array<std::size_t, 3> widths{};
  for (const Cells& line : lines)
    for (std::size_t i = 0; i < widths.size(); ++i) widths[i] = std::max(widths[i], line[i].size());
  while (widths[0] + widths[1] + widths[2] + 2 * widths.size() + 2 > columns) {
    std::size_t& wider = widths[0] < widths[1] ? widths[1] : widths[0];
    if (wider <= columns / 2) break;
    --wider;
  }
  return widths;
}

/// A Secret of the workload's own namespace goes without it.
std::string secret_of(const MapRow& row) {
  const std::size_t kind = row.workload.find(' ') + 1, slash = row.workload.find('/');
  if (slash == std::string::npos || slash < kind) return row.secret;
  const std::string_view own = std::string_view(row.workload).substr(kind, slash + 1 - kind);
  return row.secret.starts_with(own) ? row.secret.substr(own.size()) : row.secret;
}

Cells cells_of(const MapRow& row) {
  return {secret_of(row) + (row.key.empty() ? "" : " " + row.key), row.use, source_of(row)};
}

}  // namespace

std::string map_table(const std::vector<MapRow>& rows, unsigned columns) {
  if (rows.empty()) return "No workload reads a Secret.\n";
  std::vector<Cells> lines;
  for (const MapRow& row : rows) lines.push_back(cells_of(row));
  const auto widths = widths_of(lines, columns);
  std::string out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool other = i == 0 || rows[i].environment != rows[i - 1].environment;
    if (other) out += (rows[i].environment.empty() ? "(no environment)" : rows[i].environment) + "\n";
    if (other || rows[i].workload != rows[i - 1].workload) out += "  " + cut(rows[i].workload, columns - 2) + "\n";
    std::string text = "    ";
    for (std::size_t k = 0; k < 2; ++k) text += fmt::format("{:<{}}  ", cut(lines[i][k], widths[k]), widths[k]);
    text += to_valid_utf8(lines[i][2]);
    out += text + "\n";
  }
  return out;
}

std::string map_json(const std::vector<MapRow>& rows) {
  std::string out = "[";
  const char* between = "\n";
  for (const MapRow& row : rows) {
    const bool placed = row.source.line != 0;
    const Json source =
        placed ? Json{{"path", text_or_null(row.source.path)}, {"line", row.source.line}, {"column", row.source.column}}
               : Json(nullptr);
    const Json record = {{"environment", text_or_null(row.environment)},
                         {"workload", text_or_null(row.workload)},
                         {"secret", text_or_null(row.secret)},
                         {"key", text_or_null(row.key)},
                         {"use", row.use},
                         {"found", row.found},
                         {"source", source}};
    out += between + record.dump();
    between = ",\n";
  }
  return out + "\n]\n";
}

}  // namespace rummage::engine
