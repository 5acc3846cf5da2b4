#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace rummage {

/// `error` makes a run incomplete (exit code 3); the other two do not (contract, section 2).
enum class NoticeLevel : std::uint8_t { note, warning, error };

/// Something that was not read, rendered or decided. Data for the report, never an exception.
struct Notice {
  std::string code;  ///< a documented slug: "yaml/syntax"
  NoticeLevel level = NoticeLevel::warning;
  std::string message;
  std::string path;        ///< raw bytes, relative to the root of the scan; empty: about the run as a whole
  std::uint32_t line = 0;  ///< from 1; 0: the whole file
  std::string unit;        ///< name of the chart or kustomization it belongs to; else empty
  auto operator<=>(const Notice&) const = default;
};

/// "note", "warning" or "error".
const char* name(NoticeLevel level);

/// True when no notice is an error.
bool is_complete(const std::vector<Notice>& notices);

}  // namespace rummage
