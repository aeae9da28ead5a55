#pragma once

#include <string>
#include <vector>

#include "linter/configuration/inventory_update.h"
#include "linter/syntax/yaml_text.h"

namespace keyref {

/// A name or key as YAML has it: in quotes where it would be a number or the like.
std::string written_name(const std::string& name);
/// `[A, B]`.
std::string written_list(const std::vector<std::string>& names);
/// `[A, B]`, or `unknown`.
std::string written_keys(const Keys& keys);
/// What stands behind a secret's name, on one line; several entries as items of a list, in lines below `indent`.
std::string written_entries(const std::vector<SecretChange::Entry>& entries, const std::string& indent, bool flow);
/// The same of one entry, with everything on a line of its own.
std::string written_block(const Secret& secret, const std::string& indent, const std::string& step);

/// Makes another of what is written for a secret, where it stands. What is written elsewhere, as for an alias, stays.
void rewrite_entries(YamlEntry& written, const SecretChange& change, const std::string& indent, bool flow);

}  // namespace keyref
