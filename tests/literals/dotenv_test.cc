#include "tests/literals/pairs.h"

using keyref::literals::read_dotenv;

TEST_CASE("dotenv: values in quotes and without, over lines, in comments") {
  keyref::test::check_pairs(read_dotenv, ".env", "dotenv-value",
                            {
                                {"DB_PASSWORD=«letmein1»\n", {"DB_PASSWORD=letmein1"}},
                                {"export DB_PASSWORD = «letmein1» # old\r\nX=\n", {"DB_PASSWORD=letmein1"}},
                                {"A=\"«a \\\"b\\\" #c»\"  # d\n", {"A=a \"b\" #c"}},
                                {"A='«a \\b»'\nB=`«c»`", {"A=a \\b", "B=c"}},
                                {"A=\"«line\nnext»\"\nB=«x»", {"A=line\nnext", "B=x"}},
                                {"A=\"«one\\ntwo»\"\n", {"A=one\ntwo"}},
                                {"A=«\"open»\nB=\"«x»\"\n", {"A=\"open", "B=x"}},
                                {"# DB_PASSWORD=«old1»\n#B='«c»'\n# see: «there, or not»\n",
                                 {"DB_PASSWORD=old1 comment", "B=c comment", "see=there, or not comment"}},
                                {"PASSWORD: «yaml»\n", {"PASSWORD=yaml"}},
                                {"A=«${B}x=y»\n=z\nnothing here\n", {"A=${B}x=y"}},
                                {"A=${B:-«x»}\n", {"A=x"}},
                                {"A=#only a comment\n", {}},
                            });
}

TEST_CASE("dotenv: hostile input") {
  keyref::test::check_hostile(
      read_dotenv, ".env", {"A=\"", "A=\"\\\"\n", "A='\n", "\"", "=", "#", "A=\"\n\\", std::string("A=\0\n", 4), "A"});
}
