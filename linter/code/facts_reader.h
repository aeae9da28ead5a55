#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "linter/code/constants.h"
#include "linter/code/facts.h"
#include "linter/code/imported.h"
#include "linter/code/option_calls.h"
#include "linter/code/pairs.h"
#include "linter/code/reads.h"
#include "linter/code/sinks.h"
#include "linter/code/store_calls.h"

namespace keyref::code {

using Names = std::set<std::string, std::less<>>;

/// Puts together what the patterns found in one file.
class FactsReader {
 public:
  FactsReader(FileId file, const SyntaxTree& tree) : tree_(tree) { facts_.file.file = file; }

  void read(const Query& query);
  Facts take() { return std::move(facts_); }
  /// The last parts of what sinks take, and nothing in the tree is.
  const Names& unresolved() const { return unresolved_; }
  const Constants& constants() const { return constants_; }
  /// Names of things that are imported.
  const Imported& imported() const { return imported_; }
  /// Names that stand for the environment.
  const Names& aliases() const { return reads_.aliases(); }

 private:
  struct Call {
    SyntaxNode function;
    SyntaxNode arguments;
    std::string origin;  ///< the function under the name of its module
  };

  void collect(const QueryMatch& match);
  void collect_call(const SyntaxNode& function, const SyntaxNode& arguments);
  void read_pairs();
  void read_entries();
  void read_calls();
  void read_store_calls();
  void read_store_call(const Call& call, const StoreCall& asks);
  void ask(Store store, const SyntaxNode& name);
  void ask(Store store, std::string name, Span place);
  void read_declaration(const Call& call);
  void read_setter(std::string_view function, const std::vector<SyntaxNode>& arguments);
  void read_fallbacks();
  void read_defaults();
  void give(std::string_view name, const Constant& constant, bool fallback, bool sink);
  void give_written(std::string_view name, const SyntaxNode& value, bool fallback);
  void give_to_sink(std::string_view name, const SyntaxNode& value);
  static bool is_call_of(const Call& call, const Sink& sink);

  const SyntaxTree& tree_;
  Constants constants_;
  Pairs pairs_;
  Reads reads_;
  Imported imported_;
  std::vector<Call> calls_;
  OptionCalls option_calls_;
  std::vector<std::pair<SyntaxNode, SyntaxNode>> fallbacks_;
  std::vector<std::pair<SyntaxNode, std::optional<SyntaxNode>>> defaults_;  ///< with what they are of
  Names taken_;                                                             ///< names that sinks take
  Names unresolved_;
  Facts facts_;
};

}  // namespace keyref::code
