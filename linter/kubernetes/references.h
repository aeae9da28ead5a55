#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/kubernetes/secret_fields.h"
#include "linter/model/document.h"
#include "linter/syntax/node.h"

namespace keyref {

/// Where in an object a reference stands.
struct ReferenceContext {
  std::string_view container;
  std::string_view variable;
  const Node* key = nullptr;  ///< where it stands apart from the name
  bool sub_path = false;      ///< as Reference::sub_path
};

/// Collects the references of one object. A mapping that is reached twice, through aliases, is read once: where it is
/// written.
class ReferenceReader {
 public:
  /// `strict`: the API server knows the object's kind, so that a missing or misspelt entry is told.
  ReferenceReader(Document& document, bool strict) : document_(document), strict_(strict) {}

  /// Reads every place that `field.path` leads to from `root`.
  void read(const Node& root, const SecretField& field, const ReferenceContext& context = {});
  /// Reads one mapping that refers, whose key is `word`. The index of its first reference in the document, if it makes
  /// one.
  std::optional<std::size_t> read_at(const Node& mapping, Place word, const SecretField& field,
                                     const ReferenceContext& context);
  /// Has this mapping been read, by whatever field?
  bool has_read(const Node& mapping) const;

  /// Tells what the API server refuses in `mapping`; the names in it still count as used.
  void refuse(const Node& mapping, Place place, std::string message, std::string help, std::string suggestion,
              const ReferenceContext& context);
  /// Tells the first entry of `mapping` that is none of `words` (separated by blanks) though it was meant as one of
  /// `wanted`. True: told.
  bool refuse_misspelt(const Node& mapping, std::string_view words, std::string_view wanted, std::string_view parent,
                       const ReferenceContext& context);
  /// Tells that the value of `key` must be a list. True: told. One that is filled in later is a reference not known.
  bool refuse_no_list(const Node& key, const Node& value, const ReferenceContext& context);
  bool strict() const { return strict_; }
  /// From here on, fields are read whose kinds are not known.
  void be_lenient() { strict_ = false; }

 private:
  void read_mapping(const Node& mapping, Place word, const SecretField& field, const ReferenceContext& context);
  void follow(const Node& node, Place word, std::string_view path, const SecretField& field,
              const ReferenceContext& context);
  /// A reference that the pipeline fills in whole.
  void add_unknown(const Node& mapping, Place word, const SecretField& field, const ReferenceContext& context);
  void read_name(const Node& mapping, const Node& name, Place word, std::string_view wildcard, const SecretField& field,
                 const ReferenceContext& context);
  void read_keys(const Node& mapping, Place word, Reference reference, const SecretField& field,
                 const ReferenceContext& context);
  void add(const Node& mapping, Reference reference, const ReferenceContext& context);
  void refuse_value(const Node& mapping, Place place, const ReferenceContext& context);
  /// What the API server refuses in a mapping of this field, all of whose entries are known. True: told.
  bool refuse_entries(const Node& mapping, const SecretField& field, const ReferenceContext& context);
  /// The same of an entry of `items`.
  bool refuse_item(const Node& item, const ReferenceContext& context);
  /// A name, key or path that is no string. True: told.
  bool refuse_no_string(const Node& mapping, std::string_view entry, const ReferenceContext& context);

  Document& document_;
  bool strict_;

  struct Visit {
    const Node* mapping = nullptr;
    const SecretField* field = nullptr;
    const Node* key = nullptr;
    std::optional<std::size_t> first_reference;
  };
  std::vector<Visit> visits_;  ///< sorted by mapping; few an object
};

/// The word that a field's path ends with: the key of the mapping that refers.
std::string_view last_word(const SecretField& field);

/// Adds every scalar below a node that may be a secret's name.
void collect_names(const Node& node, std::vector<std::string>& names);

/// Is it filled in before kubectl sees it? `{{ENV}}` without quotes is, to YAML, a mapping whose key is a mapping.
bool is_template(const Node& node);

/// What a scalar is that the API server wants to be a string: "a number"; empty where it is one, null or a template.
std::string_view no_string(const Node& value);

/// Is the word one of those in a list separated by blanks?
bool is_word_of(std::string_view word, std::string_view words);

}  // namespace keyref
