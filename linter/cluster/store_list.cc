#include "linter/cluster/store_list.h"

#include <algorithm>
#include <array>

#include "linter/secret/store_name.h"

namespace keyref {

/// A list of secrets: the entry that holds it, what names each of them, and what an item must have to be one.
struct StoreListReader::List {
  std::string_view entry;
  Store store;
  std::string_view name;
  std::string_view proof;

  static const List* find(std::string_view entry);
};

namespace {

/// All that `gh secret list --json` can tell of a secret; an item that tells more is none.
constexpr std::array<std::string_view, 5> kOfGitHub = {"name", "numSelectedRepos", "selectedReposURL", "updatedAt",
                                                       "visibility"};

}  // namespace

const StoreListReader::List* StoreListReader::List::find(std::string_view entry) {
  static constexpr std::array<List, 4> kLists = {{{"SecretList", Store::aws_secrets_manager, "Name", "ARN"},
                                                  {"Parameters", Store::aws_ssm, "Name", "Type"},
                                                  {"secrets", Store::github_actions, "name", "created_at"},
                                                  {"credentials", Store::jenkins, "id", "_class"}}};
  const auto* const found =
      std::find_if(kLists.begin(), kLists.end(), [&](const List& each) { return each.entry == entry; });
  return found == kLists.end() ? nullptr : found;
}

void ListedSecrets::add(Store store, std::string_view name) {
  ++objects;
  StoreNames& names = stores[store];
  if (name.empty())
    ++withheld;
  else
    names.names.emplace(name);
}

std::string StoreListReader::read_name() {
  if (input_.next() != JsonInput::Kind::string) {
    input_.skip();
    return {};
  }
  const std::string_view written = input_.string();
  std::string name(is_store_name(written) ? written : std::string_view());
  input_.forget();
  return name;
}

bool StoreListReader::read_array() {
  last_.reset();
  if (input_.next() != JsonInput::Kind::array) return false;
  input_.each_item([&] {
    if (input_.next() != JsonInput::Kind::object) return input_.skip();
    std::optional<std::string> name;
    bool more = false;
    input_.each_entry([&](std::string_view entry) {
      more = more || std::find(kOfGitHub.begin(), kOfGitHub.end(), entry) == kOfGitHub.end();
      if (entry == "name") return void(name = read_name());
      input_.skip();
    });
    if (name && !more && !input_.failure()) listed_.add(Store::github_actions, *name);
  });
  return true;
}

bool StoreListReader::read_entry(std::string_view entry) {
  // Behind a page of a list stands where the next one begins.
  if (entry == "NextToken" && last_) {
    listed_.stores[*last_].whole = false;
    input_.skip();
    return true;
  }
  const List* list = List::find(entry);
  if (list == nullptr || input_.next() != JsonInput::Kind::array) return false;
  input_.each_item([&] {
    if (input_.next() != JsonInput::Kind::object) return input_.skip();
    read_item(*list);
  });
  return true;
}

void StoreListReader::read_item(const List& list) {
  std::optional<std::string> name;
  bool proven = false;
  bool deleted = false;
  bool with_value = false;
  input_.each_entry([&](std::string_view entry) {
    proven = proven || entry == list.proof;
    deleted = deleted || entry == "DeletedDate";
    with_value = with_value || entry == "Value";
    if (entry == list.name) return void(name = read_name());
    input_.skip();
  });
  if (!name || !proven || deleted || input_.failure()) return;
  listed_.add(list.store, *name);
  last_ = list.store;
  // Values are shown of parameters that were asked for by name or path.
  if (with_value) listed_.stores[list.store].whole = false;
}

}  // namespace keyref
