#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rummage::git::store {

/// The few settings of a Git configuration file that decide how a repository is read.
class ConfigText {
 public:
  /// Reads the text of one configuration file (git-config, "Syntax"). Lines that it cannot read are passed over. At
  /// most 65,536 settings are kept. `include` sections are not followed: neither does Git for what decides how a
  /// repository is read (core.bare, core.worktree, extensions; setup.c, read_repository_format), and so no file that a
  /// hostile configuration names is opened.
  static ConfigText parse(std::string_view text);

  /// The last value of `key`: "section.name" or "section.subsection.name", section and name in lower case.
  std::optional<std::string> get(std::string_view key) const;
  /// True for "true", "yes", "on", a number other than 0, and a name without a value; `fallback` when absent.
  bool flag(std::string_view key, bool fallback) const;
  /// True when a setting `section.<anything>.name` is present and is no false value.
  bool any_flag(std::string_view section, std::string_view name) const;
  /// The names below a section that has no subsections: "objectformat" for extensions.objectFormat.
  std::vector<std::string> names(std::string_view section) const;
  /// Every `section.<subsection>.name` with its value, in the order of the file: (subsection, value).
  std::vector<std::pair<std::string, std::string>> all(std::string_view section, std::string_view name) const;
  /// Settings of `later` override those of this one.
  void append(const ConfigText& later);

 private:
  struct Setting {
    std::string key;
    std::optional<std::string> value;
  };
  std::vector<Setting> settings_;
};

}  // namespace rummage::git::store
