#pragma once

#include <string>
#include <utility>

#include "linter/syntax/yaml.h"

namespace keyref::test {

/// A text with the tree that looks into it; stays where it is made.
struct Parsed {
  explicit Parsed(std::string source) : text(std::move(source)), stream(YamlStream::parse(0, text)) {}
  Parsed(const Parsed&) = delete;
  Parsed& operator=(const Parsed&) = delete;
  ~Parsed() = default;

  const Node& root() const { return *stream.documents().at(0); }
  std::string text_of(std::string_view key) const { return std::string(root().text_of(key)); }

  const std::string text;
  const YamlStream stream;
};

}  // namespace keyref::test
