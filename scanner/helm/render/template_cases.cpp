#include "helm/render/template_cases.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "helm/render/cache.h"
#include "helm/render/render.h"
#include "sources/codec.h"
#include "tree/memory_tree.h"

namespace rummage::helm {
namespace {

using Json = nlohmann::ordered_json;

Error bad_line(std::size_t number) {
  return Error{"helm/template-cases", fmt::format("Line {} is no chart or template case", number), {}, {}};
}

std::string text_of(const Json& object, const char* key, std::string_view otherwise = {}) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string(otherwise);
}

std::string decoded(std::string_view text) {
  auto bytes = sources::decode(sources::Codec::base64, text);
  return bytes ? std::move(bytes->bytes) : std::string();
}

bool read_chart(const Json& line, int helm, tree::MemoryTree& tree, RenderRequest& request) {
  const auto files = line.find("files");
  if (files == line.end() || !files->is_object()) return false;
  for (const auto& [path, content] : files->items()) {
    if (content.is_object()) {
      tree.put(path, decoded(text_of(content, "b64")));
    } else if (content.is_string()) {
      tree.put(path, content.get<std::string>());
    }
  }
  request.helm = helm;
  request.release = text_of(line, "release", "release-name");
  request.name_space = text_of(line, "namespace", "default");
  request.recording = sources::Recording::off;
  return true;
}

// What the file says: `kID: "base64"`.
std::string output_of(const Rendering& rendering, std::string_view name) {
  for (const RenderedFile& file : rendering.files) {
    if (!file.name.ends_with(name)) continue;
    const std::string_view view = file.view();
    const std::size_t begin = view.find('"'), end = view.rfind('"');
    if (begin != view.npos && begin < end) return decoded(view.substr(begin + 1, end - begin - 1));
  }
  return {};
}

Json run_case(tree::MemoryTree tree, const RenderRequest& request, const std::string& id, const std::string& text) {
  const std::string name = fmt::format("templates/c{}.yaml", id);
  tree.put(name, fmt::format("{{{{- define \"case.{0}\" -}}}}{1}{{{{ end -}}}}\n"
                             "k{0}: {{{{ include \"case.{0}\" . | b64enc | quote }}}}\n",
                             id, text));
  sources::Sources all;
  Cache cache(tree, all);
  const Rendering rendering = render(request, cache);
  Json answer{{"id", id}, {"rc", rendering.error ? 1 : 0}};
  if (rendering.error) {
    answer["err"] = to_valid_utf8(rendering.error->message);
  } else {
    answer["out"] = to_valid_utf8(output_of(rendering, name));
  }
  return answer;
}

}  // namespace

// What every case gets a copy of.
struct TemplateCases::Chart {
  tree::MemoryTree tree;
  RenderRequest request;
};

TemplateCases::TemplateCases(int helm) : helm_(helm) {}
TemplateCases::~TemplateCases() = default;

Result<std::string> TemplateCases::answer(std::string_view line) {
  ++number_;
  if (line.empty()) return std::string();
  const Json row = Json::parse(line, nullptr, false);
  if (!row.is_object()) return bad_line(number_);
  if (!chart_) {
    auto chart = std::make_unique<Chart>();
    if (!read_chart(row, helm_, chart->tree, chart->request)) return bad_line(number_);
    chart_ = std::move(chart);
    return std::string();
  }
  if (!row.contains("id") || !row.contains("template")) return bad_line(number_);
  return run_case(chart_->tree, chart_->request, text_of(row, "id"), text_of(row, "template")).dump() + "\n";
}

}  // namespace rummage::helm
