#pragma once

#include "helm/functions/function.h"

/// Sprig's functions on float64, part of the family numbers.
namespace rummage::helm::families {

Result<Value> to_float(const Call& call);
Result<Value> add1f(const Call& call);
Result<Value> addf(const Call& call);
Result<Value> subf(const Call& call);
Result<Value> mulf(const Call& call);
Result<Value> divf(const Call& call);
Result<Value> maxf(const Call& call);
Result<Value> minf(const Call& call);
Result<Value> ceil(const Call& call);
Result<Value> floor(const Call& call);
Result<Value> round(const Call& call);  ///< (value, places, round on; 0.5 when left out)

}  // namespace rummage::helm::families
