#include <openssl/crypto.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "cli/app.h"

namespace {

unsigned terminal_columns() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return std::clamp<unsigned>(size.ws_col, 40, 120);
}

}  // namespace

int main(int count, char** arguments) {
  // libcrypto would read the machine's configuration file at its first use.
  OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, nullptr);
  std::ios::sync_with_stdio(false);
  rummage::cli::Session session{std::cout, std::cerr, std::cin, isatty(STDOUT_FILENO) == 1, terminal_columns(), {}};
  return rummage::cli::run(count, arguments, session);
}
