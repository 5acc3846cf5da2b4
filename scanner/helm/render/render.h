#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/notice.h"
#include "base/result.h"
#include "helm/render/cache.h"
#include "helm/render/request.h"
#include "helm/template/context.h"
#include "sources/text.h"

namespace rummage::helm {

/// A rendered template, or a file of crds/ as it stands.
struct RenderedFile {
  std::string name;    ///< as Helm prints it: "shop/charts/db/templates/a.yaml"
  std::string path;    ///< of the template in the tree
  sources::Text text;  ///< the whole output; empty for a file of crds/
  Bytes bytes;         ///< of a file of crds/; else null
  Loc begin;           ///< of view() in Sources; text 0 for an output with recording off

  std::string_view view() const { return bytes ? std::string_view(*bytes).substr(begin.offset) : text.view(); }
};

/// One printed document.
struct RenderedDocument {
  std::uint32_t file = 0;               ///< index into Rendering::files
  std::uint32_t begin = 0, length = 0;  ///< of the document in it, without blanks around
  std::string api_version, kind, name, name_space;
  std::vector<std::string> hooks;  ///< "pre-install", "test" ...; empty: an ordinary object
  bool crd = false;                ///< from crds/; may hold several YAML documents
};

/// A values leaf that reached the templates, and what it overrode.
struct ValuesFact {
  std::string path;           ///< "db.pass" as the root chart's .Values has it
  Span leaf;                  ///< of its content; text 0: from the command line
  std::vector<Span> shadows;  ///< the leaves that it hides, the nearest layer first
};

/// What became of a unit.
struct Rendering {
  int helm = 3;
  bool shown_only = false;                   ///< `documents` are those that --show-only picked
  std::vector<RenderedFile> files;           ///< in the order of rendering, those of crds/ last; notes left out
  std::vector<RenderedDocument> documents;   ///< in print order: crds, objects, hooks
  std::shared_ptr<const Error> error;        ///< why Helm would fail; in lenient mode only what left nothing to render
  Notice failure;                            ///< `error` as a person reads it, with its file and line
  std::vector<Notice> notices;               ///< paths from the tree's root; `unit` is left empty
  std::vector<ValuesFact> facts;             ///< when asked for
  std::shared_ptr<const Contexts> contexts;  ///< what the texts' context ids name

  /// The document's bytes.
  std::string_view view(const RenderedDocument& document) const {
    return files[document.file].view().substr(document.begin, document.length);
  }
  /// Its place in Sources; text 0 with recording off.
  Span span(const RenderedDocument& document) const {
    const Loc begin = files[document.file].begin;
    return {{begin.text, begin.offset + document.begin}, document.length};
  }
};

/// Renders one unit as `helm template RELEASE CHART` does. Pure but for the texts it registers in the cache's Sources:
/// the same request over the same tree gives the same result. Any number of units may be rendered at once.
Rendering render(const RenderRequest& request, Cache& cache);

/// The bytes that `helm template` prints on stdout; empty when it fails.
std::string print(const Rendering& rendering);

}  // namespace rummage::helm
