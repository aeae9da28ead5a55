#include "linter/cli/settings.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <ostream>
#include <set>
#include <sstream>

#include "linter/base/parallel.h"
#include "linter/base/text.h"
#include "linter/configuration/allow_comments.h"
#include "linter/configuration/baseline.h"
#include "linter/configuration/configuration.h"
#include "linter/configuration/inventory.h"
#include "linter/configuration/schema_reader.h"
#include "linter/join/environments.h"
#include "linter/source/line_index.h"
#include "rules/rules.h"

namespace keyref {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 5> kPromotionOrder = {"dev", "rc", "staging", "sandbox", "prod"};

std::size_t promotion_rank(const std::string& name) {
  return static_cast<std::size_t>(std::find(kPromotionOrder.begin(), kPromotionOrder.end(), name) -
                                  kPromotionOrder.begin());
}

std::string config_folder(const Root& root) {
  return root.config ? fs::path(*root.config).parent_path().string() : root.folder;
}

/// Where inventories are that keyref.yaml does not name.
std::string default_folder(const InputOptions& options, const Root& root) {
  if (options.inventory.empty()) return config_folder(root) + "/inventory";
  return fs::weakly_canonical(fs::absolute(options.inventory)).string();
}

void report(FileId file, Sources& sources, Fleet& fleet) {
  sources[file].reported = true;
  auto comments = find_allow_comments(file, sources[file].text);
  fleet.comments.insert(fleet.comments.end(), std::make_move_iterator(comments.begin()),
                        std::make_move_iterator(comments.end()));
}

class SettingsLoader {
 public:
  SettingsLoader(const InputOptions& options, const Subject& subject, Sources& sources, Fleet& fleet,
                 std::ostream& errors)
      : options_(options),
        root_(subject.root),
        tree_(subject.tree),
        sources_(sources),
        fleet_(fleet),
        errors_(errors) {}

  bool load() {
    if (!load_environments()) return false;
    fleet_.now = now();
    select_environments();
    if (failed_) return false;
    std::vector<InventoryFile> inventories = read_inventories();
    parse(inventories);
    for (const InventoryFile& each : inventories) tell_problems(each.problems, "error[invalid-inventory]");
    if (options_.use_baseline) read_baseline();
    return !failed_;
  }

  bool load_checked_inventories(const std::vector<std::string>& files) {
    if (!load_environments()) return false;
    fleet_.now = now();
    select_environments();
    std::vector<InventoryFile> inventories = files.empty() ? read_inventories() : read_files(files);
    if (failed_) return false;
    std::erase_if(inventories, [&](const InventoryFile& each) { return !fleet_.selected.contains(each.environment); });
    parse(inventories);
    for (InventoryFile& each : inventories) {
      // That one is asked for by its name is enough, wherever it lies.
      report(each.file, sources_, fleet_);
      sources_[each.file].inside_root = true;
      for (SchemaProblem& problem : each.problems)
        fleet_.problems.push_back({Problem::Kind::inventory, Severity::error, problem.place, std::move(problem.message),
                                   std::move(problem.help)});
    }
    return true;
  }

  bool load_environments() {
    read_configuration();
    if (failed_) return false;
    Configuration& configuration = fleet_.configuration;
    std::error_code error;
    if (!options_.inventory.empty() && !fs::is_directory(options_.inventory, error))
      return tell("--inventory `" + escape_controls(options_.inventory) + "` is no folder"), false;
    if (configuration.environments.empty())
      configuration.environments = environments_of_folder(default_folder(options_, root_));
    return !failed_;
  }

 private:
  struct InventoryFile {
    EnvironmentId environment;
    std::vector<std::string> names;  ///< of the environment that it may be of; none: any
    FileId file;
    std::vector<SchemaProblem> problems;
  };

  void tell(const std::string& message) {
    errors_ << "keyref: " << message << "\n";
    failed_ = true;
  }

  /// The environments that an inventory folder's files stand for.
  std::vector<Environment> environments_of_folder(const std::string& folder) {
    std::vector<Environment> environments;
    for (const std::string& name : tree_.list(root_.shown(folder))) {
      const fs::path path(folder + "/" + name);
      if (path.extension() != ".yaml" || path.stem().empty() || name.front() == '.') continue;
      environments.push_back({});
      environments.back().name = path.stem().string();
      if (!is_plain_name(environments.back().name))
        tell("an inventory is named after its environment, in letters, digits, `-`, `_` and `.`: " +
             escape_controls(root_.shown(path.string())));
    }
    std::sort(environments.begin(), environments.end(), [](const Environment& a, const Environment& b) {
      return std::pair(promotion_rank(a.name), a.name) < std::pair(promotion_rank(b.name), b.name);
    });
    if (environments.size() > kMaxEnvironments) environments.resize(kMaxEnvironments);
    return environments;
  }

