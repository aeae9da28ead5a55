#include "tests/literals/pairs.h"

using keyref::literals::read_ini;
using keyref::test::check_pairs;

TEST_CASE("INI: keys and values") {
  check_pairs(read_ini, "app.ini", "literal-in-manifest",
              {
                  {"[db]\npassword = «letmein1»\nuser=«bob» ; who\n", {"password=letmein1", "user=bob"}},
                  {"password=\"«a b»\"\r\nx: «y»\n", {"password=a b", "x=y"}},
                  {"# password = «old»\n; a sentence = x\n", {"password=old comment"}},
                  {"password =\n[client]\nnothing\n", {}},
              });
}

TEST_CASE("properties: continuations and escapes") {
  check_pairs(read_ini, "a.properties", "literal-in-manifest",
              {
                  {"spring.datasource.password=«letmein1»\n", {"spring.datasource.password=letmein1"}},
                  {"a.secret=«x\\:y»\nb=«\"c\"»\n", {"a.secret=x:y", "b=\"c\""}},
                  {"a=«one\\\ntwo»\nb=«c»\n", {"a=onetwo", "b=c"}},
              });
}

TEST_CASE("TOML: quotes, arrays and tables") {
  check_pairs(read_ini, "a.toml", "literal-in-manifest",
              {
                  {"password = \"«a\\\"b»\" # x\nt = '«c\\d»'\n", {"password=a\"b", "t=c\\d"}},
                  {"a = \"\"\"\n«x\ny»\"\"\"\nb = '''«z»'''\n", {"a=x\ny", "b=z"}},
                  {"tokens = [\"«a»\", '«b»']\nc = \"«d»\"\n", {"tokens=a", "tokens=b", "c=d"}},
                  {"tokens = [\n  \"«a»\", # first\n  \"«b»\",\n]\nc = \"«d»\"\n", {"tokens=a", "tokens=b", "c=d"}},
                  {"db = { user = \"«bob»\", password = \"«x1»\" }\n", {"user=bob", "password=x1"}},
              });
}

TEST_CASE("registries: tokens of npm and yarn") {
  check_pairs(
      read_ini, ".npmrc", "npm-auth-token",
      {
          {"//registry.npmjs.org/:_authToken=«abc»\n", {"//registry.npmjs.org/:_authToken=abc sink"}},
          {"//r:8080/x/:_password=\"«abc»\"\n_auth = «ZGVm»\n", {"//r:8080/x/:_password=abc sink", "_auth=ZGVm sink"}},
          {"//r/:_authToken=«${NPM_TOKEN}»\n", {"//r/:_authToken=${NPM_TOKEN} sink"}},
          {"; //r/:_authToken=«abc»\n", {"//r/:_authToken=abc sink comment"}},
          {"registry=«https://r/»\n", {"registry=https://r/ literal-in-manifest"}},
      });
  check_pairs(read_ini, ".yarnrc", "npm-auth-token",
              {{"\"//r/:_authToken\" \"«abc»\"\nregistry \"«https://r/»\"\n",
                {"//r/:_authToken=abc sink", "registry=https://r/ literal-in-manifest"}}});
}

TEST_CASE("files that hold nothing but credentials") {
  check_pairs(read_ini, ".netrc", "literal-in-manifest",
              {{"machine h login bob password «x1»\nmachine i\n  login a\n  password «y»\n# password «old»\n",
                {"password=x1 sink", "password=y sink", "password=old sink comment"}}});
  check_pairs(read_ini, ".pgpass", "literal-in-manifest",
              {{"# a:b:c:d:e\nh:5432:db:bob:«x\\:1»\nh:1:2\n", {"password=x:1 sink"}}});
}

TEST_CASE("INI: hostile input") {
  keyref::test::check_hostile(
      read_ini, "a.toml", {R"(a=""")", "a=[\n", "a=\"\n", "=", "[", "'", "a='''\n", std::string("\0=\n", 3), "a={"});
  keyref::test::check_hostile(read_ini, "a.properties", {"a=\\\n", "\\\n", ":", "a"});
  keyref::test::check_hostile(read_ini, ".npmrc", {"a:", " \"", "\" = ", ":_auth "});
}
