#pragma once

#include <memory>
#include <optional>

struct bignum_st;

namespace rummage::helm {

/// An exact decimal number, as github.com/shopspring/decimal 1.4.0 computes with (Sprig's addf, subf, mulf, divf).
class Decimal {
 public:
  /// Of the shortest digits that read back as `value`; nothing for NaN and infinities.
  static std::optional<Decimal> of(double value);
  Decimal(Decimal&&) noexcept;
  Decimal& operator=(Decimal&&) noexcept;
  ~Decimal();

  void add(const Decimal& other);
  void subtract(const Decimal& other);
  void multiply(const Decimal& other);
  /// To 16 digits behind the point, half away from zero; false when `other` is 0.
  bool divide(const Decimal& other);
  /// The nearest float64.
  double real() const;
  /// Bits of the digits, to bound what computing costs.
  int bits() const;

 private:
  struct Free {
    void operator()(bignum_st* number) const;
  };
  using Digits = std::unique_ptr<bignum_st, Free>;
  Decimal(Digits digits, int exponent);
  static Digits scaled(const Decimal& number, int exponent);
  void combine(const Decimal& other, bool minus);

  Digits digits_;     // signed
  int exponent_ = 0;  // value: digits times 10^exponent
};

}  // namespace rummage::helm
