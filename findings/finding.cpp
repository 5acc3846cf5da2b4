#include "findings/finding.h"

namespace rummage::findings {

const char* name(State state) {
  switch (state) {
    case State::fresh:
      return "new";
    case State::known:
      return "known";
    case State::suppressed:
      return "suppressed";
  }
  return "new";
}

const char* name(Status status) {
  switch (status) {
    case Status::none:
      return "";
    case Status::live:
      return "live";
    case Status::replaced:
      return "replaced";
    case Status::removed:
      return "removed";
  }
  return "";
}

}  // namespace rummage::findings
