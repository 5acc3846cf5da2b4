#include <algorithm>

#include "yaml/bytes.h"
#include "yaml/redecode.h"

namespace rummage::yaml {
namespace {

/// Walks the lines of a block scalar as libyaml's yaml_parser_scan_block_scalar does.
class BlockWalk {
 public:
  BlockWalk(std::string_view raw, bool folded, std::size_t indent, PieceSink& sink)
      : raw_(raw), folded_(folded), indent_(indent), sink_(sink), at_(block_header(raw)), gap_(at_) {}

  void run() {
    blank_lines();
    while (at_ < raw_.size()) line();
  }

 private:
  void line() {
    const bool blank = is_blank(raw_[at_]);
    join(blank);
    leading_blank_ = blank;
    const std::size_t end = std::min(raw_.find_first_of("\r\n", at_), raw_.size());
    sink_.same(at_, end);
    at_ = gap_ = end;
    started_ = true;
    if (at_ == raw_.size()) return;
    take_break();
    blank_lines();
  }

  /// Emits the line breaks between the line before and this one.
  void join(bool blank) {
    const bool folds = folded_ && started_ && !leading_blank_ && !blank;
    const std::size_t first = started_ ? (folds ? (blank_lines_ == 0 ? 1 : 0) : 1) : 0;
    sink_.unit(static_cast<std::uint32_t>(first + blank_lines_), gap_, at_);
  }

  void take_break() { at_ += raw_.substr(at_, 2) == "\r\n" ? 2 : 1; }

  /// Skips indentation and empty lines, counting them.
  void blank_lines() {
    blank_lines_ = 0;
    while (at_ < raw_.size()) {
      std::size_t column = 0;
      while (column < indent_ && at_ < raw_.size() && raw_[at_] == ' ') ++at_, ++column;
      if (at_ == raw_.size() || !is_break(raw_[at_])) return;
      take_break();
      ++blank_lines_;
    }
  }

  std::string_view raw_;
  bool folded_;
  std::size_t indent_;
  PieceSink& sink_;
  std::size_t at_, gap_;  ///< the line break before this line begins at gap_
  std::size_t blank_lines_ = 0;
  bool leading_blank_ = false, started_ = false;
};

}  // namespace

void redecode_block(std::string_view raw, bool folded, std::size_t indent, PieceSink& sink) {
  BlockWalk(raw, folded, indent, sink).run();
}

}  // namespace rummage::yaml
