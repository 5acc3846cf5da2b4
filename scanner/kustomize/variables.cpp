#include "kustomize/variables.h"

namespace rummage::kustomize {
namespace {

class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(text) {}

  std::vector<VariablePart> run() {
    while (at_ + 1 < text_.size()) {
      if (text_[at_] != '$') {
        ++at_;
      } else if (text_[at_ + 1] == '$') {
        flush(at_ + 1);  // the first of the two is copied
        begin_ = at_ = at_ + 2;
      } else if (text_[at_ + 1] == '(') {
        reference();
      } else {
        at_ += 2;
      }
    }
    flush(text_.size());
    return std::move(parts_);
  }

 private:
  void reference() {
    const std::size_t close = text_.find(')', at_ + 2);
    if (close == std::string_view::npos) {
      at_ += 2;
      return;
    }
    flush(at_);
    parts_.push_back({at_, close + 1 - at_, text_.substr(at_ + 2, close - at_ - 2), true});
    begin_ = at_ = close + 1;
  }

  void flush(std::size_t end) {
    if (end > begin_) parts_.push_back({begin_, end - begin_, {}, false});
    begin_ = end;
  }

  std::string_view text_;
  std::size_t at_ = 0, begin_ = 0;
  std::vector<VariablePart> parts_;
};

}  // namespace

std::vector<VariablePart> cut_variables(std::string_view text) {
  return Cutter(text).run();
}

}  // namespace rummage::kustomize
