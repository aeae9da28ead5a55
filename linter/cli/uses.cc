#include "linter/cli/uses.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "linter/base/text.h"
#include "linter/cli/print.h"
#include "linter/cli/tell.h"
#include "linter/cli/unread.h"
#include "linter/cli/whole_repository.h"
#include "linter/lint/known_names.h"
#include "linter/lint/suggest.h"
#include "linter/lint/uses.h"
#include "linter/model/names.h"
#include "linter/report/uses.h"
#include "linter/secret/store_name.h"
#include "linter/secret/value_shape.h"

namespace keyref {
namespace {

bool is_of_kubernetes(const SecretKey& wanted) {
  return is_secret_name(wanted.secret) && (!wanted.key || is_secret_key(*wanted.key));
}

/// SECRET or SECRET/KEY; where Kubernetes can have none of that name, the name of another store's. None where it is
/// none, or may be a value: then nothing may show it.
std::optional<SecretKey> parse(const std::string& word) {
  const std::size_t slash = word.find('/');
  SecretKey wanted{word.substr(0, slash), std::nullopt};
  if (slash != std::string::npos) wanted.key = word.substr(slash + 1);
  if (looks_like_value(wanted.secret) || looks_like_value(wanted.key.value_or(""))) return std::nullopt;
  if (is_of_kubernetes(wanted)) return wanted;
  return is_store_name(word) ? std::optional(SecretKey{word, std::nullopt}) : std::nullopt;
}

/// "; did you mean `a`, `b` or `c`?", or nothing.
std::string did_you_mean(const std::string& written, std::set<std::string> names) {
  constexpr std::size_t kMost = 3;
  std::erase_if(names, looks_like_value);
  std::vector<std::string> near;
  while (near.size() < kMost) {
    const std::string best = suggest_name(written, names);
    if (best.empty()) break;
    names.erase(best);
    near.push_back("`" + best + "`");
  }
  return near.empty() ? std::string() : "; did you mean " + enumerate(near, "or") + "?";
}

/// Why the list is empty, as far as names tell it.
std::string reason_for_none(const Joined& fleet, const SecretKey& wanted) {
  const std::string secret = "`" + wanted.secret + "`";
  std::vector<std::string> built;
  for (const std::string& name : built_names(fleet, wanted.secret)) built.push_back("`" + name + "`");
  if (!built.empty()) return "of the name " + secret + ", a build makes " + enumerate(built);
  const std::set<std::string> secrets = known_secrets(fleet);
  const bool known = secrets.contains(wanted.secret);
  const std::set<std::string> of_stores = known_store_secrets(fleet);
  if (!known && of_stores.contains(wanted.word())) return "nothing here uses `" + wanted.word() + "`";
  if (!known) {
    std::string near = did_you_mean(wanted.secret, secrets);
    if (near.empty()) near = did_you_mean(wanted.word(), of_stores);
    return "nothing here names a secret " + secret + near;
  }
  if (!wanted.key) return "nothing here uses " + secret;
  const std::set<std::string> keys = known_keys(fleet, wanted.secret);
  const std::string key = "`" + *wanted.key + "`";
  if (!keys.contains(*wanted.key))
    return "nothing here names a key " + key + " of " + secret + did_you_mean(*wanted.key, keys);
  return "nothing here uses the key " + key + " of " + secret;
}

void tell_possible(const Joined& fleet, const SecretKey& wanted) {
  constexpr std::size_t kMost = 3;
  const std::vector<Place> places = possible_uses_of(fleet, wanted);
  if (places.empty()) return;
  std::vector<std::string> shown;
  for (std::size_t i = 0; i < std::min(places.size(), kMost); ++i)
    shown.push_back(shown_line(fleet.sources, places[i]));
  if (places.size() > kMost) shown.push_back(std::to_string(places.size() - kMost) + " more");
  tell(ExitCode::clean, "names are computed at " + enumerate(shown) + ", and may become this one");
}

}  // namespace

ExitCode uses(const UsesOptions& options) {
  const auto wanted = parse(options.secret);
  if (!wanted) return tell(ExitCode::usage, "uses: no secret of Kubernetes or of another store can have this name");
  const auto whole = find_whole_repository(options);
  if (!whole) return ExitCode::usage;
  Repository& repository = whole->repository;
  if (!repository.load_settings(std::cerr)) return ExitCode::usage;
  repository.read();
  const Joined& fleet = repository.join();

  std::vector<SecretUse> found = uses_of(fleet, *wanted);
  for (SecretUse& use : store_uses_of(fleet, wanted->word())) found.push_back(std::move(use));
  sort_by_place(found, fleet.sources);
  const bool complete = !tell_unread(fleet);
  const UsesInput input{repository.sources(), fleet.environments(), *wanted, found, complete};
  const ExitCode printed = print(options.form == Form::json ? uses_as_json(input) : uses_as_text(input));
  if (printed != ExitCode::clean) return printed;
  if (found.empty()) tell(ExitCode::clean, reason_for_none(fleet, *wanted));
  tell_possible(fleet, *wanted);
  if (!complete) return tell(ExitCode::unfinished, "could not finish: what could not be read may use it too");
  return repository.looked_at() > 0 ? ExitCode::clean : tell(ExitCode::unfinished, "nothing was read");
}

}  // namespace keyref
