#include "kustomize/remote.h"

namespace rummage::kustomize {

bool is_remote(std::string_view path) {
  if (path.find('\n') != std::string_view::npos) return false;
  if (path.find("://") != std::string_view::npos) return true;
  for (const std::string_view start : {"git@", "git::", "github.com/", "github.com:", "www.github.com/"})
    if (path.starts_with(start)) return true;
  if (path.find("?ref=") != std::string_view::npos) return true;
  return path.find(".git?") != std::string_view::npos || path.find(".git//") != std::string_view::npos ||
         (path.ends_with(".git") && path.find(':') != std::string_view::npos);
}

}  // namespace rummage::kustomize