  void tell_problems(const std::vector<SchemaProblem>& problems, std::string_view level) {
    std::optional<LineIndex> lines;  // of the file of the problem before: mostly there is one file
    FileId indexed = 0;
    for (const SchemaProblem& problem : problems) {
      const SourceFile& file = sources_[problem.place.file];
      if (!lines || indexed != problem.place.file) lines.emplace(file.text);
      indexed = problem.place.file;
      const Position at = lines->position(problem.place.span.begin);
      errors_ << escape_controls(file.path) << ':' << at.line << ':' << at.column << ": " << level << ": "
              << problem.message << "\n";
      if (!problem.help.empty()) errors_ << "  help: " << problem.help << "\n";
      failed_ = true;
    }
  }

  /// Reads a file of settings. None: told, or absent where it `may_be_absent`. `named`: where keyref.yaml names it;
  /// what stands there may be anything, so that it is told by place.
  std::optional<FileId> read(const std::string& path, bool may_be_absent, std::optional<Place> named = {}) {
    const std::string written = root_.shown(fs::absolute(path).lexically_normal().string());
    const std::string name = tree_.resolve(written).value_or(written);
    ReadResult result = tree_.read(name, true);
    if (result.status == ReadResult::Status::missing && may_be_absent) return std::nullopt;
    switch (result.status) {
      case ReadResult::Status::read:
        break;
      case ReadResult::Status::large:
        result.reason = "is over 16 MiB";
        [[fallthrough]];
      default:
        if (named) {
          tell_problems({{*named, "this file cannot be read: " + result.reason, {}}}, "error");
        } else {
          tell("cannot read " + escape_controls(name) + ": " + result.reason);
        }
        return std::nullopt;
    }
    const bool inside = name.front() != '/';
    const FileId file = sources_.add({name, std::move(result.text), inside, false});
    sources_[file].has_lone_returns = result.lone_returns;
    return file;
  }

  void read_configuration() {
    if (!root_.config) return;
    const auto file = read(*root_.config, false);
    if (!file) return;
    std::vector<std::string_view> rule_ids;
    for (const Rule* rule : all_rules()) rule_ids.push_back(rule->id);
    std::vector<SchemaProblem> problems;
    fleet_.configuration = parse_configuration(*file, sources_[*file].text, rule_ids, problems);
    tell_problems(problems, "error");
  }

  void select_environments() {
    const auto& environments = fleet_.configuration.environments;
    if (options_.environments.empty()) fleet_.selected = EnvironmentSet::first(environments.size());
    for (const std::string& word : options_.environments) {
      if (const auto named = find_environment(fleet_.configuration, word)) {
        fleet_.selected.insert(*named);
      } else {
        tell_unknown_environment(word);
      }
    }
  }

  void tell_unknown_environment(const std::string& word) {
    std::vector<std::string_view> names;
    for (const Environment& each : fleet_.configuration.environments) names.push_back(each.name);
    if (names.empty()) return tell("there are no environments, neither in keyref.yaml nor as inventory/ENV.yaml");
    tell("there is no such environment" + did_you_mean(word, names) + (did_you_mean(word, names).empty() ? ";" : "") +
         " known are " + quoted_list(names));
  }

  /// Does somebody say that the environment has an inventory?
  bool is_required(EnvironmentId id) const {
    const bool selected_by_name = !options_.environments.empty() && fleet_.selected.contains(id);
    const bool named = !fleet_.configuration.environments[id].inventory.value.empty();
    return !options_.may_lack_inventories && (named || selected_by_name || !options_.inventory.empty());
  }

  std::vector<InventoryFile> read_inventories() {
    const auto& environments = fleet_.configuration.environments;
    std::vector<InventoryFile> files;
    for (EnvironmentId id = 0; id < environments.size(); ++id) {
      const std::string path = inventory_path(options_, root_, environments[id]);
      const bool by_configuration = options_.inventory.empty() && !environments[id].inventory.value.empty();
      const auto named = by_configuration ? std::optional(environments[id].inventory.place) : std::nullopt;
      if (const auto file = read(path, !is_required(id), named))
        files.push_back({id, environments[id].names(), *file, {}});
    }
    return files;
  }

