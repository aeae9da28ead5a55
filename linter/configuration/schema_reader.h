#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/configuration/schema_problem.h"
#include "linter/syntax/node.h"

namespace keyref {

/// Reads files whose words are ours, keyref.yaml and inventories, and collects all mistakes at once. No message shows
/// text of the file, but words of the schema and names that look like no value.
class SchemaReader {
 public:
  struct Field {
    std::string_view word;
    FunctionRef<void(const Node& value)> read;
  };

  SchemaReader(FileId file, std::vector<SchemaProblem>& problems) : file_(file), problems_(problems) {}

  FileId file() const { return file_; }
  void tell(const Node& node, std::string message, std::string help = {});
  /// How many mistakes have been told so far.
  std::size_t count() const { return problems_.size(); }

  /// A mapping of which `fields` are all the words; empty ones are passed over. `what`: the mapping, for messages ("an
  /// environment").
  void read_fields(const Node& mapping, std::string_view what, std::initializer_list<Field> fields);
  /// A mapping whose keys are names of the user's own. `repeatable`: a name written twice is not a mistake here.
  void read_entries(const Node& mapping, std::string_view what, bool repeatable,
                    FunctionRef<void(const Node& key, const Node& value)> visit);
  /// A list; a single scalar stands for a list of one.
  void read_list(const Node& node, std::string_view what, FunctionRef<void(const Node& item)> visit);

  /// A scalar's text; told and none where it is no scalar or empty.
  std::optional<std::string> text(const Node& node, std::string_view what);
  /// A name that may be shown: letters, digits, `-`, `_`, `.`.
  std::optional<std::string> name(const Node& node, std::string_view what);
  /// A glob or path.
  std::optional<std::string> path(const Node& node, std::string_view what);
  std::optional<bool> boolean(const Node& node, std::string_view what);

 private:
  void tell_unknown(const Node& key, std::string_view word, std::string_view what, std::initializer_list<Field> fields);
  bool is_mapping(const Node& node, std::string_view what);

  FileId file_;
  std::vector<SchemaProblem>& problems_;
};

/// A name that may be shown: letters, digits, `-`, `_`, `.`, and no shape of a value.
bool is_plain_name(std::string_view text);
/// "; did you mean `near`?" where one of the words is near, else nothing.
std::string did_you_mean(std::string_view written, std::span<const std::string_view> words);
/// "`a`, `b` and `c`".
std::string quoted_list(std::span<const std::string_view> words);

/// The only document of the text; none, told or empty, where there is no mapping to read.
class YamlStream;
const Node* only_document(const YamlStream& stream, SchemaReader& reader);

}  // namespace keyref
