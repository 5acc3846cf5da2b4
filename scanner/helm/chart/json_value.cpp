#include "helm/chart/json_value.h"

#include <string>

#include "yaml/json_text.h"

namespace rummage::helm {
namespace {

constexpr std::size_t deepest = 1000;

// Goes through one value; `open_` holds the brackets that are not closed.
class Scan {
 public:
  explicit Scan(std::string_view text) : text_(text) {}

  std::optional<std::size_t> run() {
    do {
      if (!value()) return std::nullopt;
      while (!open_.empty() && !wants_value_)
        if (!after_value()) return std::nullopt;
    } while (!open_.empty());
    return at_;
  }

 private:
  char next() {
    while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) ++at_;
    return at_ < text_.size() ? text_[at_] : '\0';
  }
  bool string() {
    if (next() != '"') return false;
    const auto read = yaml::read_json_text(text_.substr(at_));
    if (read) at_ += read->size;
    return read.has_value();
  }
  bool key() {
    if (!string() || next() != ':') return false;
    ++at_;
    return true;
  }

  bool value() {
    wants_value_ = false;
    const char first = next();
    if (first == '"') return string();
    if (first != '{' && first != '[') return word();
    if (open_.size() >= deepest) return false;
    open_ += first;
    ++at_;
    if (next() == (first == '{' ? '}' : ']')) return true;
    wants_value_ = true;
    return first == '[' || key();
  }

  bool word() {
    std::size_t end = at_;
    while (end < text_.size() && (isalnum(static_cast<unsigned char>(text_[end])) || text_[end] == '+' ||
                                  text_[end] == '-' || text_[end] == '.'))
      ++end;
    if (!yaml::is_json_word(text_.substr(at_, end - at_))) return false;
    at_ = end;
    return true;
  }

  // After a value inside brackets: a comma or the bracket's end.
  bool after_value() {
    const char end = open_.back() == '{' ? '}' : ']';
    const char found = next();
    ++at_;
    if (found == end) {
      open_.pop_back();
      return true;
    }
    wants_value_ = true;
    return found == ',' && (end == ']' || key());
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string open_;
  bool wants_value_ = false;
};

}  // namespace

std::optional<std::size_t> json_value_size(std::string_view text) {
  return Scan(text).run();
}

}  // namespace rummage::helm
