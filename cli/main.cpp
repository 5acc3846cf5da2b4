#include <openssl/crypto.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <iostream>

#include "cli/app.h"

namespace {

unsigned terminal_columns() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return std::clamp<unsigned>(size.ws_col, 40, 120);
}

// Nothing is half-written: reports are renamed into place at the end.
extern "C" void interrupted(int) {
  constexpr char words[] = "rummage: interrupted\n";
  if (write(STDERR_FILENO, words, sizeof words - 1) < 0) _exit(rummage::cli::interrupted);
  _exit(rummage::cli::interrupted);
}

}  // namespace

int main(int count, char** arguments) {
  // libcrypto would read the machine's configuration file at its first use.
  OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, nullptr);
  std::signal(SIGINT, interrupted);
  std::ios::sync_with_stdio(false);
  rummage::cli::Session session{std::cout, std::cerr, std::cin, isatty(STDOUT_FILENO) == 1, terminal_columns(), {}};
  const int code = rummage::cli::run(count, arguments, session);
  std::cout.flush();
  std::cerr.flush();
  // Reports are written. What libraries take down at exit, the system takes back faster.
  _exit(code);
}
