#pragma once

#include <vector>

#include "linter/literals/pair.h"
#include "linter/model/literal.h"
#include "linter/secret/find_secrets.h"

namespace keyref::literals {

/// Judges what was found in one file and keeps what is to be told: for one span, by the most specific rule.
class Collector {
 public:
  explicit Collector(const File& file);

  void add(const Pair& pair);
  /// A secret that was found by its form anywhere in the text.
  void add(const FoundSecret& found);
  /// In the order of their places.
  std::vector<Literal> finish();

 private:
  void add_leak(const Pair& pair);
  Literal literal_of(const Verdict& verdict, std::string_view rule) const;

  const File& file_;
  int lowered_;  ///< for the file itself
  bool documentation_;
  Reader reader_;
  bool is_example_;  ///< what is hardly one, or a placeholder, is not told
  std::vector<Literal> found_;
};

}  // namespace keyref::literals
