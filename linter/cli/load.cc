#include "linter/cli/load.h"

#include <algorithm>
#include <iterator>

#include "linter/base/parallel.h"
#include "linter/cli/front_ends.h"
#include "linter/cli/large_file.h"
#include "linter/cli/progress.h"
#include "linter/code/language.h"
#include "linter/configuration/allow_comments.h"
#include "linter/configuration/baseline.h"
#include "linter/helm/chart.h"
#include "linter/literals/account_ids.h"
#include "linter/literals/key_store.h"
#include "linter/literals/minified.h"
#include "linter/literals/read.h"
#include "linter/packaging/packaging.h"
#include "linter/report/own_report.h"
#include "linter/source/read.h"
#include "linter/stores/pipeline.h"

namespace keyref {
namespace {

template <typename T>
void append(std::vector<T>& to, std::vector<T>&& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

}  // namespace

struct Loader::Loaded {
  ReadResult::Status status = ReadResult::Status::read;
  std::string reason;
  bool looked_at = true;
  bool complete = true;  ///< false: of a large file the end could not be read
  bool minified = false;
  bool is_template = false;
  bool by_folder = false;  ///< read when all of its folder are there
  ManifestFacts facts;
  Packaging packaging;
  std::vector<Literal> literals;
  std::optional<CodeFile> code;
  std::size_t parsed = 0;          ///< bytes of code
  std::optional<Span> unreadable;  ///< code that does not fit its grammar
  std::vector<AccountUse> accounts;
  std::vector<Allow> comments;
};

/// A file below `templates` is a chart's where Chart.yaml lies beside that folder.
bool Loader::is_template(const std::string& path) {
  const auto folder = helm::chart_folder_of(path);
  if (!folder) return false;
  auto at = chart_folders_.find(*folder);
  if (at == chart_folders_.end()) {
    const std::string chart = folder->empty() ? "Chart.yaml" : std::string(*folder) + "/Chart.yaml";
    at = chart_folders_.emplace(*folder, tree_.resolve(chart).has_value()).first;
  }
  return at->second;
}

/// What the file's front end finds. Is its text needed from now on?
bool Loader::read_facts(FileId id, const Candidate& candidate, bool is_template, Loaded& loaded) {
  loaded.is_template = is_template;
  if (is_template) return true;
  const FrontEnd& front_end = front_end_of_named(candidate.path);
  loaded.by_folder = front_end.parse == nullptr;
  if (loaded.by_folder) return true;
  const std::string& text = sources_[id].text;
  const bool wanted = candidate.named || front_end_of(candidate.path) != nullptr;
  if (!wanted || !front_end.may_hold_facts(candidate.path, text)) return false;
  loaded.facts = front_end.parse(id, candidate.path, text, candidate.named);
  return !loaded.facts.documents.empty() || !loaded.facts.kustomizations.empty() || !loaded.facts.problems.empty();
}

/// keyref.yaml and inventories hold names only, and their own readers refuse what looks like a value.
bool Loader::is_setting(const std::string& path) const {
  const auto is_path_of = [&](FileId file) { return sources_[file].path == path; };
  return (fleet_.configuration.file && is_path_of(*fleet_.configuration.file)) ||
         std::any_of(fleet_.inventories.begin(), fleet_.inventories.end(),
                     [&](const auto& inventory) { return inventory && is_path_of(inventory->file); });
}

/// What any text may hold.
void Loader::read_text_of(FileId id, const std::string& path, Loaded& loaded) {
  const std::string& text = sources_[id].text;
  if (is_own_report(text) || is_baseline(text)) return;
  loaded.minified = literals::is_minified(path, text);
  const bool setting = is_setting(path);
  bool may_allow = true;
  if (!setting) {
    literals::TextFacts facts = literals::read_text(id, path, text, loaded.minified, fleet_.now,
                                                    loaded.facts.stream ? &*loaded.facts.stream : nullptr);
    loaded.literals = std::move(facts.literals);
    loaded.code = std::move(facts.code.file);
    loaded.parsed = facts.code.parsed;
    loaded.unreadable = facts.code.unreadable;
    may_allow = facts.may_allow;
  }
  if (may_allow) loaded.comments = find_allow_comments(id, text);
  const bool configures = front_end_of(path) != nullptr || code::language_of(path) != nullptr;
  if (configures && !loaded.minified && !setting) loaded.accounts = accounts_in(id, text);
}

/// Numbers that nobody says are accounts may be anything.
std::vector<AccountUse> Loader::accounts_in(FileId id, const std::string& text) const {
  const auto& environments = fleet_.configuration.environments;
  const auto declares = [&](const std::string& account) {
    return std::any_of(environments.begin(), environments.end(),
                       [&](const Environment& each) { return each.account == account; });
  };
  std::vector<AccountUse> accounts;
  const bool any = std::any_of(environments.begin(), environments.end(),
                               [](const Environment& each) { return !each.account.empty(); });
  if (any) accounts = literals::find_account_ids(id, text);
  accounts.erase(std::remove_if(accounts.begin(), accounts.end(),
                                [&](const AccountUse& each) {
                                  return each.form == AccountUse::Form::number && !declares(each.account);
                                }),
                 accounts.end());
  return accounts;
}

/// What a file that is not reported adds to its service.
void Loader::read_code_of(FileId id, const std::string& path, Loaded& loaded) {
  const std::string& text = sources_[id].text;
  if (!literals::is_minified(path, text)) loaded.code = literals::read_code_alone(id, path, text);
}

/// Something may be told of the file, by line and column.
bool Loader::is_text_needed(const Candidate& candidate, const Loaded& loaded) {
  return !loaded.literals.empty() || !loaded.accounts.empty() || !loaded.comments.empty() ||
         (candidate.reported && loaded.code &&
          !(loaded.code->env_reads.empty() && loaded.code->store_references.empty()));
}

Loader::Loaded Loader::load_one(FileId id, const Candidate& candidate, bool is_template) {
  Loaded loaded;
  SourceFile& file = sources_[id];
  const bool text_name = front_end_of(candidate.path) != nullptr || literals::has_text_name(candidate.path);
  ReadResult result = tree_.read(candidate.path, text_name);
  loaded.status = result.status;
  loaded.reason = std::move(result.reason);
  if (result.status == ReadResult::Status::read) {
    file.text = std::move(result.text);
    file.has_lone_returns = result.lone_returns;
    const bool is_read_by_front_end = read_facts(id, candidate, is_template, loaded);
    read_packaging(id, candidate.path, file.text, loaded.packaging);
    read_pipeline(id, candidate.path, file.text, loaded.facts.documents);
    const bool needed = is_read_by_front_end || !loaded.facts.documents.empty();
    if (candidate.searched) {
      read_text_of(id, candidate.path, loaded);
    } else {
      if (code::language_of(candidate.path) != nullptr) read_code_of(id, candidate.path, loaded);
      if (candidate.reported) loaded.comments = find_allow_comments(id, file.text);
    }
    loaded.facts.stream.reset();
    // An assignment would keep the memory.
    if (!needed && !is_text_needed(candidate, loaded)) std::string().swap(file.text);
  } else if (result.status == ReadResult::Status::binary && candidate.searched) {
    if (auto store = literals::key_store(id, result.text)) loaded.literals.push_back(std::move(*store));
  } else if (result.status == ReadResult::Status::large && candidate.searched) {
    LargeFile large = read_large_file(id, candidate.path, tree_, fleet_.now);
    loaded.complete = large.complete;
    loaded.literals = std::move(large.literals);
    loaded.comments = find_allow_comments(id, large.text);
    if (!loaded.literals.empty() || !loaded.comments.empty()) file.text = std::move(large.text);
  }
  return loaded;
}

void Loader::tell_unreadable(FileId id, Severity severity, std::string message) {
  fleet_.problems.push_back({Problem::Kind::unreadable, severity, {id, {}}, std::move(message), {}});
}

/// What it asks stores for is a document of its own, as other references are.
void Loader::take_code(CodeFile code) {
  if (!code.store_references.empty() || !code.declares_in_stores.empty()) {
    Document document;
    document.file = code.file;
    document.place.file = code.file;
    document.store_references = code.store_references;
    document.declares_in_stores = code.declares_in_stores;
    fleet_.documents.push_back(std::move(document));
  }
  fleet_.code.push_back(std::move(code));
}

void Loader::take(FileId id, const Candidate& candidate, Loaded loaded) {
  append(fleet_.literals, std::move(loaded.literals));
  if (loaded.code) take_code(std::move(*loaded.code));
  parsed_ += loaded.parsed;
  if (loaded.unreadable)
    fleet_.problems.push_back({Problem::Kind::syntax,
                               Severity::note,
                               {id, *loaded.unreadable},
                               "not all of this code can be read; what is around this place was",
                               "see whether the file compiles"});
  append(fleet_.accounts, std::move(loaded.accounts));
  append(fleet_.comments, std::move(loaded.comments));
  switch (loaded.status) {
    case ReadResult::Status::read:
      break;
    case ReadResult::Status::missing:  // deleted since it was found: there is nothing to check any more
      if (candidate.named) tell_unreadable(id, Severity::error, "cannot be read: it is gone");
      return;
    case ReadResult::Status::unreadable:
      return tell_unreadable(id, Severity::error, "cannot be read: " + loaded.reason);
    case ReadResult::Status::special:
      return tell_unreadable(id, Severity::error, "cannot be read: it " + loaded.reason);
    case ReadResult::Status::binary:
      binary_.push_back(candidate.path);
      return;
    case ReadResult::Status::large:
      large_.push_back(candidate.path);
      if (!loaded.complete) tell_unreadable(id, Severity::error, "cannot be read to its end");
      if (loaded.complete && candidate.searched) ++looked_at_;  // by the text rules
      if (!candidate.named && front_end_of(candidate.path) == nullptr) return;
      return tell_unreadable(id, candidate.named ? Severity::error : Severity::note,
                             "is over 16 MiB: its references are not checked");
  }
  if (candidate.searched && loaded.looked_at && !is_setting(candidate.path)) ++looked_at_;
  if (loaded.minified) minified_.push_back(candidate.path);
  if (loaded.is_template) fleet_.templates.push_back(id);
  if (loaded.by_folder) fleet_.terraform.push_back(id);
  if (loaded.facts.has_releases) fleet_.releases.push_back(id);
  append(fleet_.documents, std::move(loaded.facts.documents));
  append(fleet_.kustomizations, std::move(loaded.facts.kustomizations));
  append(fleet_.problems, std::move(loaded.facts.problems));
  append(fleet_.packaging.packages, std::move(loaded.packaging.packages));
  append(fleet_.packaging.projects, std::move(loaded.packaging.projects));
  append(fleet_.packaging.aliases, std::move(loaded.packaging.aliases));
  append(fleet_.packaging.uses, std::move(loaded.packaging.uses));
}

void Loader::load(const std::vector<Candidate>& files) {
  const FileId first = sources_.size();
  for (const Candidate& candidate : files)
    sources_.add({candidate.path, {}, candidate.path.front() != '/', candidate.reported});
  std::vector<char> templates;
  templates.reserve(files.size());
  for (const Candidate& candidate : files) templates.push_back(is_template(candidate.path) ? 1 : 0);
  std::vector<Loaded> loaded(files.size());
  Progress progress(files.size());
  parallel_for(files.size(), jobs_, [&](std::size_t i) {
    loaded[i] = load_one(first + static_cast<FileId>(i), files[i], templates[i] != 0);
    progress.step();
  });
  for (std::size_t i = 0; i < files.size(); ++i) take(first + static_cast<FileId>(i), files[i], std::move(loaded[i]));
}

void Loader::load_standard_input() {
  ReadResult result = read_standard_input();
  const FileId id = sources_.add({"<stdin>", std::move(result.text), true, true});
  const Candidate candidate{"<stdin>", true, true, true};
  Loaded loaded;
  loaded.status = result.status;
  loaded.reason = std::move(result.reason);
  if (result.status == ReadResult::Status::read) {
    loaded.facts = parse_manifest(id, candidate.path, sources_[id].text, true);
    name_sources(sources_[id].text, loaded.facts.documents);
    read_text_of(id, candidate.path, loaded);
  }
  // A pipe that brought nothing, or an error's text, has not been checked.
  loaded.looked_at = !loaded.facts.documents.empty() || !loaded.facts.problems.empty();
  take(id, candidate, std::move(loaded));
}

void Loader::tell_special(const std::vector<SpecialFile>& files) {
  for (const SpecialFile& special : files) {
    const bool error = special.path.ends_with('/') || front_end_of(special.path) != nullptr;
    const FileId id = sources_.add({special.path, {}, true, true});
    tell_unreadable(id, error ? Severity::error : Severity::note,
                    (special.path.ends_with('/') ? "" : "is not read: it ") + special.reason);
  }
}

}  // namespace keyref
