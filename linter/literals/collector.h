#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/model/literal.h"
#include "linter/secret/find_secrets.h"
#include "linter/secret/judge.h"

namespace keyref::literals {

/// A file whose literals are read.
struct File {
  FileId id = 0;
  std::string_view path;
  std::string_view text;
  const Prefiltered& hits;
  long long now = 0;
};

/// What is known of a value beside its name: which file's rule tells it, and where in a manifest it stands.
struct Context {
  std::string_view rule;  ///< of the file or the place: "literal-env-value", "dockerfile-secret"
  bool sink = false;      ///< as Candidate::sink
  bool comment = false;
  std::string_view container = {};
  std::string_view kind = {};
  std::string_view object = {};
};

/// Judges what front ends find in one file and keeps what is told: for one span, by the most specific rule.
class Collector {
 public:
  explicit Collector(const File& file) : file_(file) {}

  /// A value that is given to a name. `value`: with escapes resolved; `place`: where it is written, without quotes.
  void add(std::string_view name, std::string_view value, Place place, const Context& context);
  /// A secret that was found by its form anywhere in the text.
  void add(const FoundSecret& found);
  /// In the order of their places.
  std::vector<Literal> finish();

 private:
  const File& file_;
  std::vector<Literal> found_;
};

}  // namespace keyref::literals
