#include "detectors/sequence.h"

#include <algorithm>
#include <cstring>

#include "detectors/values/characters.h"

namespace rummage::detectors {
namespace {

constexpr int max_tries = 4096;

class Run {
 public:
  Run(const Table& table, const Sequence& sequence, std::string_view content, bool right)
      : table_(table), sequence_(sequence), content_(content), right_(right) {}

  bool match(std::size_t at) {
    found = {at, at, at, 0};
    return steps(0, at);
  }
  Found found;

 private:
  // Depth is bounded by the number of steps, which the compiler bounds.
  bool steps(unsigned index, std::size_t at) {
    if (index == sequence_.count) return finish(at);
    const Step& step = table_.steps[sequence_.first + index];
    switch (step.kind) {
      case Step::Kind::literal:
        return literal(step, at) && steps(index + 1, at + step.least);
      case Step::Kind::run:
        return repeat(step, index, at);
      case Step::Kind::secret_begin:
        return found.secret_begin = at, steps(index + 1, at);
      case Step::Kind::secret_end:
        break;
    }
    std::size_t before = found.secret_end;
    found.secret_end = at;
    if (steps(index + 1, at)) return true;
    found.secret_end = before;
    return false;
  }

  bool literal(const Step& step, std::size_t at) const {
    if (content_.size() - at < step.least) return false;
    const char* wanted = table_.text.data() + step.at;
    if (!sequence_.fold) return std::memcmp(content_.data() + at, wanted, step.least) == 0;
    for (unsigned i = 0; i < step.least; ++i) {
      char c = content_[at + i];
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
      if (c != wanted[i]) return false;
    }
    return true;
  }

  bool repeat(const Step& step, unsigned index, std::size_t at) {
    const ByteSet& members = table_.classes[step.at];
    std::size_t most = std::min<std::size_t>(step.most, content_.size() - at), count = 0;
    while (count < most && members.has(static_cast<unsigned char>(content_[at + count]))) ++count;
    if (count < step.least) return false;
    for (std::size_t n = count + 1; n-- > step.least;) {
      if (++tries_ > max_tries) return false;
      if (steps(index + 1, at + n)) return true;
    }
    return false;
  }

  bool finish(std::size_t at) {
    found.end = at;
    if (found.secret_end == 0) found.secret_end = at;
    if (!right_ || at >= content_.size() || at == found.begin) return true;
    const Step& last = table_.steps[sequence_.first + sequence_.count - 1u];
    char next = content_[at];
    if (last.kind == Step::Kind::run && table_.classes[last.at].has(static_cast<unsigned char>(next))) return false;
    return !(is_word(content_[at - 1]) && is_word(next));
  }

  const Table& table_;
  const Sequence& sequence_;
  std::string_view content_;
  bool right_;
  int tries_ = 0;
};

}  // namespace

bool begins_word(std::string_view content, std::size_t at) {
  if (at == 0 || !is_word(content[at - 1])) return true;
  char before = content[at - 1];
  bool escape = at >= 2 && content[at - 2] == '\\' && (before == 'n' || before == 'r' || before == 't');
  return escape || (at >= 3 && content[at - 3] == '%' && is_hex(content[at - 2]) && is_hex(before));
}

std::optional<Found> match_at(const Table& table, const Sequence& sequence, std::string_view content, std::size_t at,
                              bool left, bool right) {
  if (at >= content.size()) return std::nullopt;
  if (left && is_word(content[at]) && !begins_word(content, at)) return std::nullopt;
  Run run(table, sequence, content, right);
  if (!run.match(at)) return std::nullopt;
  return run.found;
}

std::optional<Found> match_around(const Table& table, const Sequence& sequence, std::string_view content,
                                  std::size_t literal, bool left, bool right) {
  for (std::size_t head = sequence.head_most + std::size_t{1}; head-- > sequence.head_least;) {
    if (head > literal) continue;
    auto found = match_at(table, sequence, content, literal - head, left, right);
    if (found && found->end > literal) return found;
  }
  return std::nullopt;
}

}  // namespace rummage::detectors
