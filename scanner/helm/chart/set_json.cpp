#include "helm/chart/json_value.h"
#include "helm/chart/set_parser.h"
#include "helm/chart/tables.h"
#include "helm/chart/unicode_text.h"
#include "helm/value/from_yaml.h"

namespace rummage::helm {

Result<Map*> apply_json_object(Run& run, std::string_view line, Map& into, Span site) {
  line = trim_space(line);
  if (json_value_size(line) != line.size()) return Error{"helm/set", "--set-json: this is no JSON", {}, nullptr};
  const sources::Text whole = run.made(line, sources::Origin::cli_value, site);
  Result<Value> value = read_yaml(run.heap, run.sources, run.recording, Ground(whole));
  if (!value || table(*value) == nullptr) return Error{"helm/set", "--set-json: this is no JSON", {}, nullptr};
  return laid_over(run.heap, into, *table(*value));
}

}  // namespace rummage::helm
