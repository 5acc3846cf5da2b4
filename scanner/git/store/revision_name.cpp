#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "git/store/commit.h"
#include "git/store/mapped_file.h"
#include "git/store/revision.h"
#include "git/store/revision_text.h"
#include "git/store/short_id.h"

// Revision expressions of the plain sort, without libgit2.
namespace rummage::git::store {
namespace {

constexpr std::size_t kMaxRefFile = 1 << 16;

bool all_hex(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789abcdefABCDEF") == text.npos;
}

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

Error unknown(const std::string& text, std::string_view why = {}) {
  return Error{"git/unknown-revision", fmt::format("unknown revision {}{}{}", text, why.empty() ? "" : ": ", why)};
}

class Resolver {
 public:
  Resolver(const Repository& repository, const ObjectStore& store, const Refs& refs, const std::string& text)
      : repository_(repository), store_(store), refs_(refs), text_(text) {}

  /// Nothing: the name is not known here.
  std::optional<Result<ContentId>> name(const std::string& name) const {
    if (auto whole = ContentId::from_hex(lower(name))) {
      if (store_.contains(*whole)) return *whole;
      return unknown(text_, "there is no such object here");
    }
    if (name == "HEAD") return head();
    if (auto id = pseudo_ref(name)) return *id;
    for (const char* rule :
         {"{}", "refs/{}", "refs/tags/{}", "refs/heads/{}", "refs/remotes/{}", "refs/remotes/{}/HEAD"})
      if (auto id = refs_.find(fmt::format(fmt::runtime(rule), name))) return *id;
    if (name.size() >= 4 && all_hex(name)) return short_id(lower(name));
    return std::nullopt;
  }

  Result<ContentId> step(const ContentId& from, const RevisionStep& step) const {
    auto peeled = peel(store_, from);
    if (!peeled) return unknown(text_, peeled.error().message);
    if (step.kind == RevisionStep::Kind::peel) return peeled->id;
    if (peeled->kind != ObjectKind::commit) return unknown(text_, "it is no commit");
    ContentId at = peeled->id;
    if (step.kind == RevisionStep::Kind::parent) return parent(at, step.count);
    for (std::uint32_t i = 0; step.kind == RevisionStep::Kind::ancestor && i < step.count; ++i) {
      auto above = parent(at, 1);
      if (!above) return above;
      at = *above;
    }
    return at;
  }

 private:
  Result<ContentId> head() const {
    auto head = read_head(repository_, refs_);
    if (!head) return unknown(text_, head.error().message);
    if (head->commit.empty()) return unknown(text_, "there is no commit yet");
    return head->commit;
  }

  // FETCH_HEAD, ORIG_HEAD and their like: files beside HEAD whose first word is an id.
  std::optional<ContentId> pseudo_ref(const std::string& name) const {
    if (!name.ends_with("_HEAD") || name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ_") != name.npos)
      return std::nullopt;
    const auto content = read_if_present(repository_.git_dir + "/" + name, kMaxRefFile);
    if (!content) return std::nullopt;
    return leading_id(*content, repository_.hash);
  }

  // Among several objects the one that leads to a commit is meant, as everywhere here.
  Result<ContentId> short_id(const std::string& digits) const {
    std::vector<ContentId> found = ids_that_begin(store_, digits);
    if (found.size() > 1)
      std::erase_if(found, [&](const ContentId& id) {
        auto peeled = peel(store_, id);
        return !peeled || peeled->kind != ObjectKind::commit;
      });
    if (found.size() == 1) return found.front();
    return unknown(text_, found.empty() ? "no commit's id begins so" : "several commits' ids begin so");
  }

  Result<ContentId> parent(const ContentId& commit, std::uint32_t number) const {
    auto object = store_.read(commit);
    if (!object) return unknown(text_, object.error().message);
    auto parsed = parse_commit(object->content);
    if (!parsed) return unknown(text_, parsed.error().message);
    const bool cut = std::binary_search(repository_.shallow.begin(), repository_.shallow.end(), commit);
    if (number <= parsed->parents.size() && !cut) return parsed->parents[number - 1];
    const std::string which = commit.hex().substr(0, 12);
    return unknown(text_, cut                       ? which + " is where the history is cut off"
                          : parsed->parents.empty() ? which + " has no parent"
                                                    : fmt::format("{} has no parent {}", which, number));
  }

  const Repository& repository_;
  const ObjectStore& store_;
  const Refs& refs_;
  const std::string& text_;
};

}  // namespace

Result<ContentId> resolve_revision(const Repository& repository, const ObjectStore& store, const Refs& refs,
                                   const std::string& text) {
  const auto parsed = parse_revision(text);
  const Resolver resolver(repository, store, refs, text);
  auto found = parsed ? resolver.name(parsed->name) : std::nullopt;
  if (!found) {
    auto by_library = resolve_by_library(repository, text);
    if (by_library || !parsed) return by_library;
    return unknown(text, "there is no such branch, tag or commit here");
  }
  if (!*found) return found->take_error();
  ContentId at = **found;
  for (const RevisionStep& step : parsed->steps) {
    auto next = resolver.step(at, step);
    if (!next) return next;
    at = *next;
  }
  return at;
}

}  // namespace rummage::git::store
