#include "kustomize/origins.h"

#include <algorithm>
#include <optional>

namespace rummage::kustomize {
namespace {

using sources::Origin;

/// A chain of overridden values longer than this is cut.
constexpr int most_overrides = 64;

/// A file that is one thing only says what its bytes are; in a kustomization file the piece says it.
std::optional<OriginKind> kind_of_role(TextRole role) {
  switch (role) {
    case TextRole::resource:
      return OriginKind::base;
    case TextRole::patch:
      return OriginKind::patch;
    case TextRole::generator_input:
      return OriginKind::generator;
    case TextRole::file_content:
      return OriginKind::file;
    case TextRole::kustomization:
    case TextRole::configuration:
      break;
  }
  return std::nullopt;
}

/// No byte stands between them.
bool touch(const Span& a, const Span& b) {
  return a.begin.text == b.begin.text && a.begin.offset <= b.end() && b.begin.offset <= a.end();
}

class Collector {
 public:
  Collector(const sources::Sources& sources, const TextRoles& roles) : sources_(sources), roles_(roles) {}

  void add(yaml::Node scalar, bool shadowed) {
    const sources::Kind kind = sources_.kind(scalar.span().begin.text);
    if (kind != sources::Kind::built && kind != sources::Kind::layer) return add_span(scalar.span(), scalar, shadowed);
    for (const sources::Trace& trace : sources_.trace(scalar.span())) {
      const auto origin = kind_of(trace, roles_);
      if (origin) put({quoted(trace), *origin, trace.asked.length, shadowed, false});
    }
  }

  std::vector<ScalarOrigin> take() {
    ScalarOrigin* best = nullptr;
    for (ScalarOrigin& origin : out_)
      if (!origin.shadowed && (best == nullptr || before(origin, *best))) best = &origin;
    if (best != nullptr) best->primary = true;
    return std::move(out_);
  }

 private:
  static bool before(const ScalarOrigin& a, const ScalarOrigin& b) {
    return a.kind != b.kind ? a.kind < b.kind : a.bytes > b.bytes;
  }

  /// A scalar that stands in a file itself.
  void add_span(Span span, yaml::Node scalar, bool shadowed) {
    if (span.begin.text == 0) return;
    const auto role = roles_.find(span.begin.text);
    const auto kind = role == roles_.end() ? std::nullopt : kind_of_role(role->second);
    const auto bytes = static_cast<std::uint32_t>(scalar.text().size());
    const OriginKind otherwise = role == roles_.end() ? OriginKind::base : OriginKind::transformer;
    put({span, kind.value_or(otherwise), bytes, shadowed, false});
  }

  /// With the quotes where all that stands between them was taken.
  Span quoted(const sources::Trace& trace) const {
    Span span = trace.span;
    if (span.length == 0 || span.begin.offset == 0) return span;
    const Span around{{span.begin.text, span.begin.offset - 1}, span.length + 2};
    const auto bytes = sources_.slice(around);
    if (!bytes || bytes->size() < 2 || bytes->front() != bytes->back()) return span;
    return bytes->front() == '"' || bytes->front() == '\'' ? around : span;
  }

  /// Joins bytes of the same place (neighbours share a group of a codec); drops a shadow of bytes that are still there.
  void put(const ScalarOrigin& origin) {
    for (ScalarOrigin& there : out_) {
      if (there.kind != origin.kind || !touch(there.span, origin.span)) continue;
      if (there.shadowed != origin.shadowed) return;
      if (!origin.shadowed) there.bytes += origin.bytes;
      const std::uint32_t end = std::max(there.span.end(), origin.span.end());
      there.span.begin.offset = std::min(there.span.begin.offset, origin.span.begin.offset);
      there.span.length = end - there.span.begin.offset;
      return;
    }
    out_.push_back(origin);
  }

  const sources::Sources& sources_;
  const TextRoles& roles_;
  std::vector<ScalarOrigin> out_;
};

}  // namespace

std::optional<OriginKind> kind_of(Origin origin) {
  switch (origin) {
    case Origin::values_leaf:
      return OriginKind::values;
    case Origin::cli_value:
      return OriginKind::set;
    case Origin::resource_leaf:
      return OriginKind::base;
    case Origin::patch_leaf:
      return OriginKind::patch;
    case Origin::template_text:
      return OriginKind::template_text;
    case Origin::template_const:
      return OriginKind::constant;
    case Origin::file_content:
      return OriginKind::file;
    case Origin::generator_input:
      return OriginKind::generator;
    case Origin::transformer_field:
      return OriginKind::transformer;
    case Origin::builtin:
      return OriginKind::builtin;
    case Origin::derived_exact:
    case Origin::derived_lossy:
      return OriginKind::derived;
    case Origin::generated:
      return OriginKind::generated;
    case Origin::missing:
      return OriginKind::missing;
    case Origin::none:
    case Origin::synth:
      break;
  }
  return std::nullopt;
}

std::optional<OriginKind> kind_of(const sources::Trace& trace, const TextRoles& roles) {
  if (trace.lossy || trace.how.origin == Origin::derived_lossy) return OriginKind::derived;
  if (trace.how.origin == Origin::synth) return std::nullopt;
  const auto role = roles.find(trace.span.begin.text);
  if (role != roles.end())
    if (const auto kind = kind_of_role(role->second)) return kind;
  if (const auto kind = kind_of(trace.how.origin)) return kind;
  return role == roles.end() ? OriginKind::base : OriginKind::transformer;
}

const char* name(OriginKind kind) {
  switch (kind) {
    case OriginKind::values:
      return "values";
    case OriginKind::set:
      return "set";
    case OriginKind::patch:
      return "patch";
    case OriginKind::generator:
      return "generator";
    case OriginKind::file:
      return "file";
    case OriginKind::base:
      return "base";
    case OriginKind::transformer:
      return "transformer";
    case OriginKind::constant:
      return "constant";
    case OriginKind::template_text:
      return "template";
    case OriginKind::builtin:
      return "builtin";
    case OriginKind::derived:
      return "derived";
    case OriginKind::generated:
      return "generated";
    case OriginKind::missing:
      return "missing";
  }
  return "base";
}

std::vector<ScalarOrigin> origins_of(const sources::Sources& sources, const TextRoles& roles, yaml::Node scalar) {
  Collector collector(sources, roles);
  collector.add(scalar, false);
  yaml::Node was = scalar.was();
  for (int i = 0; was && i < most_overrides; ++i, was = was.was())
    if (was.is_scalar()) collector.add(was, true);
  return collector.take();
}

}  // namespace rummage::kustomize
