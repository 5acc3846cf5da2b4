#include "tree/bzip2_block.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace rummage::tree {
namespace {

constexpr unsigned longest_code = 20, short_code = 10;
constexpr std::size_t most_symbols = 258, group_size = 50, most_selectors = 18'002;

// A canonical Huffman code: short codes by a table, longer ones by their lengths.
class Code {
 public:
  // False: the lengths make no code.
  bool make(std::span<const std::uint8_t> lengths) {
    std::array<std::uint32_t, longest_code + 2> count{};
    for (std::uint8_t length : lengths) ++count[length];
    std::uint32_t code = 0, first = 0;
    std::array<std::uint32_t, longest_code + 2> place{};
    for (unsigned length = 1; length <= longest_code; ++length) {
      first_code_[length] = code, first_symbol_[length] = first, place[length] = first;
      code += count[length], first += count[length];
      if (code > 1U << length) return false;
      limit_[length] = code << (longest_code - length);
      code <<= 1;
    }
    for (std::size_t symbol = 0; symbol < lengths.size(); ++symbol)
      symbols_[place[lengths[symbol]]++] = static_cast<std::uint16_t>(symbol);
    fill_table();
    return true;
  }

  // The next symbol; most_symbols: none has this code.
  std::uint32_t read(Bits& bits) const {
    const std::uint32_t ahead = bits.peek(longest_code);
    const std::uint16_t known = table_[ahead >> (longest_code - short_code)];
    if (known != 0) {
      bits.drop(known & 31);
      return known >> 5;
    }
    return read_long(bits, ahead);
  }

 private:
  void fill_table() {
    table_.fill(0);
    for (std::uint32_t front = 0; front < table_.size(); ++front) {
      const std::uint32_t ahead = front << (longest_code - short_code);
      for (unsigned length = 1; length <= short_code; ++length) {
        if (ahead >= limit_[length]) continue;
        table_[front] = static_cast<std::uint16_t>(symbol(ahead, length) << 5 | length);
        break;
      }
    }
  }

  std::uint32_t symbol(std::uint32_t ahead, unsigned length) const {
    return symbols_[first_symbol_[length] + (ahead >> (longest_code - length)) - first_code_[length]];
  }

  std::uint32_t read_long(Bits& bits, std::uint32_t ahead) const {
    for (unsigned length = short_code + 1; length <= longest_code; ++length) {
      if (ahead >= limit_[length]) continue;
      bits.drop(length);
      return symbol(ahead, length);
    }
    return most_symbols;
  }

  std::array<std::uint32_t, longest_code + 2> limit_{}, first_code_{}, first_symbol_{};
  std::array<std::uint16_t, most_symbols> symbols_{};
  std::array<std::uint16_t, 1 << short_code> table_{};  // symbol and length; 0: a longer one
};

// Reads the codes of a block and what they say.
class Reader {
 public:
  Reader(Bits& bits, std::uint32_t largest, Bzip2Block& block) : bits_(bits), largest_(largest), block_(block) {}

  bool read() {
    block_.check = bits_.take(32);
    if (bits_.take(1) != 0) return false;
    block_.origin = bits_.take(24);
    return read_alphabet() && read_selectors() && read_codes() && read_bytes() && !bits_.overrun();
  }

 private:
  bool read_alphabet() {
    const std::uint32_t groups = bits_.take(16);
    for (unsigned group = 0; group < 16; ++group) {
      if ((groups >> (15 - group) & 1) == 0) continue;
      const std::uint32_t used = bits_.take(16);
      for (unsigned i = 0; i < 16; ++i)
        if ((used >> (15 - i) & 1) != 0) front_[used_++] = static_cast<std::uint8_t>(16 * group + i);
    }
    return used_ > 0;
  }

  bool read_selectors() {
    codes_used_ = bits_.take(3);
    const std::uint32_t count = bits_.take(15);
    if (codes_used_ < 2 || codes_used_ > 6 || count == 0) return false;
    std::array<std::uint8_t, 6> front = {0, 1, 2, 3, 4, 5};
    for (std::uint32_t i = 0; i < count; ++i) {
      std::size_t place = 0;
      while (bits_.take(1) != 0)
        if (++place >= codes_used_) return false;
      std::rotate(front.begin(), front.begin() + static_cast<std::ptrdiff_t>(place),
                  front.begin() + static_cast<std::ptrdiff_t>(place) + 1);
      if (i < most_selectors) selectors_.push_back(front[0]);  // some writers put more than can be used
    }
    return true;
  }

  bool read_codes() {
    std::array<std::uint8_t, most_symbols> lengths{};
    for (std::uint32_t code = 0; code < codes_used_; ++code) {
      std::uint32_t length = bits_.take(5);
      for (std::uint32_t symbol = 0; symbol < used_ + 2; ++symbol) {
        for (;;) {
          if (length < 1 || length > longest_code) return false;
          if (bits_.take(1) == 0) break;
          length += bits_.take(1) == 0 ? 1 : UINT32_MAX;
        }
        lengths[symbol] = static_cast<std::uint8_t>(length);
      }
      if (!codes_[code].make(std::span(lengths).first(used_ + 2))) return false;
    }
    return true;
  }

  // Symbols: two digits of a run's length, places in the list of bytes seen last, and the end.
  bool read_bytes() {
    std::vector<std::uint32_t>& out = block_.links;
    out.resize(largest_);
    std::uint32_t size = 0, run = 0, digit = 1;
    for (std::uint8_t selector : selectors_) {
      const Code& code = codes_[selector];
      for (std::size_t i = 0; i < group_size; ++i) {
        const std::uint32_t symbol = code.read(bits_);
        if (symbol <= 1) {
          if (digit > largest_) return false;
          run += digit << symbol, digit <<= 1;
          continue;
        }
        if (run > 0) {
          if (run > largest_ - size) return false;
          std::fill_n(out.begin() + size, run, std::uint32_t{front_[0]});
          counts_[front_[0]] += run;
          size += run, run = 0, digit = 1;
        }
        if (symbol == used_ + 1) return finish(size);
        if (symbol > used_ || size == largest_) return false;
        const std::uint8_t byte = front_[symbol - 1];
        std::memmove(front_.data() + 1, front_.data(), symbol - 1);
        front_[0] = byte;
        ++counts_[byte];
        out[size++] = byte;
      }
      if (bits_.overrun()) return false;
    }
    return false;
  }

  // Where the byte behind each stands: the places of equal bytes keep their order.
  bool finish(std::uint32_t size) {
    std::vector<std::uint32_t>& links = block_.links;
    links.resize(size);
    if (block_.origin >= size) return false;
    std::uint32_t below = 0;
    for (std::uint32_t& count : counts_) below += std::exchange(count, below);
    for (std::uint32_t i = 0; i < size; ++i) links[counts_[links[i] & 0xff]++] |= i << 8;
    return true;
  }

  Bits& bits_;
  std::uint32_t largest_;
  Bzip2Block& block_;
  std::uint32_t used_ = 0, codes_used_ = 0;
  std::array<std::uint8_t, 256> front_{};
  std::array<std::uint32_t, 256> counts_{};
  std::vector<std::uint8_t> selectors_;
  std::array<Code, 6> codes_;
};

}  // namespace

void Bits::fill() {
  while (have_ <= 56) {
    if (at_ < end_)
      word_ |= std::uint64_t{*at_++} << (56 - have_);
    else
      missing_ += 8;
    have_ += 8;
  }
}

bool Bzip2Block::read(Bits& bits, std::uint32_t largest) {
  return Reader(bits, largest, *this).read();
}

}  // namespace rummage::tree
