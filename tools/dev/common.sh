# Shared by the commands of ./dev: packages, building, messages.

say() { printf '%s\n' "$*" >&2; }

build_packages=(g++ cmake ninja-build ccache git libyaml-dev libyaml-cpp-dev libre2-dev libgit2-dev libdeflate-dev
  zlib1g-dev libcli11-dev nlohmann-json3-dev catch2 libfmt-dev libxxhash-dev libssl-dev libarchive-dev libmbedtls-dev
  libhttp-parser-dev libssh2-1-dev libpcre2-dev libacl1-dev liblzma-dev libzstd-dev liblz4-dev libbz2-dev nettle-dev)
clang_packages=(clang-19 clang-tidy-19 clang-format-19 libfuzzer-19-dev libclang-rt-19-dev)

# need PACKAGE...: installs the Debian packages that are missing. Never asks anything.
need() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  local install=(apt-get install -y --no-install-recommends "${missing[@]}")
  local as=()
  if [ "$(id -u)" -ne 0 ]; then
    if sudo -n true 2>/dev/null; then
      as=(sudo -n)
    else
      say "These Debian packages are missing, and installing them needs root. Run, then try again:"
      say "  sudo apt-get update && sudo ${install[*]}"
      exit 2
    fi
  fi
  say "Installing ${#missing[@]} Debian packages: ${missing[*]}"
  # One broken list of many is no reason to stop: what is needed may be in the others.
  "${as[@]}" apt-get update -qq >/dev/null || say "apt-get update failed; going on with the lists that are here"
  "${as[@]}" env DEBIAN_FRONTEND=noninteractive "${install[@]}" >/dev/null || {
    say "Installing failed. The command was: ${as[*]} ${install[*]}"
    exit 2
  }
}

# build PRESET [TARGET...]: configures when needed and builds; the compiler's words go to stderr.
build() {
  local preset=$1
  shift
  [ -f "build/$preset/build.ninja" ] || cmake --preset "$preset" >&2 || return
  ninja -C "build/$preset" "$@" >&2
}

# quietly COMMAND...: shows the output only when the command fails.
quietly() {
  local log
  log=$(mktemp)
  if "$@" >"$log" 2>&1; then
    rm -f "$log"
  else
    cat "$log" >&2
    rm -f "$log"
    return 1
  fi
}
