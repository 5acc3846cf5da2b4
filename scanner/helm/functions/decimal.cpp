#include "helm/functions/decimal.h"

#include <openssl/bn.h>
#include <openssl/crypto.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <string>

namespace rummage::helm {
namespace {

constexpr int division_digits = 16;

struct FreeContext {
  void operator()(BN_CTX* context) const { BN_CTX_free(context); }
};

BN_CTX* context() {
  thread_local const std::unique_ptr<BN_CTX, FreeContext> own(BN_CTX_new());
  return own.get();
}

}  // namespace

void Decimal::Free::operator()(bignum_st* number) const {
  BN_free(number);
}

Decimal::Decimal(Digits digits, int exponent) : digits_(std::move(digits)), exponent_(exponent) {}
Decimal::Decimal(Decimal&&) noexcept = default;
Decimal& Decimal::operator=(Decimal&&) noexcept = default;
Decimal::~Decimal() = default;

std::optional<Decimal> Decimal::of(double value) {
  if (!std::isfinite(value)) return std::nullopt;
  char buffer[64];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific);
  const std::string text(buffer, end.ptr);
  const std::size_t e = text.find('e'), point = text.find('.');
  std::string digits = text.substr(0, std::min(e, point));
  int exponent = std::stoi(text.substr(e + 1));
  if (point != std::string::npos) {
    digits += text.substr(point + 1, e - point - 1);
    exponent -= static_cast<int>(e - point - 1);
  }
  BIGNUM* number = nullptr;
  BN_dec2bn(&number, digits.c_str());
  return Decimal(Digits(number), value == 0 ? 0 : exponent);
}

Decimal::Digits Decimal::scaled(const Decimal& number, int exponent) {
  Digits power(BN_new()), ten(BN_new()), by(BN_new()), out(BN_new());
  BN_set_word(ten.get(), 10);
  BN_set_word(by.get(), static_cast<BN_ULONG>(number.exponent_ - exponent));
  BN_exp(power.get(), ten.get(), by.get(), context());
  BN_mul(out.get(), number.digits_.get(), power.get(), context());
  return out;
}

void Decimal::combine(const Decimal& other, bool minus) {
  const int exponent = std::min(exponent_, other.exponent_);
  Digits left = scaled(*this, exponent), right = scaled(other, exponent);
  if (minus) BN_set_negative(right.get(), BN_is_negative(right.get()) == 0);
  BN_add(digits_.get(), left.get(), right.get());
  exponent_ = exponent;
}

void Decimal::add(const Decimal& other) {
  combine(other, false);
}

void Decimal::subtract(const Decimal& other) {
  combine(other, true);
}

void Decimal::multiply(const Decimal& other) {
  Digits product(BN_new());
  BN_mul(product.get(), digits_.get(), other.digits_.get(), context());
  digits_ = std::move(product);
  exponent_ += other.exponent_;
}

bool Decimal::divide(const Decimal& other) {
  if (BN_is_zero(other.digits_.get())) return false;
  // digits / others, with `shift` more digits so that the quotient counts units of 10^-16.
  const int shift = exponent_ - other.exponent_ + division_digits;
  Digits above = scaled({Digits(BN_dup(digits_.get())), std::max(shift, 0)}, 0);
  Digits below = scaled({Digits(BN_dup(other.digits_.get())), std::max(-shift, 0)}, 0);
  const bool negative = BN_is_negative(above.get()) != BN_is_negative(below.get());
  Digits quotient(BN_new()), remainder(BN_new());
  BN_div(quotient.get(), remainder.get(), above.get(), below.get(), context());
  BN_lshift1(remainder.get(), remainder.get());
  if (BN_ucmp(remainder.get(), below.get()) >= 0) {
    if (negative) {
      BN_sub_word(quotient.get(), 1);
    } else {
      BN_add_word(quotient.get(), 1);
    }
  }
  digits_ = std::move(quotient);
  exponent_ = -division_digits;
  return true;
}

double Decimal::real() const {
  char* digits = BN_bn2dec(digits_.get());
  const std::string text = std::string(digits) + "e" + std::to_string(exponent_);
  OPENSSL_free(digits);
  double value = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
  return end.ec == std::errc::result_out_of_range ? std::strtod(text.c_str(), nullptr) : value;
}

int Decimal::bits() const {
  return BN_num_bits(digits_.get());
}

}  // namespace rummage::helm
