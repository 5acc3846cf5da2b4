#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "base/span.h"

namespace rummage {

/// Why something could not be done. Never holds the bytes of a user's value.
struct Error {
  std::string code;     ///< a slug as notices use it: "git/corrupt-object"
  std::string message;  ///< one sentence for a person, without a final full stop
  std::optional<Span> span;
  std::shared_ptr<const Error> cause;
};

/// A value or an error. Not thread-safe beyond what T is.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::make_unique<Error>(std::move(error))) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  T& value() & { return std::get<0>(state_); }
  const T& value() const& { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  const Error& error() const { return *std::get<1>(state_); }
  Error take_error() { return std::move(*std::get<1>(state_)); }

 private:
  std::variant<T, std::unique_ptr<Error>> state_;
};

/// The result of an action that gives nothing back.
struct Done {};
using Status = Result<Done>;

}  // namespace rummage
