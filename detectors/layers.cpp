#include "detectors/layers.h"

#include <algorithm>
#include <array>

#include "detectors/base64.h"
#include "detectors/canonical.h"
#include "detectors/values/characters.h"

namespace rummage::detectors {
namespace {

constexpr std::size_t least_run = 20, longest_run = 1 << 20;

constexpr std::array<bool, 256> run_characters() {
  std::array<bool, 256> table{};
  for (int c = 0; c < 256; ++c)
    table[static_cast<std::size_t>(c)] = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                                         c == '+' || c == '/' || c == '-' || c == '_';
  return table;
}
constexpr auto in_run = run_characters();
bool is_run(char c) {
  return in_run[static_cast<unsigned char>(c)];
}

// Whether the first bytes decode to text: most runs are hashes, words and paths, and end here.
bool begins_readable(std::string_view run) {
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < 16; ++i) {
    bits = bits << 6 | static_cast<std::uint32_t>(base64_digit(run[i]));
    if (i % 4 != 3) continue;
    for (int shift : {16, 8, 0}) {
      unsigned char c = static_cast<unsigned char>(bits >> shift);
      if (c >= 0x7f || (c < 0x20 && c != '\n' && c != '\r' && c != '\t')) return false;
    }
  }
  return true;
}

int hex_value(char c) {
  return is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10;
}

std::string from_hex(std::string_view run) {
  std::string out;
  if (run.size() % 2 || !all_of(run, is_hex)) return out;
  for (std::size_t i = 0; i < run.size(); i += 2) {
    out += static_cast<char>(hex_value(run[i]) * 16 + hex_value(run[i + 1]));
    if (i == 22 && !is_readable(out)) return {};
  }
  return is_readable(out) ? out : std::string{};
}

void add_run(std::string_view content, std::size_t begin, std::size_t end, std::vector<Layer>& layers) {
  std::string_view run = content.substr(begin, end - begin);
  Layer layer{LayerKind::hex, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), {}};
  if (is_hex(run[0])) layer.text = from_hex(run);
  if (layer.text.empty() && begins_readable(run)) {
    layer.kind = LayerKind::base64;
    if (run.size() % 4 == 1) run.remove_suffix(1);
    if (auto text = base64_decoded(run); text && is_readable(*text)) layer.text = std::move(*text);
  }
  if (!layer.text.empty()) layers.push_back(std::move(layer));
}

// A run of twenty over `at` reaches ten bytes back or nine ahead; words rarely do.
bool may_be_long(std::string_view content, std::size_t at) {
  bool back = at >= 10 && is_run(content[at - 10]) && is_run(content[at - 5]);
  return back || (at + 9 < content.size() && is_run(content[at + 9]) && is_run(content[at + 5]));
}

}  // namespace

std::pair<std::uint32_t, std::uint32_t> Layer::source(std::size_t from, std::size_t to) const {
  std::size_t first = kind == LayerKind::hex ? from * 2 : from / 3 * 4;
  std::size_t last = kind == LayerKind::hex ? to * 2 : (to + 2) / 3 * 4;
  auto at = [&](std::size_t offset) { return std::min(end, static_cast<std::uint32_t>(begin + offset)); };
  return {at(first), at(last)};
}

// Looks at every 20th byte only: a run of 20 cannot hide between two of them.
std::vector<Layer> find_layers(std::string_view content, std::uint32_t begin, std::uint32_t end) {
  std::vector<Layer> layers;
  std::size_t size = content.size(), lowest = begin;
  end = static_cast<std::uint32_t>(std::min<std::size_t>(end, size));
  // Runs are whole on their line, and [begin, end) are whole lines.
  for (std::size_t probe = begin + least_run - 1; probe < end; probe += least_run) {
    if (!is_run(content[probe]) || !may_be_long(content, probe)) continue;
    std::size_t first = probe, last = probe + 1;
    while (first > lowest && is_run(content[first - 1])) --first;
    while (last < size && last - first < longest_run && is_run(content[last])) ++last;
    if (last - first >= least_run) add_run(content, first, last, layers);
    lowest = last, probe = last;
  }
  return layers;
}

}  // namespace rummage::detectors
