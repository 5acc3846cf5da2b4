#include "helm/template/context.h"

namespace rummage::helm {
namespace {

std::uint64_t hash_of(sources::ContextId parent, Step step, Span site) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const std::uint64_t part :
       {std::uint64_t{parent}, std::uint64_t{static_cast<std::uint8_t>(step)}, std::uint64_t{site.begin.text},
        std::uint64_t{site.begin.offset}, std::uint64_t{site.length}})
    hash = (hash ^ part) * 0x9E3779B97F4A7C15ULL ^ hash >> 29;
  return hash;
}

}  // namespace

Span Context::deciding_value() const {
  const bool branch = step == Step::branch_if || step == Step::branch_with;
  if (!branch || condition.pieces().size() != 1) return {};
  const sources::Piece& piece = condition.pieces().front();
  if (piece.how().origin != sources::Origin::values_leaf) return {};
  return {piece.loc(), condition.size()};
}

const char* name(Step step) {
  switch (step) {
    case Step::file:
      return "file";
    case Step::action:
      return "action";
    case Step::branch_if:
      return "if";
    case Step::branch_with:
      return "with";
    case Step::loop:
      return "range";
    case Step::include:
      return "include";
    case Step::tpl:
      return "tpl";
    case Step::patch:
      return "patch";
  }
  return "";
}

sources::ContextId Contexts::enter(sources::ContextId parent, Step step, Span site, const sources::Text& condition) {
  auto& ids = by_hash_[hash_of(parent, step, site)];
  for (const sources::ContextId id : ids) {
    const Context& known = all_[id - 1];
    if (known.parent == parent && known.step == step && known.site == site) return id;
  }
  all_.push_back({parent, step, site, condition});
  const auto id = static_cast<sources::ContextId>(all_.size());
  ids.push_back(id);
  return id;
}

const Context* Contexts::at(sources::ContextId id) const {
  return id == 0 || id > all_.size() ? nullptr : &all_[id - 1];
}

}  // namespace rummage::helm
