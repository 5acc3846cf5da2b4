#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "helm/chart/unit_chart.h"
#include "helm/template/template_set.h"

/// The template cases of the corpora: one small chart, and thousands of templates with what Helm 3.17.3 and 4.1.4 made
/// of them.
namespace rummage::test {

struct MicroResult {
  bool good = false;
  std::string out;  ///< what it printed, or the error
};

struct MicroCase {
  std::string id, group, text;
  MicroResult helm3, helm4;
};

struct MicroCorpus {
  std::vector<std::pair<std::string, std::string>> files;  ///< of the chart; texts only
  std::string lines;                                       ///< as helm::TemplateCases takes them
  std::vector<MicroCase> cases;
};

/// Empty when the corpora are not there.
const MicroCorpus& micro_corpus();

/// One template put into the chart and included, as the cases were made.
class MicroRun {
 public:
  MicroRun(const MicroCorpus& corpus, int helm, sources::Recording recording, bool lenient = false);
  /// What the template gives.
  Result<sources::Text> run(const std::string& text);

  sources::Sources sources;
  helm::Run state;

 private:
  helm::Value dot(const MicroCorpus& corpus);
  TextId blob(std::string_view bytes);

  const MicroCorpus& corpus_;
  std::shared_ptr<const helm::LoadedChart> loaded_;
  helm::UnitMetadata metadata_;
  helm::UnitChart chart_;
  helm::TemplateSet set_;
  helm::Value dot_;
};

}  // namespace rummage::test
