#include "linter/model/store.h"

#include <cstddef>

namespace keyref {
namespace {

struct StoreWords {
  std::string_view word;
  std::string_view title;
  std::string_view secret;
};

/// In the order of Store.
constexpr std::array<StoreWords, kStores.size()> kWords = {
    {{"jenkins", "Jenkins", "Jenkins credential"},
     {"aws-secrets-manager", "AWS Secrets Manager", "AWS secret"},
     {"aws-ssm", "AWS Parameter Store", "AWS parameter"},
     {"github-actions", "GitHub Actions", "GitHub Actions secret"},
     {"sst", "SST", "SST secret"}}};

const StoreWords& words_of(Store store) { return kWords[static_cast<std::size_t>(store)]; }

}  // namespace

std::string_view word_of(Store store) { return words_of(store).word; }
std::string_view title_of(Store store) { return words_of(store).title; }
std::string_view secret_of(Store store) { return words_of(store).secret; }

}  // namespace keyref
