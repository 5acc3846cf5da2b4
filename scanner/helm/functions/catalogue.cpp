#include <string_view>
#include <unordered_map>

#include "helm/functions/families.h"

// Every function by name. Where two families have a name, the later one wins: Go, then Sprig, then Helm.
namespace rummage::helm {
namespace {

using Index = std::unordered_map<std::string_view, const FunctionRow*>;

Index index_for(int helm) {
  Index index;
  for (const Family& family : {
           families::logic(),     families::printing(),  families::collections(), families::strings(),
           families::words(),     families::layout(),    families::encodings(),   families::digests(),
           families::numbers(),   families::defaults(),  families::types(),       families::dicts(),
           families::lists(),     families::paths(),     families::urls(),        families::regexes(),
           families::versions(),  families::dates(),     families::random(),      families::certificates(),
           families::templates(), families::documents(),
       })
    for (const FunctionRow& row : family)
      if (row.since <= helm) index[row.name] = &row;
  return index;
}

}  // namespace

const FunctionRow* find_function(std::string_view name, int helm) {
  static const Index three = index_for(3), four = index_for(4);
  const Index& index = helm >= 4 ? four : three;
  const auto found = index.find(name);
  return found == index.end() ? nullptr : found->second;
}

}  // namespace rummage::helm
