#pragma once

#include <atomic>
#include <map>
#include <string>
#include <vector>

#include "linter/cli/discover.h"
#include "linter/lint/finding.h"
#include "linter/model/fleet.h"
#include "linter/source/file_tree.h"
#include "linter/source/sources.h"

namespace keyref {

class Progress;

/// Reads candidates in parallel and adds what they hold to the fleet, in their order. What could not be read becomes a
/// problem.
class Loader {
 public:
  Loader(const FileTree& tree, unsigned jobs, Sources& sources, Fleet& fleet)
      : tree_(tree), jobs_(jobs), sources_(sources), fleet_(fleet) {}

  void load(const std::vector<Candidate>& files);
  void load_standard_input();
  /// Special files are never opened: an error where their name is a manifest's or it is a folder, else a note.
  void tell_special(const std::vector<SpecialFile>& files);

  std::size_t looked_at() const { return looked_at_; }  ///< reported files that were read, but for settings
  const std::vector<std::string>& large() const { return large_; }
  const std::vector<std::string>& binary() const { return binary_; }
  const std::vector<std::string>& minified() const { return minified_; }
  std::size_t parsed() const { return parsed_; }  ///< bytes of code that a parser saw

 private:
  struct Loaded;
  bool is_template(const std::string& path);
  Loaded load_one(FileId id, const Candidate& candidate, bool is_template);
  bool read_facts(FileId id, const Candidate& candidate, bool is_template, Loaded& loaded);
  bool is_setting(const std::string& path) const;
  std::vector<AccountUse> accounts_in(FileId id, const std::string& text) const;
  void read_code_of(FileId id, const std::string& path, Loaded& loaded);
  static bool is_text_needed(const Candidate& candidate, const Loaded& loaded);
  void read_text_of(FileId id, const std::string& path, Loaded& loaded);
  void take_code(CodeFile code);
  void take(FileId id, const Candidate& candidate, Loaded loaded);
  void tell_unreadable(FileId id, Severity severity, std::string message);

  const FileTree& tree_;
  unsigned jobs_;
  Sources& sources_;
  Fleet& fleet_;
  std::size_t looked_at_ = 0;
  std::vector<std::string> large_;
  std::vector<std::string> binary_;
  std::vector<std::string> minified_;
  std::size_t parsed_ = 0;
  std::map<std::string, bool, std::less<>> chart_folders_;  ///< does a folder hold a chart?
};

}  // namespace keyref
