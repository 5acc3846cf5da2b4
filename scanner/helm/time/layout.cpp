#include "helm/time/layout.h"

#include <array>

namespace rummage::helm {
namespace {

struct Row {
  std::string_view text;
  Chunk chunk;
};

/// Longer ones before their own beginnings.
constexpr std::array<Row, 35> rows = {{
    {"January", Chunk::long_month},
    {"Jan", Chunk::month},
    {"Monday", Chunk::long_weekday},
    {"Mon", Chunk::weekday},
    {"MST", Chunk::zone_name},
    {"002", Chunk::zero_year_day},
    {"01", Chunk::zero_month},
    {"02", Chunk::zero_day},
    {"03", Chunk::zero_hour12},
    {"04", Chunk::zero_minute},
    {"05", Chunk::zero_second},
    {"06", Chunk::year},
    {"15", Chunk::hour},
    {"1", Chunk::number_month},
    {"2006", Chunk::long_year},
    {"2", Chunk::day},
    {"__2", Chunk::under_year_day},
    {"_2", Chunk::under_day},
    {"3", Chunk::hour12},
    {"4", Chunk::minute},
    {"5", Chunk::second},
    {"PM", Chunk::upper_pm},
    {"pm", Chunk::lower_pm},
    {"-070000", Chunk::offset_seconds},
    {"-07:00:00", Chunk::offset_colon_seconds},
    {"-0700", Chunk::offset},
    {"-07:00", Chunk::offset_colon},
    {"-07", Chunk::offset_short},
    {"Z070000", Chunk::iso_seconds},
    {"Z07:00:00", Chunk::iso_colon_seconds},
    {"Z0700", Chunk::iso},
    {"Z07:00", Chunk::iso_colon},
    {"Z07", Chunk::iso_short},
    {".", Chunk::fraction_zeros},
    {",", Chunk::fraction_zeros},
}};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// A fraction: a point or comma and a row of equal digits, 0 or 9, which no other digit follows.
std::size_t fraction_size(std::string_view text) {
  if (text.size() < 2 || (text[1] != '0' && text[1] != '9')) return 0;
  std::size_t end = 1;
  while (end < text.size() && text[end] == text[1]) ++end;
  return end < text.size() && is_digit(text[end]) ? 0 : end;
}

Cut cut_at(std::string_view layout, std::size_t at, std::size_t size, Chunk chunk) {
  return {layout.substr(0, at), chunk, layout.substr(at, size), layout.substr(at + size)};
}

bool lower_follows(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= 'a' && text[at] <= 'z';
}

}  // namespace

Cut next_chunk(std::string_view layout) {
  for (std::size_t at = 0; at < layout.size(); ++at) {
    const std::string_view rest = layout.substr(at);
    if (rest.starts_with("_2006")) return cut_at(layout, at + 1, 4, Chunk::long_year);
    for (const Row& row : rows) {
      if (row.text.empty() || !rest.starts_with(row.text)) continue;
      if ((row.chunk == Chunk::month || row.chunk == Chunk::weekday) && lower_follows(rest, 3)) continue;
      if (row.chunk != Chunk::fraction_zeros) return cut_at(layout, at, row.text.size(), row.chunk);
      if (const std::size_t size = fraction_size(rest); size != 0)
        return cut_at(layout, at, size, rest[1] == '0' ? Chunk::fraction_zeros : Chunk::fraction_nines);
    }
  }
  return {layout, Chunk::none, {}, {}};
}

}  // namespace rummage::helm
