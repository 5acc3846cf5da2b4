#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "kustomize/build.h"
#include "kustomize/merge_schema.h"
#include "kustomize/transformers.h"
#include "kustomize/written.h"
#include "yaml/builder.h"

namespace rummage::kustomize {

/// A file that was read.
struct File {
  std::string path;
  TextId text = 0;
  Bytes bytes;
};

/// What the parts of one build share: where nodes are made, what was read, what went wrong. Not thread-safe.
class Building {
 public:
  explicit Building(const BuildRequest& request);

  const BuildRequest& request() const { return request_; }
  const tree::Tree& tree() const { return request_.tree; }
  sources::Sources& sources() { return request_.sources; }
  bool strict() const { return request_.options.strict; }
  yaml::Builder& nodes() { return nodes_; }
  const Writer& writer() const { return writer_; }
  MergeSchema& schema() { return schema_; }

  /// Takes an error. True: go on with what is left, a notice tells of it (lenient). False: stop (strict).
  bool failed(const Error& error);
  /// The same for an error that ends a lenient build too.
  bool stop(Error error);
  bool stopped() const { return result_.error.has_value(); }
  void note(Notice notice) { result_.notices.push_back(std::move(notice)); }
  /// Failed, with the config given, as transformers want it.
  Transforming transforming(const FieldConfig& config);

  /// Reads and registers a file of the tree. Errors: the tree's; "kustomize/limit".
  Result<File> read(const std::string& path, TextRole role);
  /// Notes that a text is this, too.
  void add_role(TextId text, TextRole role);
  /// The documents of a text; nodes made here may point into them.
  std::shared_ptr<const yaml::Parsed> parse(std::string_view content, TextId text, yaml::Dialect dialect);
  /// The first issue of a text that makes Kustomize refuse it.
  static std::optional<Error> refusal(const yaml::Parsed& parsed);

  /// Names the kustomization file that notices without a place are about, until the next one.
  void enter(std::string path) { where_ = std::move(path); }
  const std::string& where() const { return where_; }

  /// The folder entered, from the one that is built, as `buildMetadata` writes it; kept only when that is asked for.
  const std::optional<std::string>& trail() const { return trail_; }
  void set_trail(std::optional<std::string> trail) { trail_ = std::move(trail); }

  BuildResult take() { return std::move(result_); }
  BuildResult& result() { return result_; }

 private:
  Notice to_notice(const Error& error) const;

  BuildRequest request_;
  ParseCache own_cache_;
  yaml::Builder nodes_;
  Writer writer_;
  MergeSchema schema_;
  BuildResult result_;
  std::string where_;
  std::optional<std::string> trail_;
  std::uint64_t bytes_read_ = 0;
  std::unordered_map<TextId, std::string> paths_;
  std::unordered_set<std::string> rows_;  ///< of result_.texts
  std::unordered_set<const void*> used_;  ///< arenas that nodes_ keeps
};

/// An error about what stands at `node`.
Error error_at(const char* code, std::string message, yaml::Node node);

}  // namespace rummage::kustomize
