dev_build() {
  need "${build_packages[@]}"
  quietly build release rummage
  echo "$PWD/build/release/rummage"
}
