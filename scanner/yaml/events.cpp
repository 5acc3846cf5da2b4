#include "yaml/events.h"

#include <algorithm>

#include "yaml/bytes.h"

namespace rummage::yaml {
namespace {

bool continues(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

}  // namespace

MarkMap::MarkMap(std::string_view text) : text_(text), ascii_(is_ascii(text)) {}

std::uint32_t MarkMap::byte_of(std::size_t index) {
  if (ascii_) return static_cast<std::uint32_t>(std::min(index, text_.size()));
  for (; index_ < index && byte_ < text_.size(); ++index_) {
    ++byte_;
    while (byte_ < text_.size() && continues(text_[byte_])) ++byte_;
  }
  for (; index_ > index && byte_ > 0; --index_) {
    --byte_;
    while (byte_ > 0 && continues(text_[byte_])) --byte_;
  }
  return static_cast<std::uint32_t>(byte_);
}

EventReader::EventReader(std::string_view text) : text_(text), marks_(text) {
  ready_ = yaml_parser_initialize(&parser_) == 1;
  if (!ready_) return;
  yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
}

EventReader::~EventReader() {
  free_event();
  if (ready_) yaml_parser_delete(&parser_);
}

void EventReader::free_event() {
  if (live_) yaml_event_delete(&event_);
  live_ = false;
}

bool EventReader::next() {
  free_event();
  live_ = ready_ && yaml_parser_parse(&parser_, &event_) == 1;
  return live_;
}

std::string EventReader::problem() const {
  if (!ready_ || parser_.error == YAML_MEMORY_ERROR) return "out of memory";
  return parser_.problem != nullptr ? parser_.problem : "not valid YAML";
}

std::uint32_t EventReader::problem_offset() {
  if (!ready_) return 0;
  const std::size_t size = text_.size();
  if (parser_.error == YAML_READER_ERROR) return static_cast<std::uint32_t>(std::min(parser_.problem_offset, size));
  return marks_.byte_of(parser_.problem_mark.index);
}

}  // namespace rummage::yaml
