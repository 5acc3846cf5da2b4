#include "detectors/matcher.h"

#include <algorithm>
#include <cstring>
#include <tuple>

#include "detectors/context.h"
#include "detectors/layers.h"
#include "detectors/prefilter.h"
#include "detectors/quiet_lines.h"
#include "detectors/regex_form.h"
#include "text/line_ends.h"
#include "text/long_line.h"

namespace rummage::detectors {
namespace {

constexpr int max_depth = 3;
constexpr std::size_t max_decoded = 16 << 20;  ///< bytes of all layers of one content

// Lines: a key, its value, and the line that shows that the value is over. Bytes: more than line_around() gives on
// either side, twice, and than the longest pattern and JWT.
constexpr text::Reach reach_of_rules{2, 16 * 1024};

// Whole lines that hold a window, and those before from which a match may reach into it; of long lines what reach says,
// and the whole of a stretch that may be decoded. Overlapping ones are one.
std::vector<text::Window> whole_lines(std::string_view content, std::span<const text::Window> windows,
                                      text::Reach reach) {
  std::vector<text::Window> out;
  for (text::Window window : windows) {
    if (window.begin >= window.end || window.begin >= content.size()) continue;
    const std::uint32_t lowest = text::unbroken_before(content, window.begin - std::min(window.begin, reach.bytes));
    const auto far =
        static_cast<std::uint32_t>(std::min<std::uint64_t>(content.size(), std::uint64_t{window.end} + reach.bytes));
    const std::uint32_t begin = std::max(lowest, text::lines_before(content, window.begin, reach.lines_after));
    const std::uint32_t end =
        std::min(text::unbroken_after(content, far), text::lines_after(content, window.end - 1, 1));
    if (!out.empty() && begin <= out.back().end)
      out.back().end = std::max(out.back().end, end);
    else
      out.push_back({begin, end});
  }
  return out;
}

bool within(std::span<const text::Window> windows, std::uint32_t at) {
  auto next = std::upper_bound(windows.begin(), windows.end(), at,
                               [](std::uint32_t offset, const text::Window& w) { return offset < w.begin; });
  return next != windows.begin() && at < std::prev(next)->end;
}

auto order(const Match& m) {
  return std::tuple(m.at, m.rule, m.length, -m.score, m.key_at, -std::int64_t{m.key_length}, m.features);
}

// Ascending, the better of two equal ones first (then the one with the longer key), each rule once a place.
void tidy(std::vector<Match>& matches) {
  std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) { return order(a) < order(b); });
  auto same = [](const Match& a, const Match& b) { return a.at == b.at && a.rule == b.rule && a.length == b.length; };
  matches.erase(std::unique(matches.begin(), matches.end(), same), matches.end());
}

}  // namespace

struct Matcher::State {
  explicit State(const Table& t) : table(t), prefilter(t), regexes(t) {}

  void judge(Context& context, const Task& task) const {
    switch (task.form.kind) {
      case FormKind::token:
        return judge_token(context, task);
      case FormKind::assignment:
        return judge_assignment(context, task);
      case FormKind::nearby:
        return judge_nearby(context, task);
      case FormKind::connection:
        return judge_connection(context, task);
      case FormKind::generic:
        return judge_generic(context, task);
      case FormKind::structure:
        return judge_structure(context, task);
      case FormKind::regex:
        return regexes.judge(context, task);
    }
  }

  void judge_hits(Context& context, std::uint32_t begin, std::uint32_t end) const {
    std::vector<Hit> hits;
    prefilter.find(context.content, begin, end, hits);
    for (std::size_t first = 0, last = 0; first < hits.size(); first = last) {
      const Line line = line_around(context.content, hits[first].at);
      while (last < hits.size() && (last == first || hits[last].at < line.end)) ++last;
      judge_line(context, line, std::span(hits).subspan(first, last - first));
    }
  }

  // Where anchors are judged at once, a structure may look beyond the lines that the memo knows.
  void judge_line(Context& context, Line line, std::span<const Hit> hits) const {
    const QuietKeys::Key key = context.anchored ? 0 : key_of_lines(context.content, line);
    if (quiet.holds(key)) return;
    const std::size_t before = context.matches.size() + context.anchors.size();
    for (const Hit& hit : hits) judge_hit(context, hit);
    if (context.matches.size() + context.anchors.size() == before) quiet.add(key);
  }

