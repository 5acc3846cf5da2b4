#include "detectors/inspect/template_filler.h"

#include "detectors/values/characters.h"

namespace rummage::detectors {
namespace {

/// True when nothing but blanks and other actions stands beside bytes [begin, end) on their lines. `text` has the
/// actions before `begin` blanked already.
bool alone(std::string_view text, std::size_t begin, std::size_t end) {
  while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '\t')) --begin;
  if (begin > 0 && text[begin - 1] != '\n') return false;
  while (end < text.size() && text[end] != '\n') {
    if (text.substr(end).starts_with("{{")) {
      std::size_t close = text.find("}}", end);
      if (close == std::string_view::npos) return false;
      end = close + 2;
    } else if (is_blank(text[end])) {
      ++end;
    } else {
      return false;
    }
  }
  return true;
}

void blank(std::string& text, std::size_t begin, std::size_t end) {
  for (std::size_t at = begin; at < end; ++at) {
    if (text[at] != '\n') text[at] = ' ';
  }
}

/// Four bytes are the least that an action takes.
void fill(std::string& text, std::size_t begin, std::size_t end) {
  static constexpr std::string_view inner = "Tpl";
  for (std::size_t at = begin; at < end; ++at) {
    bool edge = at < begin + 2 || at + 2 >= end;
    text[at] = edge ? '_' : inner[(at - begin - 2) % inner.size()];
  }
}

}  // namespace

std::string without_actions(std::string_view text) {
  std::string out(text);
  for (std::size_t begin = out.find("{{"); begin != std::string::npos; begin = out.find("{{", begin)) {
    std::size_t close = out.find("}}", begin);
    if (close == std::string::npos) break;
    std::size_t end = close + 2;
    if (alone(out, begin, end))
      blank(out, begin, end);
    else
      fill(out, begin, end);
    begin = end;
  }
  return out;
}

bool holds_filler(std::string_view text) {
  std::size_t at = text.find("__T");
  return at != std::string_view::npos && text.find("__", at + 3) != std::string_view::npos;
}

}  // namespace rummage::detectors
