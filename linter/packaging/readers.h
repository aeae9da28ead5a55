#pragma once

#include <string_view>

#include "linter/model/packaging.h"

namespace keyref {

// One function a kind of file; packaging.cc has the table of them.

void read_package_json(FileId file, std::string_view path, std::string_view text, Packaging& packaging);
/// nest-cli.json, angular.json, workspace.json: `projects`, each with its folder.
void read_projects(FileId file, std::string_view path, std::string_view text, Packaging& packaging);
/// Nx's project.json, in the project's folder.
void read_project(FileId file, std::string_view path, std::string_view text, Packaging& packaging);
/// tsconfig.json, which is JSON with comments.
void read_tsconfig(FileId file, std::string_view path, std::string_view text, Packaging& packaging);
void read_go_mod(FileId file, std::string_view path, std::string_view text, Packaging& packaging);
void read_image(FileId file, std::string_view path, std::string_view text, Packaging& packaging);
/// The script that a container starts with: what it exports, the program gets.
void read_entrypoint(FileId file, std::string_view path, std::string_view text, Packaging& packaging);
/// next.config.js: what its `env` names, Next.js puts into the code.
void read_next_config(FileId file, std::string_view path, std::string_view text, Packaging& packaging);
/// Any text that may use variables: words in capitals.
void read_words(FileId file, std::string_view path, std::string_view text, Packaging& packaging);

}  // namespace keyref
