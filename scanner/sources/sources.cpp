#include "sources/sources.h"

#include <cstring>

#include "sources/records.h"

namespace rummage::sources {
namespace {

Error no_reader() {
  return {"sources/no-reader", "The bytes of a text were dropped and nobody can read them again", {}, {}};
}
Error unknown() {
  return {"sources/unknown", "No such text", {}, {}};
}

std::string entry_key(TextId parent, std::string_view path) {
  std::string key(sizeof parent, '\0');
  std::memcpy(key.data(), &parent, sizeof parent);
  return key.append(path);
}

}  // namespace

Sources::Sources(Readers readers) : state_(std::make_unique<State>()) {
  state_->readers = std::move(readers);
}
Sources::~Sources() = default;

TextId Sources::add_blob(const ContentId& id, Bytes bytes) {
  TextId text = 0;
  {
    std::lock_guard lock(state_->registration);
    auto [place, is_new] = state_->blobs.try_emplace(id, 0);
    if (is_new) return place->second = state_->records.add(BlobRecord{id, std::move(bytes)});
    text = place->second;
  }
  if (bytes && text != 0) keep(text, std::move(bytes));
  return text;
}

TextId Sources::add_entry(TextId parent, std::string_view path, Bytes bytes) {
  TextId text = 0;
  {
    std::lock_guard lock(state_->registration);
    auto [place, is_new] = state_->entries.try_emplace(entry_key(parent, path), 0);
    if (is_new) return place->second = state_->records.add(EntryRecord{parent, std::string(path), std::move(bytes)});
    text = place->second;
  }
  if (bytes && text != 0) keep(text, std::move(bytes));
  return text;
}

Result<TextId> Sources::add_layer(Codec codec, Span below) {
  auto bytes = slice(below);
  if (!bytes) return bytes.take_error();
  auto recoded = decode(codec, *bytes);
  if (!recoded) return recoded.take_error();
  TextId text = add_layer(codec, below, std::move(*recoded));
  if (text == 0) return Error{"sources/full", "The run has more texts than it can number", below, {}};
  return text;
}

TextId Sources::add_layer(Codec codec, Span below, Recoded recoded, Origin origin, Origin own) {
  return state_->add(LayerRecord{codec, origin, own, below, share(std::move(recoded.bytes)), std::move(recoded.map)});
}

TextId Sources::add(Text text) {
  return state_->add(std::move(text));
}

Kind Sources::kind(TextId text) const {
  Record* record = state_->records.find(text);
  return record ? static_cast<Kind>(record->index()) : Kind::none;
}

ContentId Sources::content(TextId text) const {
  auto* blob = state_->records.find_as<BlobRecord>(text);
  return blob ? blob->id : ContentId();
}

TextId Sources::parent(TextId text) const {
  if (auto* entry = state_->records.find_as<EntryRecord>(text)) return entry->parent;
  if (auto* layer = state_->records.find_as<LayerRecord>(text)) return layer->below.begin.text;
  return 0;
}

std::string Sources::entry_path(TextId text) const {
  auto* entry = state_->records.find_as<EntryRecord>(text);
  return entry ? entry->path : std::string();
}

Text Sources::built(TextId text) const {
  auto* found = state_->records.find_as<Text>(text);
  return found ? *found : Text();
}

// The place where a blob or an entry keeps its bytes; null for the other kinds.
Bytes* Sources::slot(TextId text) const {
  if (auto* blob = state_->records.find_as<BlobRecord>(text)) return &blob->bytes;
  if (auto* entry = state_->records.find_as<EntryRecord>(text)) return &entry->bytes;
  return nullptr;
}

void Sources::keep(TextId text, Bytes bytes) const {
  std::lock_guard lock(state_->lock_of(text));
  Bytes* place = slot(text);
  if (place != nullptr && !*place) *place = std::move(bytes);
}

void Sources::drop(TextId text) {
  std::lock_guard lock(state_->lock_of(text));
  if (Bytes* place = slot(text)) place->reset();
}

// Reads the bytes of a blob, or of an entry out of its archive, which may have to be read first.
Result<Bytes> Sources::read_again(TextId text) const {
  if (auto* blob = state_->records.find_as<BlobRecord>(text))
    return state_->readers.blob ? state_->readers.blob(blob->id) : Result<Bytes>(no_reader());
  auto* entry = state_->records.find_as<EntryRecord>(text);
  if (!state_->readers.entry || entry->parent >= text) return no_reader();
  auto archive = bytes(entry->parent);
  return archive ? state_->readers.entry(*archive, entry->path) : std::move(archive);
}

Result<Bytes> Sources::bytes(TextId text) const {
  if (auto* layer = state_->records.find_as<LayerRecord>(text)) return layer->bytes;
  if (auto* built = state_->records.find_as<Text>(text)) return share(std::string(built->view()));
  Bytes* place = slot(text);
  if (place == nullptr) return unknown();
  {
    std::lock_guard lock(state_->lock_of(text));
    if (*place) return *place;
  }
  auto read = read_again(text);
  if (read && !*read) return no_reader();
  if (read) keep(text, *read);
  return read;
}

Result<std::string> Sources::slice(Span span) const {
  auto whole = bytes(span.begin.text);
  if (!whole) return whole.take_error();
  if (std::uint64_t{span.begin.offset} + span.length > (*whole)->size())
    return Error{"sources/out-of-range", "A span reaches past the end of its text", span, {}};
  return (*whole)->substr(span.begin.offset, span.length);
}

std::size_t Sources::size() const {
  return state_->records.size();
}

}  // namespace rummage::sources
