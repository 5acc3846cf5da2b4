#pragma once

#include <cstdint>

/// Go's package unicode and strconv.IsPrint, for all code points (Unicode 15, as Go 1.21 to 1.26 have it).
namespace rummage::helm::go {

char32_t to_upper(char32_t rune);
char32_t to_lower(char32_t rune);
char32_t to_title(char32_t rune);

bool is_letter(char32_t rune);
bool is_upper(char32_t rune);
bool is_lower(char32_t rune);
bool is_title(char32_t rune);
bool is_number(char32_t rune);
bool is_punct(char32_t rune);
bool is_space(char32_t rune);
/// What `%q` leaves as it is.
bool is_print(char32_t rune);

}  // namespace rummage::helm::go
