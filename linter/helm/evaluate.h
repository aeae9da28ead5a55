#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "linter/helm/syntax.h"
#include "linter/helm/value.h"

namespace keyref::helm {

/// A named template, and the file that its places are in.
struct Named {
  const Block* body = nullptr;
  FileId file = 0;
  std::string_view text;  ///< of that file
};

using Definitions = std::map<std::string, Named, std::less<>>;

/// Runs templates over values, without a cluster: what only one knows stays computed.
class Evaluator {
 public:
  /// `take_first`: which branch is written where a condition cannot be decided.
  Evaluator(const Definitions& definitions, Values& values, bool take_first)
      : definitions_(definitions), values_(values), take_first_(take_first) {}

  RichText run(const Named& body, const Value* dot);
  /// `include`: empty text where nothing is defined by this name is unknown.
  const Value* include(const std::string& name, const Value* dot);
  /// `tpl`: a template out of a value.
  const Value* run_text(const Value& text, const Value* dot);

  /// Was there a condition that could not be decided?
  bool undecided() const { return undecided_; }
  /// Is everything there that the templates include?
  bool complete() const { return complete_; }
  /// Did they make so much that the rest was left out?
  bool gave_up() const { return steps_ > kMaxSteps || values_.is_exhausted(); }
  Values& values() { return values_; }

 private:
  /// A chart of people's stays far below.
  static constexpr std::size_t kMaxSteps = 2'000'000;

  using Variables = std::vector<std::pair<std::string, const Value*>>;

  struct Frame {
    const Named& source;
    const Value* root;
    Variables variables;
    int depth = 0;
  };
  enum class Flow { go_on, stop, skip };

  Flow run_block(const Block& block, const Value* dot, Frame& frame, RichText& out);
  Flow run_part(const Part& part, const Value* dot, Frame& frame, RichText& out);
  Flow run_branch(const Part& part, const Value* dot, Frame& frame, RichText& out);
  void run_range(const Part& part, const Value* dot, Frame& frame, RichText& out);
  void write(const Value& value, const Part& part, const Frame& frame, RichText& out);

  const Value* evaluate(const Pipeline& pipeline, const Value* dot, Frame& frame);
  /// Without what it declares or assigns.
  const Value* result_of(const Pipeline& pipeline, const Value* dot, Frame& frame);
  const Value* evaluate(const Command& command, const Value* piped, const Value* dot, Frame& frame);
  const Value* evaluate(const Operand& operand, const Value* dot, Frame& frame);
  const Value* choose(const Command& command, const Value* piped, const Value* dot, Frame& frame);
  const Value* field(const Value* value, const std::vector<std::string>& names, const std::string& path);
  bool decide(const Value& condition);

  const Definitions& definitions_;
  Values& values_;
  bool take_first_;
  bool undecided_ = false;
  bool complete_ = true;
  int depth_ = 0;
  std::size_t steps_ = 0;
};

/// Calls a function of Go's templates, Sprig or Helm; one that is not known, or whose arguments are not, gives what
/// stays computed.
const Value* call(const std::string& name, const std::vector<const Value*>& arguments, Evaluator& evaluator);

}  // namespace keyref::helm
