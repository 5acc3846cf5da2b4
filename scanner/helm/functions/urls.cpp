#include "helm/functions/families.h"
#include "helm/functions/items.h"
#include "helm/functions/texts.h"
#include "helm/functions/url.h"

namespace rummage::helm::families {
namespace {

// `value` as a text: the bytes [begin, end) of `from` where they are the same, else made from them.
sources::Text made_from(const Call& call, const sources::Text& from, std::size_t begin, std::size_t end,
                        std::string_view value) {
  const sources::Text raw = slice(call.run, from, begin, end);
  if (raw.view() == value) return raw;
  sources::Builder out = call.run.builder();
  out.opaque(value, sources::Origin::derived_exact, raw);
  return out.finish();
}

class Filler {
 public:
  Filler(const Call& call, Map& map) : call_(call), map_(map) {}
  void put(std::string_view key, const url::Part& part) {
    map_.set(call_.run.made(key, sources::Origin::synth, call_.site),
             Value::string(made_from(call_, call_[0].text(), part.begin, part.end, part.value)));
  }

 private:
  const Call& call_;
  Map& map_;
};

url::Part hostname_of(const url::Part& host) {
  const std::string_view name = url::hostname(host.value);
  if (host.end - host.begin != host.value.size()) return {std::string(name), host.begin, host.end};
  const std::size_t begin = host.begin + static_cast<std::size_t>(name.data() - host.value.data());
  return {std::string(name), begin, begin + name.size()};
}

Result<Value> url_parse(const Call& call) {
  const auto parsed = url::parse(call.view(0));
  if (!parsed) return failure("unable to parse url");
  Map* map = call.run.heap.map();
  Filler filler(call, *map);
  filler.put("scheme", parsed->scheme);
  filler.put("host", parsed->host);
  filler.put("hostname", hostname_of(parsed->host));
  filler.put("path", parsed->path);
  filler.put("query", parsed->query);
  filler.put("opaque", parsed->opaque);
  filler.put("fragment", parsed->fragment);
  filler.put("userinfo", parsed->user.value_or(url::Part{}));
  return Value::map(map);
}

// The strings of a map, put together by url.URL's String.
class Assembler {
 public:
  explicit Assembler(const Call& call) : call_(call), out_(call) {}

  Result<Value> run() {
    for (const std::string_view key : {"scheme", "host", "path", "query", "opaque", "fragment", "userinfo"})
      if (!is_string_or_absent(key))
        return failure("unable to parse " + std::string(key) + " key, must be of type string");
    const auto user = user_of(text("userinfo").view());
    if (!user) return failure("unable to parse userinfo in dict");
    head(*user);
    if (!text("query").empty()) out_.add("?").add(text("query"));
    if (!text("fragment").empty()) out_.add("#").add(escaped("fragment", url::Mode::fragment));
    return out_.finish();
  }

 private:
  const Value* find(std::string_view key) const {
    const Slot* slot = call_[0].is_map() ? call_[0].as_map()->find(key) : nullptr;
    return slot == nullptr ? nullptr : &slot->value;
  }
  bool is_string_or_absent(std::string_view key) const {
    const Value* value = find(key);
    return value == nullptr || value->is_string();
  }
  sources::Text text(std::string_view key) const {
    const Value* value = find(key);
    return value == nullptr ? sources::Text() : value->text();
  }
  sources::Text escaped(std::string_view key, url::Mode mode) const {
    const sources::Text raw = text(key);
    return made_from(call_, raw, 0, raw.size(), url::escape(raw.view(), mode));
  }

  static std::optional<std::string> user_of(std::string_view userinfo) {
    if (userinfo.empty()) return std::string();
    const auto parsed = url::parse("proto://" + std::string(userinfo) + "@host");
    if (!parsed) return std::nullopt;
    return parsed->user ? parsed->user->value : std::string();
  }

  void head(const std::string& user) {
    const sources::Text scheme = text("scheme"), host = text("host"), path = text("path");
    const bool has_user = !text("userinfo").empty();
    if (!scheme.empty()) out_.add(scheme).add(":");
    if (!text("opaque").empty()) {
      out_.add(text("opaque"));
      return;
    }
    if (!host.empty() || has_user || (!scheme.empty() && !path.empty())) out_.add("//");
    const sources::Text raw = text("userinfo");
    if (has_user) out_.add(made_from(call_, raw, 0, raw.size(), user)).add("@");
    out_.add(escaped("host", url::Mode::host));
    if (!path.empty() && !path.view().starts_with('/') && !host.empty()) out_.add("/");
    const sources::Text written = path.view() == "*" ? path : escaped("path", url::Mode::path);
    const std::string_view first = written.view().substr(0, written.view().find('/'));
    if (out_.size() == 0 && first.find(':') != std::string_view::npos) out_.add("./");
    out_.add(written);
  }

  const Call& call_;
  Joiner out_;
};

Result<Value> url_join(const Call& call) {
  return Assembler(call).run();
}

constexpr FunctionRow rows[] = {
    {"urlParse", "s", url_parse, Flow::slice},
    {"urlJoin", "m", url_join, Flow::concat},
};

}  // namespace

Family urls() {
  return rows;
}

}  // namespace rummage::helm::families