  void judge_hit(Context& context, const Hit& hit) const {
    const Literal& literal = table.literals[hit.literal];
    for (std::uint32_t i = 0; i < literal.users.count; ++i) {
      const User& user = table.users[literal.users.first + i];
      judge(context, {table.forms[user.form], user.form, user.sequence, hit.at, literal.text.count});
    }
  }

  // Matches in decoded runs, told as matches in the run's bytes.
  void judge_layers(Context& context, std::uint32_t begin, std::uint32_t end, int depth, std::size_t& decoded) const {
    if (depth >= max_depth) return;
    for (const Layer& layer : find_layers(context.content, begin, end)) {
      // "-----BEGIN": an anchor of its own, for it may go on over the next lines.
      if (layer.text.starts_with("-----BEGIN")) continue;
      decoded += layer.text.size();
      if (decoded > max_decoded) return;
      for (Match& match : match_text(layer.text, depth + 1, decoded)) {
        auto [first, last] = layer.source(match.at, match.at + match.length);
        match.at = first, match.length = last - first;
        match.key_at = match.key_length = 0;
        match.features |= findings::Feature::from_base64;
        context.matches.push_back(std::move(match));
      }
    }
  }

  std::vector<Match> match_text(std::string_view content, int depth, std::size_t& decoded) const {
    std::vector<Match> matches;
    std::vector<text::Anchor> anchors;
    Context context{table, content, matches, anchors, true};
    auto size = static_cast<std::uint32_t>(content.size());
    judge_hits(context, 0, size);
    judge_layers(context, 0, size, depth, decoded);
    tidy(matches);
    return matches;
  }

  const Table& table;
  Prefilter prefilter;
  RegexForms regexes;
  mutable QuietKeys quiet{16};  // half a MiB, so that it stays in a core's second-level cache
};

Matcher::Matcher(const Table& table) : state_(std::make_unique<State>(table)) {}
Matcher::~Matcher() = default;
const Table& Matcher::table() const {
  return state_->table;
}

text::Reach Matcher::reach() const {
  return reach_of_rules;
}

void Matcher::scan(std::string_view content, std::span<const text::Window> windows, text::Sink<Match>& sink) const {
  std::vector<Match> matches;
  std::vector<text::Anchor> anchors;
  Context context{state_->table, content, matches, anchors};
  std::size_t decoded = 0;
  for (const text::Window& lines : whole_lines(content, windows, reach_of_rules)) {
    state_->judge_hits(context, lines.begin, lines.end);
    state_->judge_layers(context, lines.begin, lines.end, 0, decoded);
  }
  tidy(matches);
  for (const Match& match : matches)
    if (within(windows, match.at)) sink.record(match);
  for (const text::Anchor& anchor : anchors)
    if (within(windows, anchor.offset)) sink.anchor(anchor);
}

std::optional<text::Window> Matcher::reevaluate(std::string_view content, const text::Anchor& anchor,
                                                text::Sink<Match>& sink) const {
  if (anchor.form >= state_->table.forms.size() || anchor.offset >= content.size()) return std::nullopt;
  std::vector<Match> matches;
  std::vector<text::Anchor> anchors;
  Context context{state_->table, content, matches, anchors, true};
  const Form& form = state_->table.forms[anchor.form];
  state_->judge(context, {form, static_cast<std::uint16_t>(anchor.form), 0, anchor.offset, 0});
  tidy(matches);
  for (const Match& match : matches) sink.record(match);
  return std::nullopt;
}

std::vector<Match> Matcher::match(std::string_view content) const {
  std::size_t decoded = 0;
  return state_->match_text(content, 0, decoded);
}

// The rules that need a key see `key: "value"`; offsets are told in the value.
std::vector<Match> Matcher::match_pair(std::string_view key, std::string_view value) const {
  std::vector<Match> out = match(value);
  if (value.find('\n') == value.npos && !key.empty()) {
    std::string line = std::string(key) + "=";
    auto shift = static_cast<std::uint32_t>(line.size());
    line += value;
    for (Match& match : this->match(line)) {
      if (match.at < shift) continue;
      match.at -= shift, match.key_at = match.key_length = 0;
      out.push_back(std::move(match));
    }
  }
  tidy(out);
  return out;
}

}  // namespace rummage::detectors
