#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "helm/chart/chart_index.h"
#include "helm/chart/load.h"
#include "helm/template/parser.h"
#include "yaml/parse.h"

namespace rummage::helm {

/// A parsed template or why there is none.
struct ParsedTemplate {
  std::shared_ptr<const Tree> tree;
  std::shared_ptr<const Error> error;
};

/// What the units of one run share, so that nothing is read or parsed twice: loaded charts, parsed values files, parsed
/// templates, and the index of the tree's charts that missing dependencies are looked up in. All functions may be
/// called from several threads.
class Cache {
 public:
  /// Both must outlive the cache.
  Cache(const tree::Tree& tree, sources::Sources& sources);
  ~Cache();
  Cache(const Cache&) = delete;
  Cache& operator=(const Cache&) = delete;

  const tree::Tree& tree() const;
  sources::Sources& sources() const;
  /// load_chart(), once for each root and options.
  std::shared_ptr<const Loaded> chart(std::string_view root, const LoadOptions& options);
  /// A values file of the tree, read and registered; errors are the tree's.
  Result<ChartFile> file(std::string_view path);
  /// parse() of a file's content, once for each content.
  std::shared_ptr<const yaml::Parsed> documents(const ChartFile& file);

  /// A parsed template: once for each text, name and options. `name`: as messages call it. Errors: the parser's.
  std::shared_ptr<const ParsedTemplate> parsed(const ChartFile& file, const std::string& name,
                                               const ParseOptions& options, sources::Recording recording);
  /// Charts of the tree that can stand in for a missing dependency.
  const ChartIndex& index();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace rummage::helm
