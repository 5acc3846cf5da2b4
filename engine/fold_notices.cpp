#include "engine/fold_notices.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace rummage::engine {
namespace {

constexpr std::array<std::string_view, 4> causes = {"kustomize/remote", "kustomize/missing", "kustomize/chart",
                                                    "kustomize/unreadable"};
constexpr std::array<std::string_view, 2> consequences = {"kustomize/patch", "kustomize/generator"};

template <std::size_t n>
bool is_one_of(const std::array<std::string_view, n>& codes, const Notice& notice) {
  return std::find(codes.begin(), codes.end(), notice.code) != codes.end();
}

}  // namespace

std::vector<Notice> fold_consequences(std::vector<Notice> notices) {
  const auto is_cause = [](const Notice& notice) { return is_one_of(causes, notice); };
  if (std::none_of(notices.begin(), notices.end(), is_cause)) return notices;
  for (std::string_view code : consequences) {
    const auto has_code = [&](const Notice& notice) { return notice.code == code; };
    const auto first = std::find_if(notices.begin(), notices.end(), has_code);
    if (first == notices.end()) continue;
    const auto more = std::count_if(first + 1, notices.end(), has_code);
    if (more > 0) first->message += ", and " + std::to_string(more) + " more like it";
    first->message += "; a base is left out here, which may have it";
    notices.erase(std::remove_if(first + 1, notices.end(), has_code), notices.end());
  }
  return notices;
}

}  // namespace rummage::engine
