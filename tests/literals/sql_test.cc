#include "tests/literals/pairs.h"

using keyref::test::check_pairs;

TEST_CASE("SQL: users' passwords in several dialects") {
  check_pairs(keyref::literals::read_sql, "a.sql", "literal-in-source",
              {
                  {"ALTER ROLE app WITH LOGIN PASSWORD '«letmein1»';\n", {"PASSWORD=letmein1 sink"}},
                  {"create user app identified by '«x1»';\n", {"PASSWORD=x1 sink"}},
                  {"CREATE USER a@'%' IDENTIFIED WITH mysql_native_password BY '«x1»';\n", {"PASSWORD=x1 sink"}},
                  {"GRANT ALL ON *.* TO a IDENTIFIED BY PASSWORD '«*x1»';\n", {"PASSWORD=*x1 sink"}},
                  {"CREATE LOGIN a WITH PASSWORD = N'«x''1»';\n", {"PASSWORD=x'1 sink"}},
                  {"CREATE USER a IDENTIFIED BY \"«x1»\";\n", {"PASSWORD=x1 sink"}},
                  {"SELECT * FROM a WHERE password = 'x'; -- password = 'y'\n", {}},
                  {"-- token = '«y»'\n", {"token=y comment"}},
              });
}

TEST_CASE("HTTP files: headers and variables") {
  check_pairs(
      keyref::literals::read_http, "a.http", "literal-in-source",
      {
          {"POST https://x/login\nAuthorization: Bearer «abc»\nX-Api-Key: «k»\n",
           {"Authorization=abc sink", "X-Api-Key=k"}},
          {"@password = «x1»\n# Authorization: Basic «abc»\n", {"password=x1", "Authorization=abc sink comment"}},
          {"{\"password\": \"«x1»\"}\n", {"password=x1"}},
          {"Authorization: Bearer «{{token}}»\n", {"Authorization={{token}} sink"}},
      });
}

TEST_CASE("SQL and HTTP: hostile input") {
  keyref::test::check_hostile(
      keyref::literals::read_sql, "a.sql",
      {"CREATE PASSWORD '", "ALTER PASSWORD ''", "IDENTIFIED BY ", "PASSWORD FOR ", "-- a='b' ", std::string("\0", 1)});
  keyref::test::check_hostile(keyref::literals::read_http, "a.http",
                              {"a:", ": \n", "a: b\n", "Authorization: Bearer "});
}
