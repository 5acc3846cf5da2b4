#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace rummage {

/// Writes `bytes` to a new file beside `path` and renames it to `path`, so that a reader sees the old file or the whole
/// new one. A file that stands there keeps its permissions; a new one gets what the umask leaves of 0666.
/// Refuses a path that is neither absent nor a regular file: a directory, a FIFO, a device, a symbolic link whatever it
/// leads to. Errors: "file/not-regular", "file/write" (with the system's words); nothing is left behind.
Status write_report_file(const std::string& path, std::string_view bytes);

/// The refusals of `write_report_file`, before there is anything to write, and "file/write" when its folder is not
/// there. Creates nothing.
Status check_report_file(const std::string& path);

}  // namespace rummage
