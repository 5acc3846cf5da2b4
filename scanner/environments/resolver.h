#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "delivery/binding.h"
#include "environments/environment.h"
#include "environments/vote.h"

namespace rummage::environments {

/// One environment of the user's configuration: paths that match any glob are in it.
struct Configured {
  std::string name;
  Class environment_class = Class::unknown;  ///< unknown: what the name says, if it says anything
  std::vector<std::string> globs;
};

/// A label or annotation: key and value.
using Label = std::pair<std::string, std::string>;

/// The votes that a path alone gives, in the order of the path.
std::vector<Vote> path_votes(std::string_view path);
/// The votes of a namespace's name, and of labels whose key is or ends in `env`, `environment` or `stage`.
std::vector<Vote> namespace_votes(std::string_view ns);
std::vector<Vote> label_votes(const std::vector<Label>& labels);
/// Adds the cluster and region that a path names ("clusters/NAME/...").
void add_location(Environment& environment, std::string_view path);

/// For a file that overlays share: the roots of the builds that end up with it ("overlays/prod"). Files that only one
/// folder uses, by standing in it, need not be there.
using Builds = std::unordered_map<std::string, std::vector<std::string>>;

/// Says which environment files and objects belong to. Pure: made from the configuration and the bindings that the tree
/// holds, it answers from names alone. Const and thread-safe.
class Resolver {
 public:
  explicit Resolver(std::vector<Configured> configured = {}, const std::vector<delivery::Binding>& bindings = {},
                    Builds builds = {});

  Verdict of_file(std::string_view path) const;
  /// `ns`: its namespace, empty when not written. `labels`: of the object and, if it has one, of its pod template.
  Verdict of_object(std::string_view path, std::string_view ns, const std::vector<Label>& labels) const;
  /// Where a binding deploys to, from its own file, name, labels and destination.
  static Verdict of_binding(const delivery::Binding& binding);

 private:
  using Bound = std::unordered_map<std::string, std::vector<Environment>>;

  Verdict decide(std::vector<Vote> votes, std::string_view path) const;
  void vote_configured(Verdict& verdict, std::string_view path) const;
  void bind(Verdict& verdict, std::string_view path) const;
  void inherit(Verdict& verdict, std::string_view path) const;

  std::vector<Configured> configured_;
  Bound files_,
      folders_;  ///< what bindings name: values files and themselves where they hold values; units with all below
  Builds builds_;
};

}  // namespace rummage::environments
