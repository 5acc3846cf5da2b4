#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "detectors/match.h"
#include "detectors/table.h"
#include "text/content_scanner.h"

namespace rummage::detectors {

/// Finds what looks like a secret in bytes. Pure and thread-safe: nothing but the bytes and the table decides.
class Matcher final : public text::ContentScanner<Match> {
 public:
  /// `table` must outlive the matcher.
  explicit Matcher(const Table& table);
  ~Matcher() override;

  text::Reach reach() const override;
  void scan(std::string_view content, std::span<const text::Window> windows, text::Sink<Match>& sink) const override;
  std::optional<text::Window> reevaluate(std::string_view content, const text::Anchor& anchor,
                                         text::Sink<Match>& sink) const override;

  /// Everything in a text that stands alone: a leaf of an object, a decoded layer. Anchors are judged at once.
  std::vector<Match> match(std::string_view content) const;
  /// The same for a value known to be assigned to `key` (a leaf): also the rules that need a key.
  std::vector<Match> match_pair(std::string_view key, std::string_view value) const;

  const Table& table() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace rummage::detectors
