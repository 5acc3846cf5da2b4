#include "helm/template/run.h"

#include "helm/functions/function.h"

namespace rummage::helm {

sources::Builder Run::builder() const {
  sources::Builder made(sources, recording);
  made.set_context(context);
  return made;
}

sources::Text Run::made(std::string_view bytes, sources::Origin origin, Span site) const {
  sources::Builder made = builder();
  made.opaque(bytes, origin, site.begin);
  return made.finish();
}

Result<Value> Object::call(Run&, std::string_view name, std::span<const Value>) {
  return failure("no method " + std::string(name));
}

}  // namespace rummage::helm
