#include "helm/render/user_values.h"

#include "helm/chart/documents.h"
#include "helm/chart/gather.h"
#include "helm/chart/set_parser.h"
#include "helm/chart/tables.h"
#include "helm/value/from_yaml.h"

namespace rummage::helm {
namespace {

class Merge {
 public:
  Merge(Run& run, const RenderRequest& request, Cache& cache)
      : run_(run), request_(request), cache_(cache), values_(run.heap.map()) {}

  Result<Map*> merge() {
    using Kind = ValuesInput::Kind;
    for (const auto& kinds : {std::pair(Kind::file, Kind::tree),
                              {Kind::json, Kind::json},
                              {Kind::set, Kind::set},
                              {Kind::string, Kind::string},
                              {Kind::content, Kind::content},
                              {Kind::literal, Kind::literal}})
      for (const ValuesInput& input : request_.values)
        if (input.kind == kinds.first || input.kind == kinds.second)
          if (Status done = apply(input); !done && !forgiven(input, done)) return done.take_error();
    return values_;
  }

  Result<Map*> merge_defaults() {
    for (const std::string& path : *request_.defaults) {
      Status done = file(path);
      if (!done && !forgiven({ValuesInput::Kind::file, path, {}, {}}, done)) return done.take_error();
    }
    return values_;
  }

 private:
  bool forgiven(const ValuesInput& input, const Status& failed) {
    if (!run_.lenient) return false;
    const bool file = input.kind == ValuesInput::Kind::file;
    run_.notices.push_back(chart_notice("helm/values-input", failed.error().message, file ? input.text : ""));
    return true;
  }

  Status apply(const ValuesInput& input) {
    switch (input.kind) {
      case ValuesInput::Kind::file:
        return file(input.text);
      case ValuesInput::Kind::tree:
        return tree(input);
      case ValuesInput::Kind::json:
        return json(input);
      case ValuesInput::Kind::set:
        return set(input, SetKind::typed);
      case ValuesInput::Kind::string:
        return set(input, SetKind::string);
      case ValuesInput::Kind::content:
        return set(input, SetKind::file);
      case ValuesInput::Kind::literal:
        return set(input, SetKind::literal);
    }
    return Done{};
  }

  Status file(const std::string& path) {
    Result<ChartFile> read = cache_.file(path);
    if (!read) return read.take_error();
    const auto parsed = cache_.documents(*read);
    return lay(*parsed, Ground(read->begin.text, *read->bytes, sources::Origin::values_leaf));
  }

  // YAML that another file holds: its leaves are where it stands there, when that is known.
  Status tree(const ValuesInput& input) {
    if (!input.placed.empty()) return lay_text(input.placed);
    if (input.place.text != 0) {
      Result<Bytes> whole = run_.sources.bytes(input.place.text);
      if (!whole) return whole.take_error();
      const std::size_t begin = std::min<std::size_t>(input.place.offset, (*whole)->size());
      if (std::string_view(**whole).substr(begin).starts_with(input.text)) {
        sources::Builder builder(run_.sources, run_.recording);
        const Span span{input.place, static_cast<std::uint32_t>(input.text.size())};
        if (Status done = builder.literal(span, sources::Origin::values_leaf, **whole); !done) return done;
        return lay_text(builder.finish());
      }
    }
    return lay_text(run_.made(input.text, sources::Origin::values_leaf, {input.place, 0}));
  }

  Status lay_text(const sources::Text& text) { return lay(yaml::parse(text.view(), 0), Ground(text)); }

  Status lay(const yaml::Parsed& parsed, const Ground& ground) {
    auto documents = values_documents(parsed, run_.helm);
    if (!documents) return documents.take_error();
    for (const yaml::Document& document : *documents) {
      Result<Value> read = from_yaml(run_.heap, run_.sources, run_.recording, document.root, ground);
      if (!read) return read.take_error();
      if (const Map* map = table(*read); map != nullptr) values_ = laid_over(run_.heap, *values_, *map);
    }
    return Done{};
  }

  Status json(const ValuesInput& input) {
    const std::string& line = input.text;
    const std::size_t first = line.find_first_not_of(" \t\r\n");
    if (run_.helm < 4 || first == line.npos || line[first] != '{') return set(input, SetKind::json);
    Result<Map*> laid = apply_json_object(run_, line, *values_, {input.place, 0});
    if (!laid) return laid.take_error();
    values_ = *laid;
    return Done{};
  }

  Status set(const ValuesInput& input, SetKind kind) {
    const SetLine line{input.text, {input.place, 0}, !input.placed.empty() ? &input.placed : nullptr};
    return apply_set(run_, line, kind, *values_, [this](std::string_view path) -> Result<sources::Text> {
      const auto placed = request_.set_files.find(path);
      Result<ChartFile> read =
          cache_.file(placed == request_.set_files.end() ? path : std::string_view(placed->second));
      if (!read) return read.take_error();
      sources::Builder builder(run_.sources, run_.recording);
      const Span all{read->begin, static_cast<std::uint32_t>(read->bytes->size())};
      if (Status done = builder.literal(all, sources::Origin::file_content, *read->bytes); !done)
        return done.take_error();
      return builder.finish();
    });
  }

  Run& run_;
  const RenderRequest& request_;
  Cache& cache_;
  Map* values_;
};

}  // namespace

Result<Map*> user_values(Run& run, const RenderRequest& request, Cache& cache) {
  return Merge(run, request, cache).merge();
}

Result<Map*> replaced_defaults(Run& run, const RenderRequest& request, Cache& cache) {
  return Merge(run, request, cache).merge_defaults();
}

}  // namespace rummage::helm
