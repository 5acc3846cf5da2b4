#pragma once

#include <string>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace rummage::cli {

/// What was wrong with a command line, in two lines for a person: the mistake with the nearest command or option where
/// one is near, and the help to read. `app` has just thrown `error`.
std::string misuse(const CLI::App& app, const CLI::ParseError& error);

}  // namespace rummage::cli
