#include "git/store/delta.h"

#include <cstring>

namespace rummage::git::store {
namespace {

std::optional<std::uint64_t> read_size(std::string_view data, std::size_t& at) {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 63; shift += 7) {
    if (at >= data.size()) return std::nullopt;
    auto byte = static_cast<std::uint8_t>(data[at++]);
    value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if ((byte & 0x80) == 0) return value;
  }
  return std::nullopt;
}

// The operand bytes of a copy that `bits` says are there, least significant first.
bool read_operand(const std::uint8_t*& at, const std::uint8_t* end, unsigned bits, unsigned count,
                  std::uint32_t& value) {
  value = 0;
  for (unsigned i = 0; i < count; ++i) {
    if ((bits >> i & 1) == 0) continue;
    if (at == end) return false;
    value |= static_cast<std::uint32_t>(*at++) << (8 * i);
  }
  return true;
}

}  // namespace

std::optional<Delta> parse_delta(std::string_view data) {
  std::size_t at = 0;
  auto base = read_size(data, at);
  if (!base) return std::nullopt;
  auto result = read_size(data, at);
  if (!result) return std::nullopt;
  return Delta{*base, *result, data.substr(at)};
}

bool apply_delta(const Delta& delta, std::string_view base, char* out) {
  if (base.size() != delta.base_size) return false;
  auto at = reinterpret_cast<const std::uint8_t*>(delta.instructions.data());
  auto end = at + delta.instructions.size();
  std::uint64_t left = delta.result_size;
  while (at != end) {
    unsigned op = *at++;
    std::uint32_t size = op, offset = 0;
    const char* from;
    if ((op & 0x80) != 0) {
      if (!read_operand(at, end, op & 0x0F, 4, offset) || !read_operand(at, end, op >> 4 & 7, 3, size)) return false;
      if (size == 0) size = 0x10000;
      if (offset > base.size() || size > base.size() - offset) return false;
      from = base.data() + offset;
    } else {
      if (size == 0 || size > static_cast<std::size_t>(end - at)) return false;
      from = reinterpret_cast<const char*>(at);
      at += size;
    }
    if (size > left) return false;
    std::memcpy(out, from, size);
    out += size;
    left -= size;
  }
  return left == 0;
}

// Inserts are passed over.
void DeltaCopies::read() {
  while (at_ < end_) {
    const unsigned op = *at_++;
    if ((op & 0x80) != 0) {
      ahead_.begin = out_;
      ahead_.base_begin = number(op, 4);
      ahead_.length = number(op >> 4, 3);
      if (ahead_.length == 0) ahead_.length = 0x10000;
      out_ += ahead_.length;
      return;
    }
    out_ += op;
    at_ += std::min<std::ptrdiff_t>(op, end_ - at_);
  }
  ahead_.length = 0;
}

std::uint32_t DeltaCopies::number(unsigned mask, int count) {
  std::uint32_t value = 0;
  for (int i = 0; i < count; ++i)
    if ((mask >> i & 1) != 0 && at_ < end_) value |= std::uint32_t{*at_++} << (8 * i);
  return value;
}

}  // namespace rummage::git::store
