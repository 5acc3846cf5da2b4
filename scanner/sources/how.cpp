#include "sources/how.h"

namespace rummage::sources {

const char* name(Origin origin) {
  switch (origin) {
    case Origin::none:
      return "none";
    case Origin::values_leaf:
      return "values-leaf";
    case Origin::resource_leaf:
      return "resource-leaf";
    case Origin::patch_leaf:
      return "patch-leaf";
    case Origin::template_text:
      return "template-text";
    case Origin::template_const:
      return "template-const";
    case Origin::file_content:
      return "file-content";
    case Origin::generator_input:
      return "generator-input";
    case Origin::transformer_field:
      return "transformer-field";
    case Origin::builtin:
      return "builtin";
    case Origin::cli_value:
      return "cli-value";
    case Origin::derived_exact:
      return "derived-exact";
    case Origin::derived_lossy:
      return "derived-lossy";
    case Origin::generated:
      return "generated";
    case Origin::missing:
      return "missing";
    case Origin::synth:
      return "synth";
  }
  return "none";
}

}  // namespace rummage::sources
