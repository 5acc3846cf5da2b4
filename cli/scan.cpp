#include <CLI/CLI.hpp>
#include <memory>

#include "cli/scan_command.h"
#include "engine/range_word.h"

namespace rummage::cli {
namespace {

// What `scan` and `git` take besides: which part of the history, and whose refs count.
struct HistoryWords {
  std::string since, fail_on_refs;
  std::vector<std::string> branches;

  Status complete(engine::Request& request) const {
    if (request.options.no_history && (!since.empty() || !branches.empty()))
      return Error{"usage", "--no-history leaves nothing for --since-commit and --branch to choose from", {}, {}};
    request.scope.since = since;
    request.scope.branches = branches;
    if (!fail_on_refs.empty()) request.options.all_refs_fail = fail_on_refs == "all";
    return Done{};
  }
};

std::shared_ptr<HistoryWords> add_history_options(CLI::App& command) {
  auto words = std::make_shared<HistoryWords>();
  const char* scan = "What is read";
  command
      .add_option("--since-commit", words->since,
                  "Of the history only commits that COMMIT does not reach: those of COMMIT..HEAD, or of --branch")
      ->type_name("COMMIT")
      ->group(scan);
  command
      .add_option("--branch", words->branches,
                  "Of the history only what this branch (main, origin/main) or tag reaches; may be given several times")
      ->type_name("NAME")
      ->allow_extra_args(false)
      ->group(scan);
  command
      .add_option("--fail-on-refs", words->fail_on_refs,
                  "head: only the worktree and HEAD's history count for the gate (default of scan); all: other refs, "
                  "stashes and what no ref reaches as well (default of git)")
      ->check(CLI::IsMember({"head", "all"}))
      ->group("Gate");
  return words;
}

}  // namespace

void add_scan(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("scan", "Everything: files of the worktree, Kubernetes objects, the full history");
  auto path = std::make_shared<std::string>(".");
  command->add_option("PATH", *path, "A repository, a part of one, or a folder");
  const auto words = add_history_options(*command);
  add_scan_command(*command, session, [path, words](engine::Request& request) {
    request.scope.kind = engine::ScopeKind::worktree;
    request.scope.paths = {*path};
    request.scope.with_history = !request.options.no_history;
    return words->complete(request);
  });
}

void add_git(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("git", "The history of a repository only");
  auto path = std::make_shared<std::string>("."), range = std::make_shared<std::string>();
  command->add_option("REPO", *path, "A repository, bare or not");
  command->add_option("RANGE", *range,
                      "Commits as for git log: BASE..HEAD (in HEAD, not in BASE), A...B (in one of them only), or a "
                      "revision (all that it reaches). REPO may be left out before a range with dots");
  const auto words = add_history_options(*command);
  add_scan_command(*command, session, [path, range, words](engine::Request& request) {
    const bool lone = range->empty() && engine::names_range(*path);
    request.scope.kind = engine::ScopeKind::history;
    request.scope.paths = {lone ? "." : *path};
    request.scope.range = lone ? *path : *range;
    request.scope.with_history = true;
    request.options.all_refs_fail = true;
    return words->complete(request);
  });
}

void add_dir(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("dir", "Files and objects of folders, no Git needed");
  auto paths = std::make_shared<std::vector<std::string>>();
  command->add_option("PATH", *paths, "Files or folders")->required();
  add_scan_command(*command, session, [paths](engine::Request& request) {
    request.scope.kind = engine::ScopeKind::directory;
    request.scope.paths = *paths;
    return Status(Done{});
  });
}

void add_stdin(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("stdin", "One text from standard input");
  add_scan_command(*command, session, [&session](engine::Request& request) {
    request.scope.kind = engine::ScopeKind::stream;
    // One byte more than the limit, so that a longer text is told from one that just fits.
    std::string& text = request.scope.stream;
    std::vector<char> buffer(1 << 16);
    while (session.in && text.size() <= request.options.limits.file_size) {
      session.in.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
      text.append(buffer.data(), static_cast<std::size_t>(session.in.gcount()));
    }
    return Status(Done{});
  });
}

}  // namespace rummage::cli
