#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace re2 {
class RE2;
}

namespace rummage::helm {

/// A text to search in. Go takes an invalid byte for U+FFFD; to RE2 it is shown as such.
class Haystack {
 public:
  explicit Haystack(std::string_view text);
  std::string_view text() const { return text_; }    ///< as given; positions are about it
  std::string_view valid() const { return valid_; }  ///< valid UTF-8
  std::size_t to_valid(std::size_t at) const { return offsets_.empty() ? at : offsets_[at]; }
  std::size_t from_valid(std::size_t at) const;

 private:
  std::string_view text_, valid_;
  std::string made_;
  std::vector<std::size_t> offsets_;  // of each byte of text_ and its end; empty: the same
};

/// A regular expression of Go's package regexp. Cheap to copy; compiled ones are kept for each thread.
class Regex {
 public:
  struct Match {
    std::size_t begin = 0, end = 0;
    /// Ranges of the groups, 0 being the whole; `npos` for begin where a group took no part.
    std::vector<std::pair<std::size_t, std::size_t>> groups;
  };

  /// Nothing when Go would not accept it.
  static std::optional<Regex> compile(std::string_view pattern);
  /// The leftmost match that begins at `from` or later. `groups`: fill them in.
  std::optional<Match> find(const Haystack& text, std::size_t from, bool groups = false) const;
  bool matches(std::string_view text) const { return find(Haystack(text), 0).has_value(); }
  /// The matches that FindAll gives, at most `limit` (below 0: all).
  std::vector<Match> find_all(const Haystack& text, std::int64_t limit) const;
  /// The number of a named group; nothing when there is none.
  std::optional<std::size_t> group(const std::string& name) const;

 private:
  explicit Regex(std::shared_ptr<const re2::RE2> compiled) : compiled_(std::move(compiled)) {}
  std::shared_ptr<const re2::RE2> compiled_;
};

}  // namespace rummage::helm
