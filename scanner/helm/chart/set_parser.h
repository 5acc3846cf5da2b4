#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "helm/template/run.h"

namespace rummage::helm {

/// How the values of a `--set` line are read.
enum class SetKind : std::uint8_t {
  typed,    ///< --set: true, false, null and integers are what they look like
  string,   ///< --set-string
  json,     ///< --set-json: `key=JSON`
  file,     ///< --set-file: the value is a path, its content the text
  literal,  ///< --set-literal: everything behind the first `=` is the text
};

/// Gives the content of a file for SetKind::file.
using SetFile = std::function<Result<sources::Text>(std::string_view path)>;

/// A line and where it stands.
struct SetLine {
  std::string_view text;
  Span site;                              ///< text 0: nowhere
  const sources::Text* placed = nullptr;  ///< the same bytes, each with its place; null: `site` says all
};

/// Lays `line` (`a.b=1,c[2].d={x,y}`) over `into` as Helm's strvals does (pkg/strvals of 3.17.3 and 4.1.4 alike).
/// Values have the places of `placed`; else the origin cli_value, and their site is the assignment within `site`.
/// Errors `helm/set`: never with values in them; what was read before stays.
Status apply_set(Run& run, const SetLine& line, SetKind kind, Map& into, const SetFile& file);

/// The paths that a `--set-file` line names, as apply_set would read them; those before the mistake of a wrong one.
std::vector<std::string> set_file_paths(std::string_view line);

/// `--set-json '{...}'` (Helm 4): the object laid over `into`. Error `helm/set`.
Result<Map*> apply_json_object(Run& run, std::string_view line, Map& into, Span site);

}  // namespace rummage::helm
