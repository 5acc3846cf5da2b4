#pragma once

#include <string>
#include <utility>
#include <vector>

#include "corpus.h"
#include "kustomize/build.h"

namespace rummage::kustomize::test {

/// A build of files given in the test, and what it needs to stay alive.
class Built {
 public:
  explicit Built(const Files& files, bool strict = false, const std::string& directory = "", BuildLimits limits = {},
                 ChartInflator inflate = {})
      : tree_(tree_of(files)) {
    BuildRequest request{tree_, directory, sources, {}, nullptr, std::move(inflate)};
    request.options.strict = strict;
    request.options.limits = limits;
    result = build(request);
  }

  /// What is printed; documents joined by "---\n".
  std::string text() const {
    std::string out;
    auto printed = print(result);
    if (!printed) return printed.error().code;
    for (const PrintedObject& object : *printed) out += (out.empty() ? "" : "---\n") + object.text;
    return out;
  }
  /// "Kind name" of each object.
  std::vector<std::string> names() const {
    std::vector<std::string> out;
    for (const yaml::Node object : result.objects)
      out.push_back(std::string(object.find("kind").text()) + " " +
                    std::string(object.at_pointer("/metadata/name").text()));
    return out;
  }
  /// "code path:line" of each notice.
  std::vector<std::string> notices() const {
    std::vector<std::string> out;
    for (const Notice& notice : result.notices)
      out.push_back(notice.code + " " + notice.path + ":" + std::to_string(notice.line));
    return out;
  }
  std::string error() const { return result.error ? result.error->code : std::string(); }

  sources::Sources sources;
  BuildResult result;

 private:
  tree::MemoryTree tree_;
};

}  // namespace rummage::kustomize::test
