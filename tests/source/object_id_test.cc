#include "linter/source/object_id.h"

#include <doctest/doctest.h>

#include <string>

using keyref::ObjectId;

TEST_CASE("a name of git's fits the content that git gives it to") {
  // `printf 'hello\n' | git hash-object --stdin`, and the same in a repository of SHA-256.
  const ObjectId sha1 = ObjectId::from_hex("ce013625030ba8dba906f756967f9e9ca394464a");
  const ObjectId sha256 = ObjectId::from_hex("2cf8d83d9ee29543b34a87727421fdecb7e3f3a183d337639025de576db9ebb4");
  for (const ObjectId& id : {sha1, sha256}) {
    CHECK(id.names("hello\n"));
    CHECK_FALSE(id.names("hello"));
    CHECK_FALSE(id.names(""));
    CHECK(ObjectId::from_hex(id.hex()) == id);
  }
  CHECK_FALSE(sha1 == sha256);
}

TEST_CASE("zeros name nothing") {
  for (const std::string& zeros : {std::string(40, '0'), std::string(64, '0'), std::string()}) {
    CHECK(ObjectId::from_hex(zeros).is_zero());
    CHECK_FALSE(ObjectId::from_hex(zeros).names(""));
  }
  CHECK_FALSE(ObjectId::from_bytes(std::string(20, '\xAB')).is_zero());
  CHECK(ObjectId::from_bytes(std::string(20, '\xAB')).hex().starts_with("abab"));
}
