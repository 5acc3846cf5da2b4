#pragma once

#include <cstdint>
#include <string>

namespace rummage::helm {

/// A number of nanoseconds as Go's time.Duration prints it: "1h2m3.5s", "1.5ms", "0s".
std::string go_duration(std::int64_t nanoseconds);

}  // namespace rummage::helm
