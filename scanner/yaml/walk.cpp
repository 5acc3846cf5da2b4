#include "yaml/walk.h"

#include <fmt/format.h>

namespace rummage::yaml {
namespace {

std::string escaped(std::string_view key) {
  std::string out;
  for (const char c : key) {
    if (c == '~' || c == '/') {
      out += c == '~' ? "~0" : "~1";
    } else {
      out += c;
    }
  }
  return out;
}

/// A collection being walked and how far.
struct Frame {
  Node node;
  std::size_t next = 0;
};

/// The next child, its step pushed onto `path`.
Entry take(Frame& frame, Path& path) {
  const std::size_t index = frame.next++;
  if (frame.node.is_sequence()) {
    path.push_index(static_cast<std::uint32_t>(index));
    return {Node(), frame.node.at(index)};
  }
  const Entry entry = frame.node.entry(index);
  path.push_key(entry.key.text());
  return entry;
}

bool holds(Node node, Loc where) {
  const Span span = node.alias_span().value_or(node.span());
  return span.begin.text == where.text && span.begin.offset <= where.offset && where.offset < span.end();
}

/// Steps into the child that holds `where`; false when there is none.
bool step_into(Located& at, Loc where) {
  std::uint32_t index = 0;
  for (const Node item : at.node.items()) {
    if (holds(item, where)) {
      at.path.push_index(index);
      at.node = item;
      return true;
    }
    ++index;
  }
  for (const Entry& entry : at.node.written_entries()) {
    if (!holds(entry.key, where) && !holds(entry.value, where)) continue;
    at.is_key = holds(entry.key, where);
    at.path.push_key(entry.key.text());
    at.node = at.is_key ? entry.key : entry.value;
    return true;
  }
  return false;
}

}  // namespace

std::string Path::pointer() const {
  std::string out;
  for (const Step& step : steps_) out += step.is_index ? fmt::format("/{}", step.index) : "/" + escaped(step.key);
  return out;
}

std::string Path::dotted() const {
  std::string out;
  for (const Step& step : steps_) {
    if (step.is_index) {
      out += fmt::format("[{}]", step.index);
    } else {
      out += (out.empty() ? "" : ".") + std::string(step.key);
    }
  }
  return out;
}

bool walk_scalars(Node root, const std::function<bool(const Leaf&)>& visit, std::uint64_t limit) {
  Path path;
  if (root.is_scalar()) return visit({Node(), root, path});
  std::vector<Frame> frames{{root, 0}};
  std::uint64_t steps = 0;
  while (!frames.empty()) {
    Frame& frame = frames.back();
    if (frame.next == frame.node.size()) {
      frames.pop_back();
      if (!frames.empty()) path.pop();
      continue;
    }
    if (++steps > limit) return false;
    const Entry entry = take(frame, path);
    if (!entry.value.is_scalar()) {
      frames.push_back({entry.value, 0});
      continue;
    }
    if (!visit({entry.key, entry.value, path})) return false;
    path.pop();
  }
  return true;
}

Located locate(Node root, Loc where) {
  Located at{root, {}, false};
  if (!holds(root, where)) return {};
  while (!at.is_key && !at.node.alias_span() && step_into(at, where)) {
  }
  return at;
}

}  // namespace rummage::yaml
