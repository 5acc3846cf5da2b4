dev_fmt() {
  need "${clang_packages[@]}"
  git ls-files -z '*.cpp' '*.h' | xargs -0 clang-format-19 -i
}
