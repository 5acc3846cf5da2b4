#include <vector>

#include "helm/functions/families.h"
#include "helm/functions/texts.h"

namespace rummage::helm::families {
namespace {

struct Component {
  std::size_t begin = 0, end = 0;
};

// The components that Go's path.Clean keeps of the first `end` bytes.
std::vector<Component> kept_components(std::string_view path) {
  const bool rooted = path.starts_with('/');
  std::vector<Component> kept;
  std::size_t fixed = 0;  // ".." at the front that nothing may take away
  for (std::size_t at = 0; at <= path.size();) {
    std::size_t end = path.find('/', at);
    if (end == std::string_view::npos) end = path.size();
    const std::string_view name = path.substr(at, end - at);
    if (name == "..") {
      if (kept.size() > fixed) {
        kept.pop_back();
      } else if (!rooted) {
        kept.push_back({at, end});
        fixed = kept.size();
      }
    } else if (!name.empty() && name != ".") {
      kept.push_back({at, end});
    }
    at = end + 1;
  }
  return kept;
}

// path.Clean of the first `end` bytes of `text`.
Value cleaned(const Call& call, const sources::Text& text, std::size_t end) {
  const std::string_view path = text.view().substr(0, end);
  const auto kept = kept_components(path);
  Joiner out(call);
  if (path.starts_with('/')) out.add(text, 0, 1);
  for (const Component& each : kept) {
    if (&each != kept.data()) out.add(text, each.begin - 1, each.begin);
    out.add(text, each.begin, each.end);
  }
  if (out.size() == 0) out.add(".");
  return out.finish();
}

Result<Value> clean(const Call& call) {
  return cleaned(call, call[0].text(), call[0].text().size());
}

Result<Value> dir(const Call& call) {
  const auto slash = call.view(0).rfind('/');
  return cleaned(call, call[0].text(), slash == std::string_view::npos ? 0 : slash + 1);
}

Result<Value> base(const Call& call) {
  const std::string_view path = call.view(0);
  if (path.empty()) return Joiner(call).add(".").finish();
  const auto last = path.find_last_not_of('/');
  if (last == std::string_view::npos) return part(call, 0, 0, 1);
  const auto slash = path.rfind('/', last);
  return part(call, 0, slash == std::string_view::npos ? 0 : slash + 1, last + 1);
}

Result<Value> ext(const Call& call) {
  const auto mark = call.view(0).find_last_of("./");
  if (mark == std::string_view::npos || call.view(0)[mark] == '/') return Value::string({});
  return part(call, 0, mark, call.view(0).size());
}

Result<Value> is_abs(const Call& call) {
  return call.boolean(call.view(0).starts_with('/'));
}

constexpr FunctionRow rows[] = {
    {"base", "s", base, Flow::slice},      {"osBase", "s", base, Flow::slice}, {"dir", "s", dir, Flow::slice},
    {"osDir", "s", dir, Flow::slice},      {"clean", "s", clean, Flow::slice}, {"osClean", "s", clean, Flow::slice},
    {"ext", "s", ext, Flow::slice},        {"osExt", "s", ext, Flow::slice},   {"isAbs", "s", is_abs, Flow::lossy},
    {"osIsAbs", "s", is_abs, Flow::lossy},
};

}  // namespace

Family paths() {
  return rows;
}

}  // namespace rummage::helm::families
