#include "linter/literals/reader.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "linter/base/text.h"
#include "linter/literals/test_file.h"

namespace keyref::literals {
namespace {

constexpr std::array<std::string_view, 7> kCatalogues = {".arb", ".ftl", ".mo", ".po", ".pot", ".resx", ".xlf"};
constexpr std::array<std::string_view, 10> kTranslationFolders = {
    "i18n", "intl", "l10n", "lang", "langs", "language", "languages", "locale", "locales", "translations"};

template <std::size_t size>
bool is_one_of(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

template <std::size_t size>
bool ends_in(std::string_view path, const std::array<std::string_view, size>& endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return path.ends_with(ending); });
}

/// `messages_fr.properties`, `locale.constant-da_DK.json`.
bool is_catalogue_name(std::string_view name) {
  constexpr std::array<std::string_view, 4> kEndings = {".json", ".yml", ".yaml", ".properties"};
  constexpr std::array<std::string_view, 4> kBefore = {"messages", "locale", "strings", "translation"};
  if (!ends_in(name, kEndings)) return false;
  return std::any_of(kBefore.begin(), kBefore.end(), [&](std::string_view word) { return name.starts_with(word); });
}

}  // namespace

Reader reader_of(std::string_view path) {
  const std::string lower = to_lower(path);
  const std::vector<std::string_view> folders = split(folder_of(lower), '/');
  const auto is_in = [&](const auto& names) {
    return std::any_of(folders.begin(), folders.end(), [&](std::string_view each) { return is_one_of(each, names); });
  };
  if (is_in(kTranslationFolders) || ends_in(lower, kCatalogues) || is_catalogue_name(name_of(lower)))
    return Reader::application;
  return is_test_file(path) ? Reader::tester : Reader::program;
}

}  // namespace keyref::literals
