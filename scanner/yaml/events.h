#pragma once

#include <yaml.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace rummage::yaml {

/// Maps libyaml's marks, which count code points, to bytes. Marks asked for in rising order cost linear time in all.
class MarkMap {
 public:
  explicit MarkMap(std::string_view text);
  /// The byte offset of the code point `index`; text.size() when beyond.
  std::uint32_t byte_of(std::size_t index);

 private:
  std::string_view text_;
  bool ascii_;
  std::size_t index_ = 0, byte_ = 0;
};

/// libyaml's event parser over one text, in bytes. Not thread-safe. The text must outlive it.
class EventReader {
 public:
  explicit EventReader(std::string_view text);
  ~EventReader();
  EventReader(const EventReader&) = delete;
  EventReader& operator=(const EventReader&) = delete;

  /// Reads the next event; false after an error. The event before is freed.
  bool next();
  const yaml_event_t& event() const { return event_; }
  std::uint32_t begin() { return marks_.byte_of(event_.start_mark.index); }
  std::uint32_t end() { return marks_.byte_of(event_.end_mark.index); }

  /// libyaml's fixed words for what went wrong; holds nothing of the text.
  std::string problem() const;
  std::uint32_t problem_offset();

 private:
  void free_event();

  yaml_parser_t parser_;
  yaml_event_t event_;
  bool live_ = false, ready_ = false;
  std::string_view text_;
  MarkMap marks_;
};

}  // namespace rummage::yaml
