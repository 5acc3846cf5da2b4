#include "git/store/visit_workers.h"

#include "git/store/delta.h"
#include "git/store/loose.h"
#include "git/store/mapped_file.h"

namespace rummage::git::store {
namespace {

constexpr float kWorthHandingOver = 200 * 1000;  // bytes of content, by weight
constexpr std::size_t kMaxLooseFile = std::size_t{1} << 31;

}  // namespace

void VisitWorker::work() {
  bool had_one = false;
  while (auto item = run_.queue.next(had_one)) {
    had_one = true;
    if (item->pack == run_.forests.size())
      visit_loose(item->node);
    else
      run_tree(*item);
  }
}

// Depth-first with an explicit stack. The heaviest child comes last and its parent's buffer is given up before going
// below it, so that at most about log2(nodes) buffers are alive.
void VisitWorker::run_tree(const VisitItem& item) {
  const DeltaForest& forest = run_.forests[item.pack];
  std::vector<Frame> stack;
  visit_node(item.pack, item.node, Frame{item.base, false, {}, 0}, stack);
  while (!stack.empty()) {
    Frame& top = stack.back();
    std::uint32_t child = top.children[top.next++];
    Frame parent{top.content, top.too_large, {}, 0};
    if (top.next == top.children.size()) {
      stack.pop_back();
    } else if (parent.content != nullptr && run_.queue.hungry() && forest.weight(child) > kWorthHandingOver) {
      run_.queue.hand_over({item.pack, child, std::move(parent.content)});
      continue;
    }
    visit_node(item.pack, child, parent, stack);
    if (parent.content != nullptr) buffers_.give_back(std::move(parent.content));
  }
}

void VisitWorker::visit_node(std::uint32_t pack, std::uint32_t node, const Frame& parent, std::vector<Frame>& stack) {
  const DeltaForest& forest = run_.forests[pack];
  Made made = make(pack, node, parent);
  if (made.content == nullptr && !made.too_large) recover(pack, node, made);
  if (made.content != nullptr) made.content->slot = run_.store.first_slot(pack) + forest.position(node);
  if (forest.wanted(node)) report(pack, node, made);
  auto children = forest.children(node);
  if (!children.empty())
    stack.push_back({std::move(made.content), made.too_large, children, 0});
  else if (made.content != nullptr)
    buffers_.give_back(std::move(made.content));
}

VisitWorker::Made VisitWorker::make(std::uint32_t pack, std::uint32_t node, const Frame& parent) {
  const DeltaForest& forest = run_.forests[pack];
  if (parent.too_large) return {nullptr, true, {}};
  std::string_view bytes = run_.store.packs()[pack].bytes();
  auto entry = run_.store.packs()[pack].entry(forest.offset(node));
  if (!entry || entry->data > forest.end(node)) return {};
  std::string_view packed = bytes.substr(entry->data, forest.end(node) - entry->data);
  if (!believable(entry->size, packed.size())) return {};
  std::uint64_t limit = forest.children(node).empty() ? run_.options.size_limit : run_.options.base_limit;
  if (entry->kind) return make_whole(packed, *entry, limit);
  if (parent.content == nullptr) return {};
  return make_delta(packed, *entry, parent.content, limit);
}

VisitWorker::Made VisitWorker::make_whole(std::string_view packed, const PackEntry& entry, std::uint64_t limit) {
  if (entry.size > limit) return {nullptr, true, {}};
  Made made{buffers_.take(entry.size), false, {}};
  made.content->kind = *entry.kind;
  if (!inflater_.inflate(packed, made.content->data.get(), entry.size)) made.content = nullptr;
  return made;
}

VisitWorker::Made VisitWorker::make_delta(std::string_view packed, const PackEntry& entry, const SharedBuffer& base,
                                          std::uint64_t limit) {
  if (entry.size > run_.options.base_limit) return {nullptr, true, {}};
  delta_.resize(entry.size);
  if (!inflater_.inflate(packed, delta_.data(), delta_.size())) return {};
  auto delta = parse_delta(delta_);
  if (!delta) return {};
  if (delta->result_size > limit) return {nullptr, true, {}};
  Made made{
      buffers_.take(delta->result_size), false, {base->slot, base->view(), delta->instructions, base->memory.get()}};
  made.content->kind = base->kind;
  if (!apply_delta(*delta, base->view(), made.content->data.get())) made.content = nullptr;
  return made;
}

// Whether another copy of the object, or of the base it lacks, may exist.
bool VisitWorker::has_other_source(std::uint32_t pack, std::uint32_t node) const {
  const DeltaForest& forest = run_.forests[pack];
  const std::uint8_t* id = run_.store.packs()[pack].index().raw_id(forest.position(node));
  auto entry = run_.store.packs()[pack].entry(forest.offset(node));
  if (entry && entry->base_id != nullptr && forest.base(node) == DeltaForest::kNone)
    return run_.store.slot(entry->base_id).has_value();
  return run_.store.copies(id) > 1;
}

void VisitWorker::recover(std::uint32_t pack, std::uint32_t node, Made& made) {
  if (!has_other_source(pack, node) || run_.recoveries_left.fetch_sub(1) <= 0) return;
  if (reader_ == nullptr) reader_ = std::make_unique<ObjectReader>(run_.store);
  ContentId id = run_.store.packs()[pack].index().id(run_.forests[pack].position(node));
  auto object = reader_->read(id, run_.options.base_limit);
  if (!object) return;
  made = {buffers_.take(object->content.size()), false, {}};
  object->content.copy(made.content->data.get(), object->content.size());
  made.content->kind = object->kind;
}

// Visits a wanted node, or puts it down as skipped or corrupt.
void VisitWorker::report(std::uint32_t pack, std::uint32_t node, const Made& made) {
  const DeltaForest& forest = run_.forests[pack];
  std::uint32_t slot = run_.store.first_slot(pack) + forest.position(node);
  auto kind = made.content != nullptr ? std::optional(made.content->kind) : forest.kind(node);
  if (kind && !forest.kind(node)) ++result.present[*kind];  // the others were counted from the headers
  if (kind && !run_.options.wants(*kind)) return;
  if (made.content == nullptr && !made.too_large) return result.corrupt.push_back(run_.store.id(slot));
  if (made.content != nullptr && made.content->size <= run_.options.size_limit)
    return deliver(slot, *made.content, made.delta.base.data() != nullptr ? &made.delta : nullptr,
                   !forest.children(node).empty());
  auto header = run_.store.header(run_.store.id(slot));
  if (header)
    result.skipped.push_back({run_.store.id(slot), header->kind, header->size});
  else
    result.corrupt.push_back(run_.store.id(slot));
}

void VisitWorker::visit_loose(std::uint32_t loose) {
  const auto& found = run_.store.loose()[loose];
  auto file = read_file(loose_path(run_.store.object_dirs()[found.directory], found.id), kMaxLooseFile);
  auto header = file ? peek_loose(*file) : std::nullopt;
  if (!header) return result.corrupt.push_back(found.id);
  ++result.present[header->kind];
  if (!run_.options.wants(header->kind)) return;
  std::uint32_t slot = run_.store.first_slot(run_.forests.size()) + loose;
  if (run_.options.wanted && !run_.options.wanted(slot)) return;
  if (header->size > run_.options.size_limit) return result.skipped.push_back({found.id, header->kind, header->size});
  auto object = inflate_loose(*file, *header, inflater_);
  if (!object) return result.corrupt.push_back(found.id);
  ++result.visited[object->kind];
  result.bytes += object->content.size();
  run_.visitor({run_.store, slot, object->kind, object->content, nullptr, nullptr}, number_);
}

void VisitWorker::deliver(std::uint32_t slot, ContentBuffer& content, const DeltaView* delta, bool is_base) {
  ++result.visited[content.kind];
  result.bytes += content.size;
  run_.visitor({run_.store, slot, content.kind, content.view(), delta, is_base ? &content.memory : nullptr}, number_);
}

}  // namespace rummage::git::store
