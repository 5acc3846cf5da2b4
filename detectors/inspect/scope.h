#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "detectors/inspect/context.h"
#include "detectors/inspect/mapper.h"
#include "detectors/inspect/result.h"
#include "detectors/values/key.h"

namespace rummage::detectors {

/// What kind of place a value stands at; it names the rule and decides what weak evidence is worth.
enum class LeafPlace : std::uint8_t { secret, config_map, env, argument, field };

/// Where the inspection of one object is: what everything found goes to, and what it is found in.
struct Scope {
  const InspectContext& context;
  Inspection& result;
  LeafPlace place = LeafPlace::field;
  std::string field;              ///< JSON pointer of the leaf
  const Mapper* below = nullptr;  ///< of the text that the present document was parsed from; null: the file's
  std::uint32_t depth = 0;        ///< texts inside texts so far
  std::uint32_t features = 0;     ///< Feature bits that everything found here has
};

/// Texts inside texts that are looked into: a document in an annotation, a file in a Secret in it.
inline constexpr std::uint32_t max_nesting = 3;

/// A value and the key it is assigned to. `text`: decoded.
struct LeafText {
  std::string_view key, text;
  const Mapper& mapper;
};

/// Judges one value as a whole. Not for texts that hold many (inspect_text).
void judge_value(Scope& scope, const LeafText& leaf);

/// Judges a value, or looks into it when it is a file of its own: a configuration, a manifest, a list of variables.
void inspect_value(Scope& scope, const LeafText& leaf);

/// What a rule saw in a leaf, with its place.
LeafMatch rule_match(const Scope& scope, const LeafText& leaf, const Match& match);

/// A Secret's value that is a file in which nothing was found: of low confidence as a whole.
void judge_whole_file(Scope& scope, const LeafText& leaf);

/// True when the text lane could take the value for a credential, so that saying what it is matters. Most leaves are
/// short names under keys that say nothing; settling them all would cost more than they are worth.
bool may_be_doubted(const KeyReading& key, std::string_view value);

/// Says that bytes of a leaf are no credential.
void settle(Scope& scope, const Span& span, Why why, bool final);

}  // namespace rummage::detectors
