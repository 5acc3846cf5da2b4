#include "base/utf8.h"
#include "helm/functions/families.h"
#include "helm/functions/items.h"
#include "helm/functions/regex.h"
#include "helm/functions/replacement.h"
#include "helm/functions/texts.h"

namespace rummage::helm::families {
namespace {

Error bad_pattern(const Call& call) {
  return failure("error parsing regexp: `" + std::string(call.view(0)) + "`");
}

bool may_search(const Call& call, std::size_t bytes) {
  return call.run.step(1 + bytes / 256);
}

// An invalid pattern matches nothing.
Result<Value> match(const Call& call) {
  const auto regex = Regex::compile(call.view(0));
  if (!may_search(call, call.view(1).size())) return too_much();
  return call.boolean(regex && regex->matches(call.view(1)));
}

Result<Value> must_match(const Call& call) {
  return Regex::compile(call.view(0)) ? match(call) : Result<Value>(bad_pattern(call));
}

Result<Value> find(const Call& call) {
  const auto regex = Regex::compile(call.view(0));
  if (!regex) return bad_pattern(call);
  if (!may_search(call, call.view(1).size())) return too_much();
  const auto found = regex->find(Haystack(call.view(1)), 0);
  return found ? part(call, 1, found->begin, found->end) : Value::string({});
}

// A list of parts of argument 1; the nil slice where Go gives it.
Value list_of_parts(const Call& call, const std::vector<Regex::Match>& parts, bool nil_when_empty) {
  if (parts.empty() && nil_when_empty) return Value::list(nullptr, Type::strings);
  std::vector<Value> made;
  for (const auto& each : parts) made.push_back(part(call, 1, each.begin, each.end));
  return list_of(call, std::move(made), Type::strings);
}

Result<Value> find_all(const Call& call) {
  const auto regex = Regex::compile(call.view(0));
  if (!regex) return bad_pattern(call);
  const auto found = regex->find_all(Haystack(call.view(1)), call[2].as_int());
  if (!may_make(call, found.size() + call.view(1).size() / 64)) return too_much();
  return list_of_parts(call, found, true);
}

Result<Value> split(const Call& call) {
  const auto regex = Regex::compile(call.view(0));
  if (!regex) return bad_pattern(call);
  const std::string_view text = call.view(1);
  const std::int64_t limit = call[2].as_int();
  if (limit == 0) return Value::list(nullptr, Type::strings);
  std::vector<Regex::Match> parts;
  if (!call.view(0).empty() && text.empty()) return list_of_parts(call, {{0, 0, {}}}, false);
  const auto found = regex->find_all(Haystack(text), limit);
  if (!may_make(call, found.size() + text.size() / 64)) return too_much();
  std::size_t begin = 0, end = 0;
  for (const auto& each : found) {
    if (limit > 0 && static_cast<std::int64_t>(parts.size()) >= limit - 1) break;
    end = each.begin;
    if (each.end != 0) parts.push_back({begin, end, {}});
    begin = each.end;
  }
  if (end != text.size()) parts.push_back({begin, text.size(), {}});
  return list_of_parts(call, parts, false);
}

// Puts together what replaceAll gives.
class Replacer {
 public:
  Replacer(const Call& call, const Regex& regex, bool literal)
      : call_(call), regex_(regex), parts_(call.view(2), regex, literal), out_(call) {}

  Result<Value> run() {
    const Haystack hay(call_.view(1));
    const std::string_view text = hay.text();
    std::size_t from = 0, search = 0;
    while (search <= text.size()) {
      const auto found = regex_.find(hay, search, true);
      if (!found) break;
      out_.add(call_[1].text(), from, found->begin);
      if (found->end > from || found->begin == 0) put(*found);
      from = found->end;
      if (!call_.run.step(1 + parts_.parts().size()) || !fits(call_, out_.size())) return too_long();
      const std::size_t width = search < text.size() ? decode_utf8(text.substr(search)).bytes : 0;
      search = std::max({search + width, found->end, search + (search + 1 > found->end ? 1 : 0)});
    }
    out_.add(call_[1].text(), from, text.size());
    return out_.finish();
  }

 private:
  void put(const Regex::Match& match) {
    for (const auto& each : parts_.parts()) {
      if (!each.is_group) {
        out_.add(call_[2].text(), each.begin, each.end);
      } else if (each.group < match.groups.size() && match.groups[each.group].first != std::string_view::npos) {
        out_.add(call_[1].text(), match.groups[each.group].first, match.groups[each.group].second);
      }
    }
  }

  const Call& call_;
  const Regex& regex_;
  Replacement parts_;
  Joiner out_;
};

Result<Value> replaced(const Call& call, bool literal) {
  const auto regex = Regex::compile(call.view(0));
  if (!regex) return bad_pattern(call);
  if (!may_search(call, call.view(1).size())) return too_much();
  return Replacer(call, *regex, literal).run();
}

Result<Value> replace_all(const Call& call) {
  return replaced(call, false);
}

Result<Value> replace_all_literal(const Call& call) {
  return replaced(call, true);
}

Result<Value> quote_meta(const Call& call) {
  const sources::Text& text = call[0].text();
  Joiner out(call);
  std::size_t from = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (std::string_view("\\.+*?()|[]{}^$").find(text.view()[at]) == std::string_view::npos) continue;
    out.add(text, from, at).add("\\");
    from = at;
  }
  return from == 0 && out.size() == 0 ? call[0] : out.add(text, from, text.size()).finish();
}

constexpr FunctionRow rows[] = {
    {"regexMatch", "ss", match, Flow::lossy},
    {"mustRegexMatch", "ss", must_match, Flow::lossy},
    {"regexFind", "ss", find, Flow::slice},
    {"mustRegexFind", "ss", find, Flow::slice},
    {"regexFindAll", "ssi", find_all, Flow::slice},
    {"mustRegexFindAll", "ssi", find_all, Flow::slice},
    {"regexReplaceAll", "sss", replace_all, Flow::concat},
    {"mustRegexReplaceAll", "sss", replace_all, Flow::concat},
    {"regexReplaceAllLiteral", "sss", replace_all_literal, Flow::concat},
    {"mustRegexReplaceAllLiteral", "sss", replace_all_literal, Flow::concat},
    {"regexSplit", "ssi", split, Flow::slice},
    {"mustRegexSplit", "ssi", split, Flow::slice},
    {"regexQuoteMeta", "s", quote_meta, Flow::concat},
};

}  // namespace

Family regexes() {
  return rows;
}

}  // namespace rummage::helm::families
