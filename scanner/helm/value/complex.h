#pragma once

#include "helm/value/object.h"

namespace rummage::helm {

/// A complex128 constant (`1+2i`). Charts have no use for it; Go's template language has it.
class Complex : public Object {
 public:
  Complex(double real, double imaginary) : real_(real), imaginary_(imaginary) {}
  double real() const { return real_; }
  double imaginary() const { return imaginary_; }

  std::string_view type_name() const override { return "complex128"; }
  std::string_view kind_name() const override { return "complex128"; }
  std::optional<Value> field(std::string_view) const override { return std::nullopt; }
  std::string print() const override;

 private:
  double real_, imaginary_;
};

}  // namespace rummage::helm
