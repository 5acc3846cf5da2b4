#include "engine/template_cases.h"

#include "helm/render/template_cases.h"

namespace rummage::engine {

Result<std::string> template_cases(std::string_view lines, int helm) {
  return helm::template_cases(lines, helm);
}

}  // namespace rummage::engine
