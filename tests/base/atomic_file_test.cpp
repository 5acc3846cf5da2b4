#include "base/atomic_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace fs = std::filesystem;
using namespace rummage;

namespace {

struct Folder {
  Folder() : path(fs::temp_directory_path() / ("rummage-atomic-" + std::to_string(getpid()))) {
    fs::create_directories(path);
  }
  ~Folder() { fs::remove_all(path); }
  std::string at(const std::string& name) const { return (path / name).string(); }
  std::size_t entries() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(path), fs::directory_iterator()));
  }
  fs::path path;
};

std::string text_of(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

std::string refusal(const std::string& path) {
  const Status status = write_report_file(path, "new");
  return status ? "written" : status.error().code;
}

}  // namespace

TEST_CASE("a report is written whole, and replaces an older one with its permissions") {
  Folder folder;
  REQUIRE(write_report_file(folder.at("r.json"), "first").ok());
  fs::permissions(folder.at("r.json"), fs::perms::owner_read | fs::perms::owner_write);
  REQUIRE(write_report_file(folder.at("r.json"), std::string(1 << 20, 'x')).ok());
  CHECK(text_of(folder.at("r.json")) == std::string(1 << 20, 'x'));
  CHECK(fs::status(folder.at("r.json")).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(folder.entries() == 1);
}

TEST_CASE("a path that is there and no regular file is refused and stays as it is") {
  Folder folder;
  fs::create_directory(folder.at("dir"));
  std::ofstream(folder.at("target")) << "old";
  fs::create_symlink(folder.at("target"), folder.at("link"));
  fs::create_symlink("/dev/null", folder.at("device"));
  fs::create_symlink(folder.at("nowhere"), folder.at("dangling"));
  REQUIRE(mkfifo(folder.at("fifo").c_str(), 0600) == 0);
  for (const char* name : {"dir", "link", "device", "dangling", "fifo"})
    CHECK(refusal(folder.at(name)) == "file/not-regular");
  CHECK(refusal("/dev/null") == "file/not-regular");
  CHECK_FALSE(check_report_file(folder.at("fifo")).ok());
  CHECK_FALSE(check_report_file(folder.at("absent/r.json")).ok());
  CHECK(check_report_file(folder.at("r.json")).ok());
  CHECK(text_of(folder.at("target")) == "old");
  CHECK(folder.entries() == 6);
}

TEST_CASE("what cannot be written leaves nothing behind and says why") {
  Folder folder;
  CHECK(refusal(folder.at("absent/r.json")) == "file/write");
  CHECK(refusal(folder.at("r.json/")) == "file/write");
  CHECK(folder.entries() == 0);
}
