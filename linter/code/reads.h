#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "linter/code/constants.h"
#include "linter/code/pairs.h"
#include "linter/model/code.h"

namespace keyref::code {

/// Where a file reads the environment: directly, through a service that holds settings, or by a schema that describes
/// it.
class Reads {
 public:
  using GiveDefault = FunctionRef<void(std::string_view name, const Constant& text)>;

  void add(const QueryMatch& match);
  /// When all has been added. Calls for the texts that reads of settings give where the variable is not set.
  void resolve(const Constants& constants, const Pairs& pairs, GiveDefault give_default);

  /// Names that stand for the environment.
  const std::set<std::string, std::less<>>& aliases() const { return aliases_; }
  /// The name of the first read in a span; none: empty.
  std::string_view name_in(Span span) const;
  /// The program goes on where what is read in the span is not set.
  void make_optional(Span span);
  /// Fills in env_reads and reads_anything.
  void write(const Pairs& pairs, CodeFile& file);

 private:
  struct Read {
    std::string name;
    SyntaxNode at;
    EnvNeed need;
  };
  struct Settings {
    SyntaxNode name;
    std::optional<SyntaxNode> fallback;
    bool required = false;
  };

  void add_read(const QueryMatch& match, const SyntaxNode& name);
  void add_schema(const QueryMatch& match);
  void resolve_computed(const Constants& constants);
  void resolve_settings(const Constants& constants, GiveDefault give_default);
  void resolve_schemas(const Pairs& pairs);
  std::vector<Read>::const_iterator first_in(Span span) const;

  std::vector<Read> reads_;
  std::vector<Settings> settings_;
  std::vector<std::pair<SyntaxNode, SyntaxNode>> computed_;  ///< names that are expressions, and their reads
  std::set<std::string, std::less<>> aliases_;
  std::vector<std::pair<SyntaxNode, bool>> schemas_;  ///< their fields, and whether one may be missing
  std::vector<SyntaxNode> required_;
  std::vector<SyntaxNode> optional_;
  std::vector<SyntaxNode> checked_;
  std::vector<SyntaxNode> tested_;
  std::set<std::uint32_t> described_;  ///< where names of schemas' fields begin
  bool anything_ = false;
};

}  // namespace keyref::code
