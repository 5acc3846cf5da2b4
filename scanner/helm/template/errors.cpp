#include <fmt/format.h>

#include <cstddef>

#include "helm/template/evaluation.h"

namespace rummage::helm {
namespace {

// What the evaluation may take of the native stack (8 MiB on Linux) before it counts as too deep.
constexpr std::ptrdiff_t stack_room = 4 << 20;

}  // namespace

Span site_of(const Tree& tree, Extent extent) {
  const auto pieces = tree.source.pieces();
  if (pieces.empty()) return {};
  const std::size_t at = pieces.size() == 1 ? 0 : tree.source.piece_at(extent.begin);
  if (at >= pieces.size()) return {};
  const sources::Piece& piece = pieces[at];
  if (!piece.how().same_bytes) return {piece.loc(), 0};
  const std::uint32_t begin = at == 0 ? 0 : pieces[at - 1].end;
  return {{piece.text, piece.offset + (extent.begin - begin)},
          std::min(extent.end, std::uint32_t{piece.end}) - extent.begin};
}

Error Evaluation::error(const Expression& word, std::string message) const {
  return error(word.position, word.extent, std::move(message));
}

Error Evaluation::error(std::uint32_t position, Extent shown, std::string message) const {
  return Error{"helm/template",
               fmt::format("template: {}: executing \"{}\" at <{}>: {}", position_text(tree_, position), name_,
                           shown_source(tree_, shown), message),
               site_of(tree_, shown),
               {}};
}

// Says where a function failed. Errors of templates inside say it themselves.
Error Evaluation::placed(Error what, std::uint32_t position, Extent shown, std::string_view function) const {
  if (what.code == "helm/template") return what;
  std::string message =
      function.empty() ? std::move(what.message) : fmt::format("error calling {}: {}", function, what.message);
  Error made = error(position, shown, std::move(message));
  if (what.code != "helm/call") made.code = std::move(what.code);
  return made;
}

void Evaluation::note(std::string_view code, const std::string& message, std::uint32_t position) {
  Notice notice{std::string(code), NoticeLevel::warning, message, tree_.name, line_at(tree_.text, position), {}};
  Failures* failures = set_.shared().failures;
  failures != nullptr ? failures->add(std::move(notice)) : run_.notices.push_back(std::move(notice));
}

// In lenient mode an action that fails is left out.
bool Evaluation::forgiven(const Error& what, const Statement& item) {
  if (!run_.lenient || what.code == "helm/limit") return false;
  note(what.code == "helm/template" ? "helm/failed-action" : what.code, what.message, item.extent.begin);
  return true;
}

bool Evaluation::deep() const {
  const std::ptrdiff_t used = set_.shared().stack - native_stack();
  return used > stack_room || used < -stack_room;
}

}  // namespace rummage::helm
