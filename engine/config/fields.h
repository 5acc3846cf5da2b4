#pragma once

#include <yaml-cpp/yaml.h>

#include <functional>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace rummage::engine {

/// A mistake in a configuration file; thrown within the reader and caught at its door.
struct ConfigFault {
  std::uint32_t line = 0;  ///< from 1
  std::string message;
};

/// What to do with the value of each known key. One table is one level of the file.
using Fields = std::map<std::string, std::function<void(const YAML::Node&)>>;

/// Calls the reader of each key in `node`. An unknown key is a fault that names the nearest known one.
void read_fields(const YAML::Node& node, const std::string& what, const Fields& fields);

/// Typed scalars and lists; each a fault when the value is of another kind.
std::string text_of(const YAML::Node& node, const std::string& what);
std::vector<std::string> texts_of(const YAML::Node& node, const std::string& what);
std::uint64_t number_of(const YAML::Node& node, const std::string& what);
/// Bytes: a number, or a number with KiB, MiB or GiB.
std::uint64_t size_of(const YAML::Node& node, const std::string& what);
/// Seconds: a number, or a number with ms, s, m, h or d.
double seconds_of(const YAML::Node& node, const std::string& what);

std::uint32_t line_of(const YAML::Node& node);
[[noreturn]] void fault(const YAML::Node& node, const std::string& message);

bool one_of(const std::string& word, std::initializer_list<std::string_view> words);

/// `; did you mean "..."?` with the known word that is spelled most like `wanted`; empty when none is near.
std::string suggestion(const std::string& wanted, const std::vector<std::string>& known);

}  // namespace rummage::engine
