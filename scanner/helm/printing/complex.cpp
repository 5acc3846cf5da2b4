#include "helm/value/complex.h"

#include "helm/printing/formatter.h"
#include "helm/printing/numbers.h"

namespace rummage::helm {

std::string Complex::print() const {
  return complex_text({}, *this, 'v');
}

// (1+2i): the second part always has its sign.
std::string complex_text(const Flags& flags, const Complex& value, char32_t verb) {
  const bool six = verb == 'f' || verb == 'F' || verb == 'e' || verb == 'E';
  Flags with_sign = flags;
  with_sign.plus = true;
  return "(" + float_text(flags, value.real(), verb, six ? 6 : -1) +
         float_text(with_sign, value.imaginary(), verb, six ? 6 : -1) + "i)";
}

}  // namespace rummage::helm
