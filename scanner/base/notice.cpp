#include "base/notice.h"

#include <algorithm>

namespace rummage {

const char* name(NoticeLevel level) {
  switch (level) {
    case NoticeLevel::note:
      return "note";
    case NoticeLevel::warning:
      return "warning";
    case NoticeLevel::error:
      return "error";
  }
  return "error";
}

bool is_complete(const std::vector<Notice>& notices) {
  return std::none_of(notices.begin(), notices.end(), [](const Notice& it) { return it.level == NoticeLevel::error; });
}

}  // namespace rummage
