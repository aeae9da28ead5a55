#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "linter/helm/rich_text.h"
#include "linter/helm/value.h"
#include "linter/model/document.h"
#include "linter/model/problem.h"
#include "linter/syntax/yaml.h"

namespace keyref::helm {

/// A line that stays computed as a whole brings structure that is not known, where a scalar would break what is: it
/// becomes a comment.
void comment_lone_holes(std::string& text);

/// What templates wrote, as values; computed where it is no YAML. What stays computed in it is left so.
const Value* from_yaml(const RichText& text, Values& values);

/// Reads the documents that templates write.
class RenderedReader {
 public:
  /// A line that is no YAML is left out, and the rest counts.
  void read(FileId file, std::string_view path, const RichText& text, const Values& values,
            std::vector<Document>& documents);
  /// Reads references out of values themselves, where no template is known that uses them.
  void read_values(FileId file, const Value& value, Values& values, std::vector<Document>& documents);
  /// Tells once of each template what stops it from being read whole.
  void tell(FileId file, const Place& place, std::string message);
  /// Says where the names of a document come from, that templates have looked up.
  void set_origins(Document& document) const;

  const std::set<Place>& looked_up() const { return looked_up_; }  ///< scalars of values files
  std::vector<Problem>& problems() { return problems_; }

 private:
  void tell_broken(FileId file, const RichText& text, std::size_t at, const std::string& message);
  void note_origins(YamlStream& stream, const RichText& text);
  void set_origin(Name& name) const;

  std::map<Place, Place> origins_;
  std::set<Place> looked_up_;
  std::set<FileId> told_;  ///< one broken line often breaks the next ones
  std::vector<Problem> problems_;
};

}  // namespace keyref::helm
