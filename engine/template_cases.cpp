#include "engine/template_cases.h"

#include "helm/render/template_cases.h"

namespace rummage::engine {

Status template_cases(int helm, const std::function<bool(std::string& line)>& next,
                      const std::function<void(std::string_view)>& write) {
  helm::TemplateCases cases(helm);
  for (std::string line; next(line);) {
    Result<std::string> answer = cases.answer(line);
    if (!answer) return answer.take_error();
    write(*answer);
  }
  return Done{};
}

}  // namespace rummage::engine
