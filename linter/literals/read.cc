#include "linter/literals/read.h"

#include <algorithm>
#include <array>

#include "linter/base/text.h"
#include "linter/code/facts.h"
#include "linter/literals/code.h"
#include "linter/literals/collector.h"
#include "linter/literals/formats.h"
#include "linter/literals/key_store.h"
#include "linter/literals/minified.h"

namespace keyref::literals {
namespace {

/// Few and small, and what counts there may be a name alone: `ARG NPM_TOKEN`, `machine host login user password x`.
bool is_always_read(std::string_view path) {
  const std::string_view name = name_of(path);
  return name == ".netrc" || name == "_netrc" || name == ".pgpass" ||
         name.find("Dockerfile") != std::string_view::npos || name.ends_with(".dockerfile") ||
         name.starts_with("Containerfile") || name.starts_with("Jenkinsfile");
}

/// What says by itself that it is a secret, and what is one beside its name.
std::vector<Literal> collect(const File& file, FunctionRef<void(PairSink)> read_pairs) {
  Collector collector(file);
  if (!file.hits.empty())
    find_secrets(file.text, file.hits, file.now, [&](const FoundSecret& found) { collector.add(found); });
  read_pairs([&](const Pair& pair) { collector.add(pair); });
  return collector.finish();
}

std::vector<Literal> read(const File& file, ReadPairs pairs) {
  return collect(file, [&](PairSink sink) {
    if (pairs != nullptr) pairs(file, sink);
  });
}

}  // namespace

bool has_text_name(std::string_view path) {
  static constexpr std::array<std::string_view, 8> kTexts = {".txt",    ".md",  ".xml", ".conf",
                                                             ".config", ".log", ".pem", ".rst"};
  return is_code(path) || format_of(path) != read_lines ||
         std::any_of(kTexts.begin(), kTexts.end(), [&](std::string_view each) { return path.ends_with(each); });
}

TextFacts read_text(FileId file, std::string_view path, std::string_view text, bool minified, long long now,
                    const YamlStream* yaml) {
  TextFacts facts;
  if (auto store = key_store(file, text)) {
    facts.literals.push_back(std::move(*store));
    return facts;
  }
  const Prefiltered hits = prefilter(text);
  facts.may_allow = hits.allows;
  const File read_file{file, path, text, hits, now, 0, yaml};
  if (const code::Language* language = minified ? nullptr : code::language_of(path)) {
    facts.literals = collect(read_file, [&](PairSink sink) { facts.code = read_code(read_file, *language, sink); });
    return facts;
  }
  const bool always = is_always_read(path);
  if (hits.empty() && !always) return facts;
  const bool pairs = always || (!hits.words.empty() && !minified);
  facts.literals = read(read_file, pairs ? format_of(path) : nullptr);
  return facts;
}

std::optional<CodeFile> read_code_alone(FileId file, std::string_view path, std::string_view text) {
  const code::Language* language = code::language_of(path);
  if (language == nullptr) return {};
  const Prefiltered hits = prefilter(text);
  return read_code({file, path, text, hits}, *language, [](const Pair&) {}).file;
}

std::vector<Literal> read_imported_secret(FileId file, std::string_view path, std::string_view text,
                                          const ImportedSecret& secret, long long now) {
  const code::Language* language = code::language_of(path);
  if (language == nullptr) return {};
  const Prefiltered hits;
  const File read_file{file, path, text, hits, now};
  Collector collector(read_file);
  for (const code::Given& given : code::definitions_of(*language, text, secret.name))
    collector.add(Pair{.name = secret.sink,
                       .value = given.text,
                       .place = {file, given.place},
                       .rule = given.fallback ? "literal-fallback" : "literal-in-source",
                       .sink = true});
  return collector.finish();
}

std::vector<Literal> read_text_literals(FileId file, std::string_view path, std::string_view text, long long now) {
  const Prefiltered hits = prefilter(text);
  if (hits.empty()) return {};
  const bool pairs = !hits.words.empty() && !is_minified(path, text);
  return read({file, path, text, hits, now}, pairs ? read_lines : nullptr);
}

}  // namespace keyref::literals
