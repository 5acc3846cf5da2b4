#include "helm/render/unit_templates.h"

#include <algorithm>
#include <map>

#include "helm/chart/objects.h"
#include "helm/chart/tables.h"
#include "tree/path.h"

namespace rummage::helm {
namespace {

class Collector {
 public:
  Collector(Run& run, const UnitTop& top) : run_(run), top_(top) {
    for (std::size_t i = 0; i < names.size(); ++i) keys_[i] = run.made(names[i], sources::Origin::builtin);
  }

  // Helm's recAllTpls. `values`: null when the parent's values have no table for the chart.
  Map* chart(const UnitChart& chart, Map* values, int depth) {
    Map* subcharts = run_.heap.map();
    Map* top = run_.heap.map();
    const Value own = Value::map(values != nullptr ? values : run_.heap.map(), Type::values);
    const std::array<Value, names.size()> all = {
        top_.capabilities, chart_object(run_, chart), files_object(run_, chart.loaded->files),
        top_.release,      Value::map(subcharts),     own};
    for (std::size_t i = 0; i < names.size(); ++i) top->set(keys_[i], all[i]);
    for (const UnitChart* child : chart.children) {
      if (depth > 100) break;
      Map* inner = this->chart(*child, table_at(own.as_map(), child->name()), depth + 1);
      subcharts->set(run_.made(child->name(), sources::Origin::builtin), Value::map(inner));
    }
    add_templates(chart, top);
    return top;
  }

  std::vector<UnitTemplate> sorted() {
    std::vector<UnitTemplate> out;
    for (auto& [name, found] : found_) out.push_back(std::move(found));
    const auto depth = [](const UnitTemplate& one) { return std::count(one.name.begin(), one.name.end(), '/'); };
    std::stable_sort(out.begin(), out.end(), [&](const UnitTemplate& a, const UnitTemplate& b) {
      const auto left = depth(a), right = depth(b);
      return left != right ? left > right : a.name > b.name;
    });
    return out;
  }

 private:
  static constexpr std::array<std::string_view, 6> names = {"Capabilities", "Chart",     "Files",
                                                            "Release",      "Subcharts", "Values"};

  void add_templates(const UnitChart& chart, Map* top) {
    const std::string path = chart.full_path();
    for (const ChartFile& file : chart.loaded->templates) {
      UnitTemplate made{path + "/" + file.name, &file, top, path + "/templates"};
      if (chart.is_library() && !made.is_partial()) continue;
      std::string name = made.name;
      found_.insert_or_assign(std::move(name), std::move(made));
    }
  }

  Run& run_;
  const UnitTop& top_;
  std::array<sources::Text, names.size()> keys_;
  std::map<std::string, UnitTemplate> found_;
};

}  // namespace

bool UnitTemplate::is_partial() const {
  return tree::base_name(name).starts_with('_');
}

std::vector<UnitTemplate> unit_templates(Run& run, const UnitChart& root, Map* values, const UnitTop& top) {
  Collector collector(run, top);
  collector.chart(root, values, 0);
  return collector.sorted();
}

}  // namespace rummage::helm
