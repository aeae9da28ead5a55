#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "linter/base/result.h"
#include "linter/cli/exit_code.h"
#include "linter/model/severity.h"
#include "linter/report/formats.h"

namespace keyref {

struct ReportFile {
  const ReportFormat* format;
  std::string path;
};

/// What a command does with its findings.
struct OutputOptions {
  const ReportFormat* format = &report_formats().front();  ///< of standard output
  std::vector<ReportFile> reports;
  std::optional<Severity> fail_on = Severity::error;  ///< none: findings are no failure
};

/// What a command reads of a repository.
struct InputOptions {
  std::vector<std::string> paths;  ///< "-" is standard input; none: the current folder
  std::vector<std::string> environments;
  std::string config;     ///< empty: looked for
  std::string inventory;  ///< empty: as keyref.yaml says
  std::string baseline;   ///< empty: as keyref.yaml says
  bool use_baseline = false;
  unsigned jobs = 1;
  bool use_gitignore = true;
  bool may_lack_inventories = false;  ///< also those that keyref.yaml names, or the user by their environments
};

/// keyref scan
struct ScanOptions : InputOptions, OutputOptions {
  std::string write_baseline;  ///< empty: none is written
  bool staged = false;         ///< reads git's index, and tells what a commit of it would bring
  std::string since;           ///< tells what the work tree has that this revision has not; empty: all
  bool verbose = false;
  bool fix = false;
  bool dry_run = false;  ///< of a fix: it is shown

  bool records_all() const { return !write_baseline.empty() && baseline.empty(); }
  bool takes_out_of_baseline() const { return !baseline.empty() && !write_baseline.empty(); }
};

/// keyref merge
struct MergeOptions : OutputOptions {
  std::vector<std::string> files;
};

/// What an answer that holds no findings is written as.
enum class Form { text, json, markdown, ics };

/// keyref uses
struct UsesOptions : InputOptions {
  std::string secret;  ///< SECRET or SECRET/KEY, as written
  Form form = Form::text;
};

/// Two environments that are held against each other, as users name them.
struct EnvironmentPair {
  std::string from;
  std::string to;
};

/// keyref inventory diff
struct InventoryDiffOptions : InputOptions, EnvironmentPair {
  Form form = Form::text;
};

/// keyref inventory check
struct InventoryCheckOptions : InputOptions, OutputOptions {
  std::vector<std::string> files;  ///< none: those of keyref.yaml
};

/// keyref promote
struct PromoteOptions : InputOptions, EnvironmentPair {
  Form form = Form::text;
};

/// keyref rotation
struct RotationOptions : InputOptions {
  int within_days = 30;
  Form form = Form::text;
};

/// keyref inventory import, and `diff` against a dump
struct InventoryImportOptions : InputOptions {
  std::string dump = "-";  ///< a file; "-" is standard input
  bool from_tree = false;  ///< what the tree declares, in place of a dump
  bool partial = false;    ///< what the dump lacks may be there all the same
  bool compares = false;   ///< tells what would change, and changes nothing
  std::string output;      ///< empty: the environment's inventory; "-" is standard output
  Form form = Form::text;  ///< in which it is told what has changed
};

/// keyref explain
struct ExplainOptions {
  std::string rule;
};

/// keyref rules
struct RulesOptions {
  Form form = Form::text;
};

/// keyref init
struct InitOptions {
  std::string path = ".";
  std::vector<std::string> environments;  ///< empty: those that folders and files are named after
};

enum class Shell { bash, zsh, fish };

/// keyref completion
struct CompletionOptions {
  Shell shell = Shell::bash;
};

/// keyref complete, which the scripts of `keyref completion` call
struct CompleteOptions {
  std::vector<std::string> words;  ///< behind `keyref`, up to the cursor
};

/// keyref man, which the packages are made with
struct ManOptions {};

/// There is nothing more to do: help or a mistake has been told.
struct Done {
  ExitCode code;
};

using Command = std::variant<ScanOptions, MergeOptions, UsesOptions, InventoryCheckOptions, InventoryDiffOptions,
                             InventoryImportOptions, PromoteOptions, RotationOptions, ExplainOptions, RulesOptions,
                             InitOptions, CompletionOptions, CompleteOptions, ManOptions, Done>;

/// Reads the command line and the variables KEYREF_CONFIG and KEYREF_INVENTORY.
Command parse_options(int argc, char** argv);

}  // namespace keyref
