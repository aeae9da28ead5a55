#include <malloc.h>

#include <csignal>
#include <exception>
#include <iostream>

#include "linter/cli/completion_command.h"
#include "linter/cli/init.h"
#include "linter/cli/inventory_check.h"
#include "linter/cli/inventory_diff.h"
#include "linter/cli/inventory_import.h"
#include "linter/cli/man_page.h"
#include "linter/cli/merge.h"
#include "linter/cli/options.h"
#include "linter/cli/promote.h"
#include "linter/cli/rotation.h"
#include "linter/cli/rules_command.h"
#include "linter/cli/scan.h"
#include "linter/cli/uses.h"

namespace keyref {
namespace {

struct Run {
  ExitCode operator()(const ScanOptions& options) const { return scan(options); }
  ExitCode operator()(const MergeOptions& options) const { return merge(options); }
  ExitCode operator()(const UsesOptions& options) const { return uses(options); }
  ExitCode operator()(const InventoryCheckOptions& options) const { return check_inventories(options); }
  ExitCode operator()(const InventoryImportOptions& options) const { return import_inventory(options); }
  ExitCode operator()(const InventoryDiffOptions& options) const { return diff_inventories(options); }
  ExitCode operator()(const PromoteOptions& options) const { return promote(options); }
  ExitCode operator()(const RotationOptions& options) const { return list_rotations(options); }
  ExitCode operator()(const ExplainOptions& options) const { return explain(options); }
  ExitCode operator()(const RulesOptions& options) const { return list_rules(options); }
  ExitCode operator()(const InitOptions& options) const { return init(options); }
  ExitCode operator()(const CompletionOptions& options) const { return print_completion_script(options); }
  ExitCode operator()(const CompleteOptions& options) const { return print_completions(options); }
  ExitCode operator()(const ManOptions&) const { return print_man_page(); }
  ExitCode operator()(const Done& done) const { return done.code; }
};

}  // namespace
}  // namespace keyref

int main(int argc, char** argv) {
  // Texts of files come and go by the thousand: their memory is kept for the next one, since the kernel's pages cost as
  // much as reading does.
  (void)mallopt(M_MMAP_THRESHOLD, 32 << 20);
  (void)mallopt(M_TRIM_THRESHOLD, 64 << 20);
  (void)mallopt(M_TOP_PAD, 4 << 20);    // else a thread asks the kernel for one page at a time
  (void)std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is a failed write, which is told
  (void)std::signal(SIGXFSZ, SIG_IGN);  // and so is a file that may not grow so much
  try {
    return static_cast<int>(std::visit(keyref::Run(), keyref::parse_options(argc, argv)));
  } catch (const std::exception&) {
    // Its text may hold text of a file.
    std::cerr << "keyref: internal error; nothing was checked\n";
    return static_cast<int>(keyref::ExitCode::unfinished);
  }
}
