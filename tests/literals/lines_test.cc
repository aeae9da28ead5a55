#include "tests/literals/pairs.h"

using keyref::literals::read_lines;
using keyref::test::check_pairs;

TEST_CASE("code: declarations and assignments") {
  check_pairs(read_lines, "a.ts", "literal-in-source",
              {
                  {"password: '«letmein1»',\n", {"password=letmein1"}},
                  {"const dbPassword: string = '«x1»';\n", {"dbPassword=x1"}},
                  {"private readonly apiKey: string = \"«x1»\";\n", {"apiKey=x1"}},
                  {"config.jwt.secret = `«x1»`;\n", {"secret=x1"}},
                  {"process.env['DB_PASSWORD'] = '«x1»';\n", {"DB_PASSWORD=x1"}},
                  {"const s = process.env.JWT_SECRET || '«x1»';\n", {"JWT_SECRET=x1"}},
                  {"const s = process.env['JWT_SECRET'] ?? '«x1»';\n", {"JWT_SECRET=x1"}},
                  {"{ \"name\": \"«DB_PASSWORD»\", \"value\": \"«x1»\" }\n", {"name=DB_PASSWORD", "DB_PASSWORD=x1"}},
                  {"const apiKey =\n  '«x1»';\npassword:\r\n  \"«y»\",\r\n", {"apiKey=x1", "password=y"}},
                  {"a = '«it\\'s»'\n", {"a=it's"}},
                  {"// password = '«x1»'\n * token: '«y»'\n", {"password=x1 comment", "token=y comment"}},
                  {"url = '«https://x»' // password: «y»\n", {"url=https://x", "password=y comment"}},
              });
  check_pairs(read_lines, "a.go", "literal-in-source",
              {
                  {"password := \"«x1»\"\n", {"password=x1"}},
                  {"var jwtKey = []byte(\"«x1»\")\n", {"jwtKey=x1"}},
                  {"var password string = \"«x1»\"\nconst token = `«y»`\n", {"password=x1", "token=y"}},
              });
  check_pairs(read_lines, "a.py", "literal-in-source",
              {
                  {"PASSWORD = b'«x1»'\n", {"PASSWORD=x1"}},
                  {"password: str = \"«x1»\"\nconnect(user=\"«bob»\", password='«y»')\n",
                   {"password=x1", "user=bob", "password=y"}},
                  {"os.environ[\"TOKEN\"] = \"\"\"«x1»\"\"\"\n", {"TOKEN=x1"}},
                  {"# token = '«x1»'\n", {"token=x1 comment"}},
              });
  check_pairs(read_lines, "a.php", "literal-in-source",
              {
                  {"$this->password = '«x1»';\n'password' => '«y»',\ndefine('DB_PASSWORD', '«z»');\n",
                   {"password=x1", "password=y", "DB_PASSWORD=z"}},
              });
  check_pairs(read_lines, "A.java", "literal-in-source",
              {
                  {"private static final String PASSWORD = \"«x1»\";\n", {"PASSWORD=x1"}},
                  {"props.setProperty(\"password\", \"«x1»\");\n", {"password=x1"}},
                  {"@Value(\"x\") char[] password = \"«y»\".toCharArray();\n", {"password=y"}},
              });
}

TEST_CASE("code: two arguments of one call") {
  check_pairs(read_lines, "a.js", "literal-in-source",
              {
                  {"x.set('password', '«x1»');\n", {"password=x1"}},
                  {"x.env('API_KEY', '«x1»')\n", {"API_KEY=x1"}},
                  {"r.setHeader('Authorization', 'Basic «eDp5»');\n", {"Authorization=eDp5 sink"}},
                  {"s.replace('password', 'x')\nf(a, 'password', 'x')\n", {}},
              });
}

TEST_CASE("code: secrets by their position and by what a call is called") {
  check_pairs(
      read_lines, "a.ts", "literal-in-source",
      {
          {"jwt.sign({ a: [1, 2] }, '«x1»', { expiresIn: '«1h»' });\n", {"sign=x1 sink", "expiresIn=1h"}},
          {"crypto.createHmac('sha256', '«x1»')\n", {"createHmac=x1 sink", "sha256=x1"}},
          {"new Wallet('«x1»'); cookieParser(secret)\n", {"Wallet=x1 sink"}},
          {"b.password(\"«x1»\").withToken(\"«y»\"); getToken('z'); x.user('z')\n", {"password=x1", "withToken=y"}},
      });
  check_pairs(read_lines, "a.go", "literal-in-source",
              {{"r.SetBasicAuth(user, \"«x1»\")\n", {"SetBasicAuth=x1 sink"}}});
}

TEST_CASE("code: defaults and properties") {
  check_pairs(read_lines, "A.java", "literal-in-source",
              {{"@Value(\"${db.password:«x1»}\") String p;\n@Value(\"${db.password}\")\n", {"db.password=x1"}}});
  check_pairs(read_lines, "a.rb", "literal-in-source",
              {{"k = ENV.fetch('API_KEY', '«x1»')\nk = ENV['TOKEN'] || '«y»'\n", {"API_KEY=x1", "TOKEN=y"}}});
  check_pairs(read_lines, "a.cs", "literal-in-source",
              {{"public string ApiKey { get; set; } = \"«x1»\";\nvar s = $\"a{token}\";\n", {"ApiKey=x1"}}});
  check_pairs(
      read_lines, "a.py", "literal-in-source",
      {{"h = {\"Authorization\": f\"Bearer {token}\"}\nc(\"host=«h» password=«x1»\")\n", {"host=h", "password=x1"}}});
}

