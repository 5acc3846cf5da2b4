#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "sarif/sarif_parts.h"
#include "sarif/taxonomy_names.h"

namespace rummage::sarif {
namespace {

constexpr std::string_view cwe_tag = "external/cwe/cwe-";

/// Calls `each(taxonomy key, taxon id)` for everything that a rule names.
template <class Each>
void each_taxon(const findings::Rule& rule, Each each) {
  for (std::string_view tag : rule.tags)
    if (tag.starts_with(cwe_tag)) each(std::string_view("CWE"), tag.substr(cwe_tag.size()));
  for (std::string_view mapping : rule.mappings)
    if (const std::size_t colon = mapping.find(':'); colon != std::string_view::npos)
      each(mapping.substr(0, colon), mapping.substr(colon + 1));
}

Json taxon_json(const std::string& key, const std::string& id) {
  Json taxon{{"id", id}};
  if (key != "CWE") return taxon;
  taxon["helpUri"] = "https://cwe.mitre.org/data/definitions/" + id + ".html";
  if (std::string_view title = cwe_title(id); !title.empty()) taxon["shortDescription"] = {{"text", title}};
  return taxon;
}

Json taxonomy_json(const Taxonomy& taxonomy) {
  const TaxonomyName names = taxonomy_name(taxonomy.key);
  Json json{{"name", names.name.empty() ? taxonomy.key : std::string(names.name)}};
  if (!names.version.empty()) json["version"] = names.version;
  if (!names.organization.empty()) json["organization"] = names.organization;
  if (!names.address.empty()) json["informationUri"] = names.address;
  if (!names.title.empty()) json["shortDescription"] = {{"text", names.title}};
  json["isComprehensive"] = false;
  json["taxa"] = Json::array();
  for (const std::string& id : taxonomy.taxa) json["taxa"].push_back(taxon_json(taxonomy.key, id));
  return json;
}

Json component_json(const std::vector<Taxonomy>& taxonomies, std::size_t index) {
  const TaxonomyName names = taxonomy_name(taxonomies[index].key);
  return Json{{"name", names.name.empty() ? taxonomies[index].key : std::string(names.name)}, {"index", index}};
}

}  // namespace

std::vector<Taxonomy> taxonomies_of(const findings::Catalogue& catalogue) {
  std::map<std::string, std::set<std::string>, std::less<>> found;
  for (const findings::Rule& rule : catalogue.rules())
    each_taxon(rule, [&](std::string_view key, std::string_view id) { found[std::string(key)].emplace(id); });
  std::vector<Taxonomy> taxonomies;
  for (const bool weaknesses : {true, false})
    for (const auto& [key, ids] : found)
      if ((key == "CWE") == weaknesses) taxonomies.push_back({key, {ids.begin(), ids.end()}});
  return taxonomies;
}

Json taxonomies_json(const std::vector<Taxonomy>& taxonomies) {
  Json json = Json::array();
  for (const Taxonomy& taxonomy : taxonomies) json.push_back(taxonomy_json(taxonomy));
  return json;
}

Json supported_taxonomies_json(const std::vector<Taxonomy>& taxonomies) {
  Json json = Json::array();
  for (std::size_t i = 0; i < taxonomies.size(); ++i) json.push_back(component_json(taxonomies, i));
  return json;
}

Json relationships_json(const findings::Rule& rule, const std::vector<Taxonomy>& taxonomies) {
  Json json = Json::array();
  std::set<std::pair<std::string_view, std::string_view>> said;
  each_taxon(rule, [&](std::string_view key, std::string_view id) {
    if (!said.emplace(key, id).second) return;
    const auto at =
        std::find_if(taxonomies.begin(), taxonomies.end(), [&](const Taxonomy& it) { return it.key == key; });
    const auto taxon = std::lower_bound(at->taxa.begin(), at->taxa.end(), id);
    const auto index = static_cast<std::size_t>(at - taxonomies.begin());
    json.push_back(
        {{"target",
          {{"id", id}, {"index", taxon - at->taxa.begin()}, {"toolComponent", component_json(taxonomies, index)}}},
         {"kinds", {"superset"}}});
  });
  return json;
}

}  // namespace rummage::sarif
