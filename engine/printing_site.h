#pragma once

#include <set>

#include "helm/template/context.h"
#include "sources/sources.h"

namespace rummage::engine {

/// What printed a scalar of a chart's rendered text and nothing but it: the contexts of its bytes that its key, or the
/// dash before it, does not share. Everything given must outlive this.
class PrintingSite {
 public:
  /// `scalar`: the content of one scalar of a rendered text.
  PrintingSite(const sources::Sources& sources, const helm::Contexts& contexts, const Span& scalar);

  /// The scalar's first bytes that stand in the template beside its key, outside every action; no text: none do.
  Span text_beside() const;
  /// The outermost action or include of `context` that prints the scalar and not its key; the key when that action
  /// stands before it and only assigns. No text: none does.
  Span action(sources::ContextId context) const;
  /// The values leaf that alone decides about the innermost branch within that action: it chose what stands in
  /// `context` among other texts. No text: there is none.
  Span choosing_value(sources::ContextId context) const;
  /// Whether the key before the scalar says that it is a name: `name`, `secretName`, `namespace`, `serviceAccount`.
  bool of_name() const { return of_name_; }

 private:
  const sources::Sources& sources_;
  const helm::Contexts& contexts_;
  Span scalar_;
  std::set<sources::ContextId> around_;  ///< what printed the key
  Span key_;                             ///< the end of the key, in a template
  bool of_name_ = false;
};

}  // namespace rummage::engine
