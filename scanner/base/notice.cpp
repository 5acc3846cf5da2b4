#include "base/notice.h"

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

}  // namespace rummage
