#pragma once

#include <string_view>
#include <vector>

#include "linter/literals/collector.h"

namespace keyref::literals {

/// Everything in one file that is a secret's value: by its form, and by what the file's format says of it.
std::vector<Literal> read_literals(FileId file, std::string_view path, std::string_view text, long long now);

/// A front end: reads the name–value pairs of one kind of file. Offsets of a place count from the file's first byte.
using ReadPairs = void (*)(const File& file, Collector& collector);

void read_yaml(const File& file, Collector& collector);        ///< manifests, Helm values, compose, CI, JSON: by what each mapping is
void read_dotenv(const File& file, Collector& collector);      ///< `NAME=value`, `export NAME='…'`
void read_dockerfile(const File& file, Collector& collector);  ///< ARG, ENV, RUN and its shell
void read_shell(const File& file, Collector& collector);       ///< assignments, options of commands, SQL in strings
void read_ini(const File& file, Collector& collector);         ///< INI, properties, TOML, .npmrc, .pypirc, .netrc, .yarnrc
void read_jenkinsfile(const File& file, Collector& collector);
void read_terraform_values(const File& file, Collector& collector);
void read_lines(const File& file, Collector& collector);       ///< any other text: name–value pairs by line

}  // namespace keyref::literals
