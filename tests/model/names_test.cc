#include "linter/model/names.h"

#include <doctest/doctest.h>

#include <string>

using keyref::is_secret_key;
using keyref::is_secret_name;

TEST_CASE("names that the API server takes") {
  for (const char* name : {"a", "0", "docdb-auth", "a.b.c", "a-b.c-d", "1-2", "db--auth", "xn--bcher-kva"}) {
    CAPTURE(std::string(name));
    CHECK(is_secret_name(name));
  }
}

TEST_CASE("names that the API server refuses") {
  for (const char* name : {"", "-a", "a-", "A", "docdb_auth", "a..b", ".a", "a.", "a.-b", "a-.b", "a b", "a/b", "größe",
                           "a\n", "$a", "${A}"}) {
    CAPTURE(std::string(name));
    CHECK_FALSE(is_secret_name(name));
  }
}

TEST_CASE("a name has at most 253 characters, its parts as many") {
  CHECK(is_secret_name(std::string(253, 'a')));
  CHECK_FALSE(is_secret_name(std::string(254, 'a')));
  CHECK(is_secret_name(std::string(100, 'a') + "." + std::string(152, 'b')));
}

TEST_CASE("keys that the API server takes") {
  for (const char* key : {"a", "DB_URL", "tls.crt", ".dockerconfigjson", "-", "_", "a..b", "a.", "-._", "0"}) {
    CAPTURE(std::string(key));
    CHECK(is_secret_key(key));
  }
}

TEST_CASE("keys that the API server refuses") {
  for (const char* key : {"", ".", "..", "..data", "...", "a b", "a/b", "a=b", "größe", "a\n", "${A}", "a:b"}) {
    CAPTURE(std::string(key));
    CHECK_FALSE(is_secret_key(key));
  }
}

TEST_CASE("a key has at most 253 characters") {
  CHECK(is_secret_key(std::string(253, 'A')));
  CHECK_FALSE(is_secret_key(std::string(254, 'A')));
}
