dev_build() {
  need "${build_packages[@]}"
  quietly build release rummage || return
  echo "$PWD/build/release/rummage"
}
