#pragma once

#include <span>
#include <string_view>

namespace rummage::engine {

/// What a notice of one code means and what a person can do about it. Texts are whole sentences.
struct NoticeCode {
  std::string_view code, what, cure;
};

/// Every code that a notice of a run can have, in byte order.
std::span<const NoticeCode> notice_codes();

}  // namespace rummage::engine
