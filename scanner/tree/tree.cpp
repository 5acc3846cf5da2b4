#include "tree/tree.h"

#include <algorithm>

#include "tree/errors.h"
#include "tree/limits.h"
#include "tree/path.h"

namespace rummage::tree {
namespace {

// As many links as Linux follows in one path (path_resolution(7)).
constexpr int most_hops = 40;

// Follows links part by part. `rest_` is what is still to be walked, `done_` is a directory without links.
class Resolver {
 public:
  Resolver(const Tree& tree, std::string_view path) : tree_(tree), rest_(path) {}

  Result<std::string> run() {
    if (rest_.starts_with('/')) return outside();
    while (!rest_.empty()) {
      std::string part = take_part();
      if (part.empty() || part == ".") continue;
      if (leaf_) return not_found();
      Status status = part == ".." ? up() : down(part);
      if (!status) return status.take_error();
    }
    return done_;
  }

 private:
  std::string take_part() {
    std::size_t slash = rest_.find('/');
    std::string part = rest_.substr(0, slash);
    rest_ = slash == rest_.npos ? std::string() : rest_.substr(slash + 1);
    return part;
  }

  Status up() {
    if (done_.empty()) return outside();
    done_.resize(parent(done_).size());
    return Done{};
  }

  Status down(const std::string& part) {
    std::string next = child(done_, part);
    auto entry = tree_.lookup(next);
    if (!entry) return entry.take_error();
    if (entry->mode == Mode::symlink) return follow(next);
    done_ = std::move(next);
    leaf_ = entry->mode != Mode::directory;
    return Done{};
  }

  Status follow(const std::string& link) {
    if (++hops_ > most_hops) return Error{code::link_loop, "Links lead in a circle, or there are more than 40", {}, {}};
    auto target = tree_.content(link);
    if (!target) return target.take_error();
    std::string_view text = target->view();
    if (text.empty() || text.find('\0') != text.npos) return not_found();
    if (text.starts_with('/')) return outside();
    rest_ = rest_.empty() ? std::string(text) : std::string(text) + "/" + rest_;
    return Done{};
  }

  static Error outside() { return {code::link_outside, "The path leads out of the tree and is not followed", {}, {}}; }

  const Tree& tree_;
  std::string rest_, done_;
  int hops_ = 0;
  bool leaf_ = false;  // done_ is no directory
};

}  // namespace

Error not_found() {
  return {code::not_found, "There is no such file", {}, {}};
}

Error not_a_file(Mode mode) {
  if (mode == Mode::submodule) return {code::submodule, "A submodule is not entered", {}, {}};
  return {code::not_a_file, "This is no file", {}, {}};
}

Listing Tree::list(std::string_view directory) const {
  Listing out;
  std::vector<std::string> todo{std::string(directory)};
  std::size_t seen = 0;  // directories count: a commit may hold the same few trees billions of times
  while (!todo.empty()) {
    Listing some = children(todo.back());
    todo.pop_back();
    seen += some.entries.size();
    for (Notice& notice : some.notices) out.notices.push_back(std::move(notice));
    for (Entry& entry : some.entries) {
      if (entry.mode == Mode::directory) {
        todo.push_back(std::move(entry.path));
      } else {
        out.entries.push_back(std::move(entry));
      }
    }
    if (seen > most_entries()) {
      out.notices.push_back(
          {code::too_many, NoticeLevel::error, "Too many files: the rest is left out", std::string(directory)});
      break;
    }
  }
  sort(out);
  return out;
}

std::uint32_t Tree::most_entries() const {
  return Limits().entries;
}

void sort(Listing& listing) {
  std::sort(listing.entries.begin(), listing.entries.end(),
            [](const Entry& a, const Entry& b) { return a.path < b.path; });
  std::sort(listing.notices.begin(), listing.notices.end());
}

Result<ContentId> Tree::content_id(std::string_view path) const {
  auto blob = content(path);
  if (!blob) return blob.take_error();
  return blob->id;
}

Result<std::string> Tree::resolve(std::string_view path) const {
  return Resolver(*this, path).run();
}

Result<Blob> Tree::read(std::string_view path) const {
  // Most paths have no link in them: one look is enough.
  auto direct = content(path);
  if (direct && direct->mode != Mode::symlink) return direct;
  if (!direct && direct.error().code != code::not_found) return direct;
  auto real = resolve(path);
  if (!real) return real.take_error();
  return content(*real);
}

Result<ContentId> Tree::id(std::string_view path) const {
  auto real = resolve(path);
  if (!real) return real.take_error();
  return content_id(*real);
}

Notice to_notice(const Error& error, std::string path) {
  static constexpr std::string_view warnings[] = {code::not_a_file, code::link_loop, code::link_outside,
                                                  code::too_large};
  static constexpr std::string_view notes[] = {code::special_file, code::submodule};
  NoticeLevel level = NoticeLevel::error;
  if (std::find(std::begin(warnings), std::end(warnings), error.code) != std::end(warnings))
    level = NoticeLevel::warning;
  if (std::find(std::begin(notes), std::end(notes), error.code) != std::end(notes)) level = NoticeLevel::note;
  return {error.code, level, error.message, std::move(path)};
}

}  // namespace rummage::tree
