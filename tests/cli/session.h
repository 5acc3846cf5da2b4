#pragma once

#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "cli/app.h"
#include "cli/session.h"

namespace rummage::test {

/// What one call of the program gave.
struct Said {
  int code = 0;
  std::string out, err;
};

/// Calls the program with these arguments; `input` is its standard input. The clock stands still.
inline Said typed(std::vector<std::string> arguments, const std::string& input = {}) {
  std::ostringstream out, err;
  std::istringstream in(input);
  arguments.insert(arguments.begin(), "rummage");
  std::vector<const char*> words;
  for (const std::string& argument : arguments) words.push_back(argument.c_str());
  cli::Session session{out, err, in, false, 80, {}};
  const int code = cli::run(static_cast<int>(words.size()), words.data(), session);
  return {code, out.str(), err.str()};
}

inline bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// Makes a folder the current one while it lives.
class Inside {
 public:
  explicit Inside(const std::string& folder) : before_(std::filesystem::current_path()) {
    std::filesystem::current_path(folder);
  }
  ~Inside() { std::filesystem::current_path(before_); }
  Inside(const Inside&) = delete;
  Inside& operator=(const Inside&) = delete;

 private:
  std::filesystem::path before_;
};

/// Sets a variable of the environment, or unsets it (empty), while it lives.
class Variable {
 public:
  Variable(const char* name, const std::string& value) : name_(name) {
    if (const char* old = std::getenv(name)) before_ = old;
    set(value);
  }
  ~Variable() { set(before_); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  void set(const std::string& value) const {
    if (value.empty())
      unsetenv(name_);
    else
      setenv(name_, value.c_str(), 1);
  }
  const char* name_;
  std::string before_;
};

}  // namespace rummage::test
