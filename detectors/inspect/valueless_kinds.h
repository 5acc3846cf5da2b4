#pragma once

#include <string_view>

namespace rummage::detectors {

/// True for kinds of objects that have no place for a credential: schemas, rights, names, policies and queries. In many
/// repositories they are most of the bytes (a CustomResourceDefinition takes up to a megabyte), so they are not parsed
/// for their leaves; the text lane reads them like any text.
bool is_valueless_kind(std::string_view kind);

}  // namespace rummage::detectors
