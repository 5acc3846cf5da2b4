#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace rummage::test {

/// The committed samples of tests/yaml/samples, by name.
std::vector<std::string> sample_texts();

/// YAML files of the development corpora, at most `limit` of at most 64 KiB; empty when they are absent.
std::vector<std::string> corpus_texts(std::size_t limit);

/// `count` texts made from `seeds` by small random edits; the same for the same seeds.
std::vector<std::string> mutated_texts(const std::vector<std::string>& seeds, std::size_t count);

/// `count` short documents put together from a grammar of scalars, flow and block collections.
std::vector<std::string> generated_texts(std::size_t count);

/// `count` documents of double-quoted texts and keys with everything that decides how a text is printed.
std::vector<std::string> printable_texts(std::size_t count);

}  // namespace rummage::test
