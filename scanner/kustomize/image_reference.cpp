#include "kustomize/image_reference.h"

namespace rummage::kustomize {
namespace {

std::string_view without_first(std::string_view text, char c) {
  if (text.starts_with(c)) text.remove_prefix(1);
  return text;
}

}  // namespace

ImageReference split_image(std::string_view text) {
  const std::size_t slash = text.find('/');
  const std::size_t from = slash == std::string_view::npos || slash == 0 ? 0 : slash;
  const std::size_t at = text.find('@', from), colon = text.find(':', from);
  if (at == std::string_view::npos && colon == std::string_view::npos) return {text, {}, {}};
  if (at < colon) return {text.substr(0, at), {}, without_first(text.substr(at), '@')};
  ImageReference out{text.substr(0, colon), {}, {}};
  out.tag = without_first(text.substr(colon, at == std::string_view::npos ? at : at - colon), ':');
  if (at != std::string_view::npos) out.digest = without_first(text.substr(at), '@');
  return out;
}

}  // namespace rummage::kustomize
