#pragma once

#include <span>
#include <string_view>
#include <utility>

#include "detectors/table.h"

namespace rummage::detectors {

/// The checks and structures by the names that rule files use.
std::span<const std::pair<std::string_view, Check>> check_names();
std::span<const std::pair<std::string_view, Structure>> structure_names();

/// The literals that set a structure off; each has three bytes at least.
std::span<const std::string_view> structure_literals(Structure structure);

/// True for structures whose literals are told in either case.
bool folds_case(Structure structure);

}  // namespace rummage::detectors
