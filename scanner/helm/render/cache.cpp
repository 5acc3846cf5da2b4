#include "helm/render/cache.h"

#include <map>
#include <mutex>
#include <tuple>
#include <unordered_map>

#include "helm/chart/gather.h"
#include "tree/path.h"

namespace rummage::helm {
namespace {

using ChartKey = std::tuple<std::string, int, bool>;
using TemplateKey = std::tuple<TextId, std::string, int, bool, bool>;

ParsedTemplate parse(sources::Sources& all, const ChartFile& file, const std::string& name, const ParseOptions& options,
                     sources::Recording recording) {
  const auto failed = [](Error error) {
    return ParsedTemplate{nullptr, std::make_shared<const Error>(std::move(error))};
  };
  Result<sources::Text> source = template_source(all, recording, file.begin.text);
  if (!source) return failed(source.take_error());
  if (file.begin.offset != 0) {
    sources::Builder builder(all, recording);
    builder.slice(*source, file.begin.offset, source->size());
    source = builder.finish();
  }
  auto tree = parse_template(all, recording, options, name, std::move(*source));
  if (!tree) return failed(tree.take_error());
  return {std::move(*tree), nullptr};
}

}  // namespace

struct Cache::State {
  const tree::Tree& tree;
  sources::Sources& sources;
  std::mutex mutex;
  std::map<ChartKey, std::shared_ptr<const Loaded>> charts;
  std::map<TemplateKey, std::shared_ptr<const ParsedTemplate>> templates;
  std::unordered_map<TextId, std::shared_ptr<const yaml::Parsed>> documents;
  std::once_flag indexed;
  std::unique_ptr<const ChartIndex> index;

  // The value of a memo, made outside the lock when it is absent; of two makers the first wins.
  template <class Memo, class Key, class Make>
  auto remembered(Memo& memo, const Key& key, Make make) -> typename Memo::mapped_type {
    {
      const std::lock_guard lock(mutex);
      if (const auto found = memo.find(key); found != memo.end()) return found->second;
    }
    auto made = std::make_shared<std::remove_const_t<typename Memo::mapped_type::element_type>>(make());
    const std::lock_guard lock(mutex);
    return memo.emplace(key, std::move(made)).first->second;
  }
};

Cache::Cache(const tree::Tree& tree, sources::Sources& sources) : state_(new State{tree, sources}) {}
Cache::~Cache() = default;

const tree::Tree& Cache::tree() const {
  return state_->tree;
}

sources::Sources& Cache::sources() const {
  return state_->sources;
}

std::shared_ptr<const Loaded> Cache::chart(std::string_view root, const LoadOptions& options) {
  const ChartKey key{std::string(root), options.helm, options.lenient};
  return state_->remembered(state_->charts, key,
                            [&] { return load_chart(state_->tree, root, state_->sources, options); });
}

Result<ChartFile> Cache::file(std::string_view path) {
  Result<tree::Blob> blob = state_->tree.read(path);
  if (!blob) return blob.take_error();
  const TextId id = state_->sources.add_blob(blob->id, blob->bytes);
  return ChartFile{std::string(tree::base_name(path)), std::string(path), {id, 0}, blob->bytes};
}

std::shared_ptr<const yaml::Parsed> Cache::documents(const ChartFile& file) {
  return state_->remembered(state_->documents, file.begin.text,
                            [&] { return yaml::parse(*file.bytes, file.begin.text); });
}

std::shared_ptr<const ParsedTemplate> Cache::parsed(const ChartFile& file, const std::string& name,
                                                    const ParseOptions& options, sources::Recording recording) {
  const TemplateKey key{file.begin.text, name, options.helm, options.lenient, recording == sources::Recording::on};
  return state_->remembered(state_->templates, key,
                            [&] { return parse(state_->sources, file, name, options, recording); });
}

const ChartIndex& Cache::index() {
  std::call_once(state_->indexed, [this] { state_->index = std::make_unique<ChartIndex>(state_->tree); });
  return *state_->index;
}

}  // namespace rummage::helm
