#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "detectors/inspect/context.h"
#include "detectors/inspect/result.h"

namespace rummage::detectors {

/// Inspection from the text lane: a `kind:` is the anchor of the document around it.

/// True when the four letters at `at` are the key `kind` where an object may have it: at the start of a line, or as a
/// JSON member. An anchor for text::ContentScanner::scan.
bool is_kind_key(std::string_view content, std::size_t at);

/// The next such key that begins in [from, to); npos when there is none.
std::size_t next_kind_key(std::string_view content, std::size_t from, std::size_t to);

/// Bytes [begin, end) of a content.
struct DocumentSlice {
  std::uint32_t begin = 0, end = 0;
};

/// What `document_at` found, and the bytes that alone decide it (as text::ContentScanner::reevaluate gives them).
struct AnchoredDocument {
  std::optional<DocumentSlice> slice;
  DocumentSlice decided_by;
};

/// The document around the `kind` at `anchor`, from its `---` line to the next. Nothing when an earlier `kind` stands
/// in the same document (its anchor does the work), or when the document cannot be an object: it needs `kind` and
/// `apiVersion` at its top. Costs the bytes back to the `kind` before, and one look at the document.
AnchoredDocument document_at(std::string_view content, std::uint32_t anchor);

/// True when no object of the kind that the key at `anchor` names can hold a credential (a CRD, a Role).
bool names_valueless_kind(std::string_view content, std::uint32_t anchor);

/// Inspects a document of `content`. Spans are offsets in `content`, of text 0; apart from them the result is the same
/// as inspect_document's for the same bytes. A document that does not parse gives nothing (the object lane says why).
std::vector<Inspection> inspect_slice(std::string_view content, DocumentSlice slice, const InspectContext& context);

}  // namespace rummage::detectors
