#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "linter/model/problem.h"
#include "linter/syntax/syntax_tree.h"
#include "linter/syntax/yaml.h"

namespace keyref {

/// Something that a file says, in HCL or in Terraform's JSON.
struct TerraformSyntax {
  FileId file = 0;
  std::optional<SyntaxNode> hcl;
  const Node* json = nullptr;
};

/// `resource "kubernetes_secret" "db" { … }`, or `data`.
struct TerraformBlock {
  std::string_view word;  ///< resource or data
  std::string_view type;
  std::string_view name;
  TerraformSyntax body;
  bool broken = false;  ///< something in it could not be read
};

/// `module "x" { source = "../modules/x" … }`: another folder is read with values for its variables.
struct TerraformCall {
  std::string source;
  std::vector<std::string> arguments;
};

/// The files of one folder, which Terraform reads as one.
class TerraformModule {
 public:
  /// The text must outlive the module.
  void add(FileId file, std::string_view path, std::string_view text);

  const std::deque<TerraformBlock>& blocks() const { return blocks_; }
  const std::vector<TerraformCall>& calls() const { return calls_; }
  /// Every `data.kubernetes_secret.x…`, wherever it stands.
  const std::vector<TerraformSyntax>& reads() const { return reads_; }
  const TerraformBlock* find(std::string_view word, std::string_view type, std::string_view name) const;
  const TerraformSyntax* local(std::string_view name) const;
  /// What a variable is without anybody's doing: its value in `terraform.tfvars` or `*.auto.tfvars`, else its default.
  const TerraformSyntax* variable(std::string_view name) const;
  /// Somebody else gives the variable a value: its default says nothing.
  void forget_variable(const std::string& name) { variables_[name].reset(); }
  /// Where a file could not be read.
  const std::vector<Problem>& problems() const { return problems_; }

 private:
  void add_hcl(FileId file, std::string_view text);
  void add_json(FileId file, std::string_view text);
  void read_body(FileId file, const SyntaxNode& body);
  void read_block(FileId file, const SyntaxNode& block);
  void find_reads(FileId file, std::string_view text, const SyntaxTree& tree);
  void read_call(const SyntaxNode& body);
  void read_json_blocks(FileId file, std::string_view word, const Node& types);
  void read_values(FileId file, std::string_view path, std::string_view text);
  void set_value(std::string_view name, bool always, TerraformSyntax value);
  void add_block(const TerraformBlock& block);
  void tell(FileId file, Span span);

  std::deque<SyntaxTree> trees_;
  std::deque<YamlStream> streams_;
  std::deque<TerraformBlock> blocks_;
  std::vector<TerraformCall> calls_;
  std::vector<TerraformSyntax> reads_;
  std::map<std::tuple<std::string_view, std::string_view, std::string_view>, const TerraformBlock*> by_address_;
  std::unordered_map<std::string_view, TerraformSyntax> locals_;
  std::map<std::string, std::optional<TerraformSyntax>, std::less<>> variables_;  ///< none: not to be known
  std::unordered_map<std::string_view, TerraformSyntax> defaults_;
  std::vector<Problem> problems_;
};

/// What a file holds; its root, where that is nothing.
SyntaxNode terraform_body(const SyntaxTree& tree);
/// Is it a file of variables' values?
bool is_terraform_values_name(std::string_view path);

}  // namespace keyref
