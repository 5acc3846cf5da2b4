#include "helm/template/ast.h"

#include <fmt/format.h>

#include <algorithm>

namespace rummage::helm {
namespace {

constexpr std::size_t longest_constant = 16;
constexpr std::size_t longest_shown = 120;

// The end of the quoted constant that begins at `at`; the end of the text when it has none.
std::size_t constant_end(std::string_view text, std::size_t at) {
  const char quote = text[at];
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == '\\' && quote == '"') {
      ++i;
    } else if (text[i] == quote) {
      return i + 1;
    }
  }
  return text.size();
}

}  // namespace

bool Block::is_blank() const {
  return blank;
}

std::uint32_t line_at(std::string_view text, std::uint32_t position) {
  const std::string_view before = text.substr(0, position);
  return 1 + static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
}

std::string position_text(const Tree& tree, std::uint32_t position) {
  const std::string_view before = tree.text.substr(0, position);
  const std::size_t newline = before.rfind('\n');
  const std::size_t column = newline == before.npos ? before.size() : before.size() - newline - 1;
  return fmt::format("{}:{}:{}", tree.name, line_at(tree.text, position), column);
}

std::string shown_source(const Tree& tree, Extent extent) {
  std::string out;
  const std::string_view text = tree.text.substr(extent.begin, extent.end - extent.begin);
  for (std::size_t i = 0; i < text.size() && out.size() < longest_shown;) {
    const char c = text[i];
    if (c == '"' || c == '`') {
      const std::size_t end = constant_end(text, i);
      out += end - i > longest_constant + 2 ? std::string("\"...\"") : std::string(text.substr(i, end - i));
      i = end;
    } else {
      const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
      if (!space || !out.ends_with(' ')) out += space ? ' ' : c;
      ++i;
    }
  }
  return out.size() < longest_shown ? out : out + "...";
}

}  // namespace rummage::helm
