#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "linter/literals/code.h"
#include "linter/model/literal.h"
#include "linter/source/span.h"

namespace keyref::literals {

/// Is it a text by its name, so that a NUL in it does not make it binary?
bool has_text_name(std::string_view path);

/// What any text may hold.
struct TextFacts {
  std::vector<Literal> literals;
  CodeFacts code;         ///< where it is code
  bool may_allow = true;  ///< false: it holds no comment that allows a finding
};

/// Everything in one file that is a secret's value: by its form and, where people wrote the file (`minified.h`), by
/// what its format says of it. `now`: seconds since 1970.
/// `yaml`: the text's documents, where it has been parsed already; else null.
TextFacts read_text(FileId file, std::string_view path, std::string_view text, bool minified, long long now,
                    const YamlStream* yaml);

/// Of a file of code what it takes from its environment and other files, without its literals; none: nothing.
std::optional<CodeFile> read_code_alone(FileId file, std::string_view path, std::string_view text);

/// A text that another file hands to something which takes nothing but secrets; none: it is no secret.
std::vector<Literal> read_imported_secret(FileId file, std::string_view path, std::string_view text,
                                          const ImportedSecret& secret, long long now);

/// Of any text the secrets that say by themselves that they are ones, and name–value pairs by line: for what is not
/// read as its format, as a part of a file that is too large.
std::vector<Literal> read_text_literals(FileId file, std::string_view path, std::string_view text, long long now);

}  // namespace keyref::literals
