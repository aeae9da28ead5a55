#pragma once

#include <string_view>
#include <vector>

#include "linter/literals/passage.h"
#include "linter/syntax/node.h"

namespace keyref::literals {

/// A scalar's text, each byte of which knows where it is written: through escapes, folded lines and indentation.
class ScalarPassage {
 public:
  ScalarPassage(const Node& scalar, std::string_view file_text);
  ScalarPassage(const ScalarPassage&) = delete;
  ScalarPassage& operator=(const ScalarPassage&) = delete;
  ~ScalarPassage() = default;

  const Passage& passage() const { return passage_; }

 private:
  std::vector<Span> bytes_;  ///< empty where the text stands in the file as it is
  Passage passage_;
};

}  // namespace keyref::literals