  /// Files that the user names: each stands for an environment of its own, so that two may be of one.
  std::vector<InventoryFile> read_files(const std::vector<std::string>& paths) {
    std::vector<InventoryFile> files;
    std::vector<Environment> environments;
    if (paths.size() > kMaxEnvironments) tell("at most " + std::to_string(kMaxEnvironments) + " files at once");
    std::set<fs::path> seen;
    for (const std::string& path : paths) {
      if (failed_ || !seen.insert(fs::absolute(path).lexically_normal()).second) continue;
      const auto known = environment_of(path);
      const std::string stem = fs::path(path).stem().string();
      environments.push_back(known ? fleet_.configuration.environments[*known] : Environment());
      if (!known) environments.back().name = is_plain_name(stem) ? stem : "inventory";
      const auto names = known ? environments.back().names() : std::vector<std::string>();
      if (const auto file = read(path, false)) files.push_back({environments.size() - 1, names, *file, {}});
    }
    fleet_.configuration.environments = std::move(environments);
    fleet_.selected = EnvironmentSet::first(fleet_.configuration.environments.size());
    return files;
  }

  /// The environment whose inventory the file is, else the one that it is named after.
  std::optional<EnvironmentId> environment_of(const std::string& path) const {
    std::error_code error;
    const fs::path file = fs::weakly_canonical(fs::absolute(path), error);
    for (EnvironmentId id = 0; id < fleet_.configuration.environments.size(); ++id) {
      if (fs::weakly_canonical(fs::absolute(inventory_path(options_, root_, fleet_.configuration.environments[id])),
                               error) == file)
        return id;
    }
    return find_environment(fleet_.configuration, fs::path(path).stem().string());
  }

  void parse(std::vector<InventoryFile>& files) {
    fleet_.inventories.resize(fleet_.configuration.environments.size());
    parallel_for(files.size(), options_.jobs, [&](std::size_t i) {
      InventoryFile& file = files[i];
      fleet_.inventories[file.environment] =
          parse_inventory(file.file, sources_[file.file].text, file.environment, file.names, file.problems);
    });
  }

  void read_baseline() {
    const Text& named = fleet_.configuration.baseline;
    const bool by_configuration = options_.baseline.empty();
    if (by_configuration && named.value.empty()) return;
    const fs::path written(by_configuration ? named.value : options_.baseline);
    const fs::path path = by_configuration ? fs::path(config_folder(root_)) / written : written;
    const auto file = read(path.string(), false, by_configuration ? std::optional(named.place) : std::nullopt);
    if (!file) return;
    std::vector<SchemaProblem> problems;
    fleet_.baseline = parse_baseline(*file, sources_[*file].text, problems);
    tell_problems(problems, "error");
  }

  const InputOptions& options_;
  const Root& root_;
  const FileTree& tree_;
  Sources& sources_;
  Fleet& fleet_;
  std::ostream& errors_;
  bool failed_ = false;
};

}  // namespace

bool load_settings(const InputOptions& options, const Subject& subject, Sources& sources, Fleet& fleet,
                   std::ostream& errors) {
  return SettingsLoader(options, subject, sources, fleet, errors).load();
}

void report_settings(const Root& root, FileId end, Sources& sources, Fleet& fleet) {
  for (FileId id = 0; id < end; ++id) {
    if (sources[id].inside_root && root.reports(sources[id].path)) report(id, sources, fleet);
  }
}

bool load_checked_inventories(const InputOptions& options, const std::vector<std::string>& files,
                              const Subject& subject, Sources& sources, Fleet& fleet, std::ostream& errors) {
  return SettingsLoader(options, subject, sources, fleet, errors).load_checked_inventories(files);
}

std::string inventory_path(const InputOptions& options, const Root& root, const Environment& environment) {
  const bool named = options.inventory.empty() && !environment.inventory.value.empty();
  if (!named) return default_folder(options, root) + "/" + environment.name + ".yaml";
  return (fs::path(config_folder(root)) / environment.inventory.value).string();
}

std::vector<std::string> environment_names(const InputOptions& options, const Root& root) {
  const WorkTree tree(root.folder);
  std::ostringstream unheard;
  Sources sources;
  Fleet fleet;
  std::vector<std::string> names;
  if (!SettingsLoader(options, {root, tree, std::nullopt}, sources, fleet, unheard).load_environments()) return names;
  for (const Environment& each : fleet.configuration.environments) names.push_back(each.name);
  return names;
}

}  // namespace keyref
