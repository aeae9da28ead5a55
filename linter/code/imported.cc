#include "linter/code/imported.h"

#include "linter/code/constants.h"

namespace keyref::code {

void Imported::add(const QueryMatch& match) {
  const auto source = match.find("import.source");
  const auto name = match.find("import.name");
  const auto local = match.find("import.local");
  if (!source || (!name && !local)) return;
  std::string origin(last_name(source->text()));
  if (name) origin.append(".").append(name->text());
  origins_.insert_or_assign(std::string((local ? local : name)->text()), std::move(origin));
}

std::string Imported::origin_of(std::string_view function) const {
  const std::string_view first = function.substr(0, function.find('.'));
  const auto origin = origins_.find(first);
  if (origin == origins_.end()) return std::string(function);
  return std::string(origin->second).append(function.substr(first.size()));
}

}  // namespace keyref::code
