#include <CLI/CLI.hpp>
#include <memory>

#include "cli/scan_command.h"

namespace rummage::cli {

void add_scan(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("scan", "Everything: files of the worktree, Kubernetes objects, the full history");
  auto path = std::make_shared<std::string>(".");
  command->add_option("PATH", *path, "A repository, a part of one, or a folder");
  add_scan_command(*command, session, [path](engine::Request& request) {
    request.scope.kind = engine::ScopeKind::worktree;
    request.scope.paths = {*path};
    request.scope.with_history = !request.options.no_history;
    return Status(Done{});
  });
}

void add_git(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("git", "The history of a repository only");
  auto path = std::make_shared<std::string>(".");
  command->add_option("REPO", *path, "A repository, bare or not");
  add_scan_command(*command, session, [path](engine::Request& request) {
    request.scope.kind = engine::ScopeKind::history;
    request.scope.paths = {*path};
    request.scope.with_history = true;
    request.options.all_refs_fail = true;
    return Status(Done{});
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