TEST_CASE("code: what is no value") {
  check_pairs(read_lines, "a.ts", "literal-in-source",
              {
                  {"if (password === 'x' || token == 'y' && a !== 'b') {}\n", {}},
                  {"function f(password: string, token?: string): void {}\n", {}},
                  {"x = ok ? password : 'y';\nx = ok ? 'pass' : 'fail'; // 'pass' or 'fail'\n", {}},
                  {"password = getPassword();\nf('password')\n", {}},
                  {"const s = \"«a; b»\";  it('checks the password', () => {\n", {"s=a; b"}},
              });
}

TEST_CASE("code: what stands inside of texts") {
  check_pairs(read_lines, "a.cs", "literal-in-source",
              {
                  {"Connect(\"Server=«x»;User=«sa»;Password=«p1»;\");\n", {"Server=x", "User=sa", "Password=p1"}},
                  {"Post(\"{\\\"password\\\": \\\"«p1»\\\"}\");\n", {"password=p1"}},
                  {"Run(\"CREATE USER a IDENTIFIED BY '«p1»'\");\n", {"PASSWORD=p1 sink"}},
                  {"Tell(\"the request identified by 'requestId' is gone\");\n", {}},
                  {"Tell(`a user with the name \"bob\" and password \"admin\"`);\n", {}},
              });
}

TEST_CASE("text: names and values without quotes") {
  check_pairs(read_lines, "a.txt", "literal-in-source",
              {
                  {"Password: «letmein1»\n", {"Password=letmein1"}},
                  {"password=«letmein1» and more\n", {"password=letmein1"}},
                  {"**Password:** `«x1»`\n* token: «abc»\n", {"Password=x1", "token=abc"}},
                  {"# password = «old»\n", {"password=old comment"}},
                  {"Authorization: «Authorize»\nRun `export TOKEN=«x1»`\n", {"Authorization=Authorize", "TOKEN=x1"}},
                  {"don't say password: «it's»\n", {"password=it's"}},
                  {"--set password=[the one you made]\npassword = read(\"x\")\n", {}},
                  {": \"${PASSWORD:?PASSWORD is not set}\"\nPASS: reads_all_lines\n", {}},
                  {"{{ (wrong ? 'reset-password' : 'forgot-password') | translate }}\n", {}},
              });
  check_pairs(read_lines, "_helpers.tpl", "literal-in-source",
              {
                  {"{{- $password := include \"x\" . }}\n{{ $secret = printf \"a\" }}\n", {}},
                  {"password: «{{ .Values.x }}» # token: «y1»\n", {"password={{ .Values.x }}", "token=y1 comment"}},
              });
  check_pairs(read_lines, "auth.proto", "literal-in-source", {{"ChangePassword change_password = 1103;\n", {}}});
  check_pairs(read_lines, "a.graphql", "literal-in-source",
              {{"login(password: \"«x1»\")\n  password: String!\n", {"password=x1"}}});
  check_pairs(read_lines, "a.css", "literal-in-source", {{".icon-secret:before { color: red }\n", {}}});
  check_pairs(read_lines, "a.xml", "literal-in-source",
              {
                  {"<password>«x1»</password>\n", {"password=x1"}},
                  {"<add key=\"«ApiKey»\" value=\"«x1»\"/>\n", {"key=ApiKey", "ApiKey=x1"}},
                  {"<entry key=\"«password»\">«x1»</entry>\n", {"key=password", "password=x1"}},
                  {"<setting name=\"«Password»\"><value>«x1»</value></setting>\n", {"name=Password", "Password=x1"}},
                  {"<text><![CDATA[login?pass=«x1»]]></text>\n", {"pass=x1"}},
                  {"<!-- <password>«x1»</password> -->\n", {"password=x1 comment"}},
              });
}

TEST_CASE("Markdown: backticks are no quotes of a language") {
  check_pairs(read_lines, "README.md", "literal-in-source",
              {{"Set the `adminPassword` or `existingSecret` values (`db-secret`, `other-password`).\n", {}}});
}

TEST_CASE("Markdown: commands in fences") {
  check_pairs(
      read_lines, "README.md", "literal-in-source",
      {
          {"Run\n\n```sh\nmysql -p«x1»\n```\n\n```js\nf('-px')\n```\n", {"-p=x1 sink"}},
          {"```console\n$ curl -u a:«x1» h\nok\n$ curl -u a:«y» h\n```\n", {"-u=x1 sink", "a=x1", "-u=y sink", "a=y"}},
      });
}

TEST_CASE("lines: hostile input") {
  for (const char* path : {"a.ts", "a.txt", "a.md"}) {
    keyref::test::check_hostile(read_lines, path,
                                {"password=",
                                 "a:",
                                 "a: ",
                                 "<a>",
                                 R"("""\")",
                                 "'",
                                 R"(\")",
                                 "password='x',",
                                 R"({"a":"b;c=d"})",
                                 "(\"a\",",
                                 "```\n",
                                 "```sh\n",
                                 "a = ",
                                 "x ? ",
                                 "\"a=b;",
                                 std::string("\0", 1),
                                 "*=",
                                 "[\"a\"]",
                                 "a `",
                                 "ALTER PASSWORD \""});
  }
}

TEST_CASE("lines: a long line is read around its words only") {
  const std::string text = std::string(100'000, 'x') + " password='y' " + std::string(100'000, 'x');
  keyref::Prefiltered hits;
  hits.words = {100'001};
  int pairs = 0;
  read_lines({0, "a.min.js", text, hits, 0}, [&](const keyref::literals::Pair& pair) {
    CHECK(pair.value == "y");
    CHECK(pair.place.span == keyref::Span{100'011, 100'012});
    ++pairs;
  });
  CHECK(pairs == 1);
}
