#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "yaml/arena.h"
#include "yaml/node.h"

namespace rummage::yaml {

/// Bounds of one parse; a document that passes one becomes an Issue of kind `limit`.
struct Limits {
  std::uint32_t depth = 1000;           ///< nested collections
  std::uint64_t expanded = 10'000'000;  ///< nodes of one document with every alias written out
  std::uint64_t merged = 1'000'000;     ///< entries that merge keys add in one document
  std::uint32_t bytes = 0x7fffffff;     ///< of the whole text
};

/// `syntax`: does not parse; `template_text`: does not parse and holds `{{`; `duplicate_key`: a key stands twice;
/// `limit`: one of Limits was passed; `refused`: parses, but Go's reader of the dialect refuses it.
enum class IssueKind : std::uint8_t { syntax, template_text, duplicate_key, limit, refused };

/// What is wrong with a document. Never holds bytes of the text.
struct Issue {
  IssueKind kind = IssueKind::syntax;
  bool fatal = true;       ///< the document is not among Parsed::documents
  std::string message;     ///< one sentence without a full stop
  Span span;               ///< where; its length may be 0
  std::uint32_t line = 0;  ///< from 1, of the text given
};

/// One document; copies share the nodes and keep them alive.
struct Document {
  std::shared_ptr<const Arena> arena;
  Node root;  ///< a null scalar when the document is empty
  Span span;  ///< from its `---` line (or the start of the text) to the next one
};

/// Documents in the order of the text, and what is wrong with the others.
struct Parsed {
  std::vector<Document> documents;
  std::vector<Issue> issues;
};

/// Reads the documents of `content` (UTF-8, a byte order mark allowed), YAML or JSON. Pure: the same arguments give the
/// same result, nothing else is read; `text` only names the content in spans. A bad document is an issue and the next
/// line that begins one (`---`) goes on. `content` is copied, so it need not outlive the result.
Parsed parse(std::string_view content, TextId text, Dialect dialect = Dialect::kubernetes, const Limits& limits = {});

/// The same for a part of a text: `first` is the place of its first byte. Lines of issues count in the part.
Parsed parse(std::string_view content, Loc first, Dialect dialect = Dialect::kubernetes, const Limits& limits = {});

/// Cuts `content` at the lines that begin a document: each slice runs from its `---` line (the first from 0) to the
/// next. Slices tile the content; one of only blanks, comments and directives is joined to the next one. Accepts CRLF.
std::vector<std::string_view> cut_documents(std::string_view content);

}  // namespace rummage::yaml
