#pragma once

#include <string_view>

#include "linter/literals/pair.h"

namespace keyref::literals {

// One function a kind of file. Each reads the name–value pairs of one; places are offsets into its text.

/// Manifests, Helm values, compose, CI files, JSON: by what each mapping is.
void read_yaml(const File& file, PairSink sink);
/// `NAME=value`, `export NAME='…'`.
void read_dotenv(const File& file, PairSink sink);
/// ARG, ENV, and RUN with its shell.
void read_dockerfile(const File& file, PairSink sink);
/// Assignments, options of commands, SQL in strings; also Makefiles.
void read_shell(const File& file, PairSink sink);
/// INI, properties, TOML, .npmrc, .pypirc, .netrc, .yarnrc.
void read_ini(const File& file, PairSink sink);
void read_jenkinsfile(const File& file, PairSink sink);
void read_terraform(const File& file, PairSink sink);
/// Users' passwords in statements.
void read_sql(const File& file, PairSink sink);
/// Requests, as editors send them: headers and variables.
void read_http(const File& file, PairSink sink);
/// Any other text: name–value pairs by line.
void read_lines(const File& file, PairSink sink);

/// What reads a file of this name.
using ReadPairs = void (*)(const File& file, PairSink sink);
ReadPairs format_of(std::string_view path);

}  // namespace keyref::literals
