#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "linter/base/function_ref.h"
#include "linter/secret/find_secrets.h"
#include "linter/source/span.h"
#include "linter/syntax/yaml.h"

namespace keyref::literals {

/// A file whose literals are read.
struct File {
  FileId id = 0;
  std::string_view path;
  std::string_view text;
  const Prefiltered& hits;
  long long now = 0;                 ///< seconds since 1970
  int depth = 0;                     ///< in how many others the file is written
  const YamlStream* yaml = nullptr;  ///< of the text, where somebody has parsed it already
};

/// A value that a file gives to a name, whatever they are: front ends extract and judge nothing.
struct Pair {
  std::string_view name;        ///< of a variable, key or option, as written; empty: none
  std::string_view value;       ///< with escapes resolved; lasts while the pair is handed over
  Place place;                  ///< of the value as written, without quotes
  const Span* bytes = nullptr;  ///< where each byte of the value is written, if not as it is or all at the place
  std::string_view rule;  ///< the rule of the file or the place that tells it: "literal-env-value", "dockerfile-secret"
  bool sink = false;      ///< handed to something that takes nothing but secrets: `--password`, `curl -u`
  bool comment = false;   ///< in a comment
  bool leak = false;      ///< no value, but a secret gets where it stays: `ARG NPM_TOKEN`, `sh "… ${TOKEN}"`; with
                          ///< `sink` it surely is one, else the name must say so. The place: where that is written
  std::string_view container = {};  ///< of a manifest, as the next two
  std::string_view kind = {};
  std::string_view object = {};

  /// Where a part of the value is written.
  Span written(std::size_t begin, std::size_t end) const {
    if (bytes != nullptr && begin < end) return {bytes[begin].begin, bytes[end - 1].end};
    if (place.span.end - place.span.begin != value.size()) return place.span;
    return {place.span.begin + static_cast<std::uint32_t>(begin), place.span.begin + static_cast<std::uint32_t>(end)};
  }
};

using PairSink = FunctionRef<void(const Pair&)>;

}  // namespace keyref::literals
