#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "detectors/values/why.h"
#include "findings/candidate.h"
#include "findings/finding.h"

namespace rummage::detectors {

/// A credential in a leaf of an object, not sealed yet: seal it and forget `canonical` at once.
struct LeafMatch {
  std::string_view rule;  ///< id; static, or of the matcher's table
  Span span;              ///< the credential's bytes in the text that was parsed (of a decoded layer: the encoded ones)
  std::string key;        ///< that the value is assigned to, as written: a data key, a variable, a flag
  std::string field;      ///< JSON pointer of the leaf in its object
  findings::CredentialClass kind = findings::CredentialClass::value;
  std::string canonical;       ///< the credential's canonical value
  std::uint32_t features = 0;  ///< findings::Feature bits; always object_lane
  findings::Confidence confidence = findings::Confidence::medium;
  std::uint8_t specificity = 2;  ///< as findings::Candidate
  bool fixed_length = false;
  std::int64_t expires = 0;  ///< seconds since 1970; 0: does not, or not known
};

/// A leaf, or a part of one, that is no credential, and why. Only of leaves that somebody could take for one.
struct Settled {
  Span span;
  Why why = Why::none;
  /// True: nothing inside is a credential unless an offline check proves it. False: what proves its own form
  /// (specificity 3 and above) stands.
  bool final = false;
};

/// What inspection says about one object. Pure data of the object's bytes.
struct Inspection {
  findings::ObjectRef object;  ///< without a field
  std::vector<LeafMatch> matches;
  std::vector<Settled> settled;
  /// A Secret of which at least one literal value speaks for a credential neither by its key nor by itself; such values
  /// are matches of low confidence.
  bool plain_secret = false;
  Span plain_span;  ///< of the first of those values
};

/// True when a candidate of the text lane inside `settled` is to be dropped.
bool drops(const Settled& settled, const Span& span, std::uint8_t specificity, std::uint32_t features);

}  // namespace rummage::detectors
