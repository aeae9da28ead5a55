#include "linter/code/facts.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "linter/code/sinks.h"

using namespace keyref;
using namespace keyref::code;

namespace {

using Told = std::multiset<std::string>;

Facts facts_of(std::string_view path, std::string_view text) {
  return read_facts(0, *language_of(path), text, {}, true);
}

/// `name=text`, with `|` before a fallback and `!` before what a sink takes.
Told given(std::string_view path, std::string_view text) {
  Told told;
  for (const Given& each : facts_of(path, text).given)
    told.insert((each.fallback ? "|" : each.sink ? "!" : "") + each.name + "=" + each.text);
  return told;
}

/// `NAME`, with `!` behind what is required and `?` behind what is optional.
Told reads(std::string_view path, std::string_view text) {
  Told told;
  const Facts facts = facts_of(path, text);
  for (const EnvRead& read : facts.file.env_reads) {
    const char* need = read.need == EnvNeed::required ? "!" : read.need == EnvNeed::optional ? "?" : "";
    told.insert(read.name.value + need);
  }
  if (facts.file.reads_anything) told.insert("*");
  return told;
}

}  // namespace

TEST_CASE("TypeScript: what gives a value to a name") {
  CHECK(given("a.ts", "const a: string = 'x';") == Told{"a=x"});
  CHECK(given("a.ts", "class A { private readonly key: string = 'x'; static b = `y`; }") == Told{"key=x", "b=y"});
  CHECK(given("a.ts", "const o = { a: 'x', 'b-c': \"y\", [d]: 'z' };") == Told{"a=x", "b-c=y", "d=z"});
  CHECK(given("a.ts", "this.options.a = 'x'; process.env['B'] = 'y'; process.env.C = 'z';") ==
        Told{"a=x", "B=y", "C=z"});
  CHECK(given("a.ts", "enum E { A = 'x' }") == Told{"A=x"});
  CHECK(given("a.tsx", "const e = <Login password=\"x\" other={1} />;") == Told{"password=x"});
  CHECK(given("a.ts", "@Controller({ host: 'x' }) class A {}") == Told{"host=x"});
  CHECK(given("a.ts", "const keys = ['x', 'y'];") == Told{"keys=x", "keys=y"});
  CHECK(given("a.ts", "const env = [{ name: 'A', value: 'x' }];") == Told{"name=A", "value=x", "A=x"});
  CHECK(given("a.ts", "h.set('A', 'x'); m.get('B', 'y'); user.setPassword('z');") == Told{"A=x", "setPassword=z"});
}

TEST_CASE("TypeScript: what a text is") {
  CHECK(given("a.ts", "const a = 'x' + \"y\" + `z`;") == Told{"a=xyz"});
  CHECK(given("a.ts", "const a = ('x') as const; const b = 'y'!; const c = 'z' satisfies string;") ==
        Told{"a=x", "b=y", "c=z"});
  CHECK(given("a.ts", "const a = Buffer.from('x', 'hex'); const b = new TextEncoder().encode('y');") ==
        Told{"a=x", "b=y"});
  CHECK(given("a.ts", "const a = 'it\\'s\\n';") == Told{"a=it's\n"});
  CHECK(given("a.ts", "const a = `x${y}`; const b = 'x' + y; const c = f('x'); const d = x === 'y';").empty());
}

TEST_CASE("TypeScript: fallbacks") {
  CHECK(given("a.ts", "const a = process.env.A || 'x'; const b = process.env['B'] ?? 'y';") ==
        Told{"|A=x", "|a=x", "|B=y", "|b=y"});
  CHECK(given("a.ts", "const { A = 'x', B: b = 'y' } = process.env;") == Told{"|A=x", "|B=y", "|b=y"});
  CHECK(given("a.ts", "function f(a = 'x', { b = 'y' } = {}) {}") == Told{"|a=x", "|b=y"});
  CHECK(given("a.ts", "this.config.get('ABC', 'x'); config.get<string>('DEF', 'y');") == Told{"|ABC=x", "|DEF=y"});
  CHECK(
      given("a.ts",
            "Joi.object({ A: Joi.string().default('x') }); cleanEnv(process.env, { B: str({ devDefault: 'y' }) });") ==
      Told{"|A=x", "|B=y", "devDefault=y"});
  CHECK(given("a.ts", "options.a ||= 'x';") == Told{"|a=x"});
}

TEST_CASE("TypeScript: sinks, directly and one step away") {
  CHECK(given("a.ts", "jwt.sign(payload, 'x'); createHmac('sha256', 'y');") == Told{"!sign=x", "!createHmac=y"});
  CHECK(given("a.ts", "const k = 'x'; jwt.sign(p, k);") == Told{"k=x", "!sign=x"});
  CHECK(given("a.ts", "class A { k = 'x'; f() { jwt.sign(p, this.k); } }") == Told{"k=x", "!sign=x"});
  CHECK(given("a.ts", "const o = { k: 'x' }; jwt.sign(p, o.k);") == Told{"k=x", "!sign=x"});
  CHECK(given("a.ts", "app.use(session({ name: 'a', secret: ['x', 'y'] }));") ==
        Told{"name=a", "!secret=x", "!secret=y"});
  CHECK(given("a.ts", "let k = 'x'; k = 'y'; jwt.sign(p, k);") == Told{"k=x", "k=y"});
  CHECK(given("a.ts", "class A { static K = 'x'; f() { jwt.sign(p, A.K); } }") == Told{"K=x", "!sign=x"});
  CHECK(given("a.ts", "class A { #k = 'x'; f() { jwt.sign(p, this.#k); } }") == Told{"#k=x", "!sign=x"});
  CHECK(given("a.ts", "enum E { K = 'x' } jwt.sign(p, E.K);") == Told{"K=x", "!sign=x"});
  CHECK(given("a.ts", "const o = { k: 'x' } as const; jwt.sign(p, o?.k);") == Told{"k=x", "!sign=x"});
  CHECK(given("a.ts", "jwt.sign(p, a ? 'x' : 'y');") == Told{"!sign=x", "!sign=y"});
}

TEST_CASE("every sink takes what is handed to it") {
  for (const Sink& sink : sinks()) {
    std::string call = std::string(sink.function) + "(";
    for (std::size_t i = 1; i < sink.argument; ++i) call += "a, ";
    call += sink.option.empty() ? "'x')" : "{ o: 1, " + std::string(sink.option) + ": 'x' })";
    const std::string text =
        sink.function == "super" ? "class A extends B { constructor() { " + call + "; } }" : call + ";";
    CAPTURE(text);
    const std::string name(sink.option.empty() ? sink.function.substr(sink.function.rfind('.') + 1) : sink.option);
    CHECK(given("a.ts", text).contains("!" + name + "=x"));
    if (sink.function != "super") CHECK(given("a.ts", "other." + text).contains("!" + name + "=x"));
  }
}

TEST_CASE("TypeScript: reads of the environment") {
  CHECK(reads("a.ts", "f(process.env.A, process.env['B'], process.env?.C, import.meta.env.D);") ==
        Told{"A", "B", "C", "D"});
  CHECK(reads("a.ts", "const { A, B = 'x', C: c } = process.env;") == Told{"A", "B?", "C"});
  CHECK(reads("a.ts", "const e = process.env; f(e.A, other.B);") == Told{"A"});
  CHECK(reads("a.ts", "const K = 'A'; f(process.env[K]);") == Told{"A"});
  CHECK(reads("a.ts", "process.env.A || 'x'; process.env.B ?? y; process.env.C && z;") == Told{"A?", "B?", "C?"});
  CHECK(reads("a.ts", "process.env.A = 'x';").empty());
  CHECK(reads("a.ts",
              "f(process.env.A === 'x', !process.env.B); if (process.env.C) f(); const d = process.env.D ? 1 : 2;") ==
        Told{"A?", "B?", "C?", "D?"});
  CHECK(reads("a.ts", "if (!process.env.A) throw new Error('x'); if (!process.env.B) { throw e; }") ==
        Told{"A!", "B!"});
  CHECK(reads("a.ts", "f(process.env[name]);") == Told{"*"});
  CHECK(reads("a.ts", "const a = { ...process.env }; const { B, ...rest } = process.env;") == Told{"*", "B"});
}

TEST_CASE("TypeScript: reads of settings") {
  CHECK(reads("a.ts",
              "this.config.get('AB_C'); configService.getOrThrow<string>('DEF'); app.get(ConfigService).get('GHI');") ==
        Told{"AB_C", "DEF!", "GHI"});
  CHECK(reads("a.ts", "config.get('ABC', 'x'); config.get('DEF', { infer: true });") == Told{"ABC?", "DEF"});
  CHECK(reads("a.ts", "config.get('database.host'); map.get('ABC'); config.get(key);").empty());
}

TEST_CASE("TypeScript: schemas of the environment") {
  CHECK(reads("a.ts",
              "Joi.object({ ABC: Joi.string().required(), DEF: Joi.string(), GHI: Joi.number().default(1), other: "
              "Joi.any() })") == Told{"ABC!", "DEF?", "GHI?"});
  CHECK(reads("a.ts", "z.object({ ABC: z.string(), DEF: z.string().optional() }).parse(process.env)").contains("ABC!"));
  CHECK(reads("a.ts", "z.object({ ABC: z.string(), DEF: z.string().optional() }).parse(process.env)").contains("DEF?"));
  CHECK(reads("a.ts", "cleanEnv(process.env, { ABC: str(), DEF: str({ default: 'x' }) })").contains("ABC!"));
  CHECK(reads("a.ts", "createEnv({ server: { ABC: z.string() }, runtimeEnv: x })") == Told{"ABC!"});
  CHECK(reads("a.ts",
              "class Env { @IsString() ABC: string; @IsOptional() @IsString() DEF?: string; @IsInt() other: number; }")
            .contains("ABC!"));
}

TEST_CASE("Python") {
  CHECK(given("a.py", "A = 'x'\nself.b: str = \"y\" 'z'\nf(c='w')\nd = {'e': b'v'}\n") ==
        Told{"A=x", "b=yz", "c=w", "e=v"});
  CHECK(given("a.py", "def f(a='x', b: str = 'y'): pass\nc = d or 'z'\n") == Told{"|a=x", "|b=y", "|c=z", "|d=z"});
  CHECK(given("a.py", "a = f'x{y}'\nb = 'x' % y\n").empty());
  CHECK(reads("a.py", "os.environ['A']; os.environ.get('B'); os.getenv('C', 'x'); os.environ[k]") ==
        Told{"A!", "B", "C?", "*"});
  CHECK(reads("a.py", "if os.environ['A'] == 'x' and os.getenv('B') == 'y': pass\n") == Told{"A!", "B?"});
}

TEST_CASE("Go") {
  CHECK(given("a.go", "package p\nconst a = \"x\"\nvar b = `y`\nfunc f() { c := []byte(\"z\"); d.e = \"w\" }\n") ==
        Told{"a=x", "b=y", "c=z", "e=w"});
  CHECK(given("a.go", "package p\nvar c = Config{Password: \"x\"}\nvar m = map[string]string{\"k\": \"y\"}\n") ==
        Told{"Password=x", "k=y"});
  CHECK(reads("a.go", "package p\nfunc f() { os.Getenv(\"A\"); v, ok := os.LookupEnv(\"B\"); os.Getenv(k) }\n") ==
        Told{"A", "B", "*"});
}

TEST_CASE("an alias of the environment leads to its reads in a slice, too") {
  const std::string text = "const env = process.env;\nconst other = 1;\nconst a = env.ABC;\nconst b = x.env;\n";
  const std::vector<Mark> marks = {{text.find("process"), false}};
  const Facts facts = read_facts(0, *language_of("a.ts"), text, marks, false);
  REQUIRE(facts.file.env_reads.size() == 1);
  CHECK(facts.file.env_reads[0].name.value == "ABC");
}

TEST_CASE("what is sliced says the same of the marked places as the whole") {
  const std::string text = R"(import x from 'y';
@Module({ imports: [ConfigModule.forRoot({ validationSchema: Joi.object({ ABC: Joi.string().default('v1') }) })] })
export class A {
  other = 'v2';
  private readonly token: string = 'v3';
  constructor(private readonly config: ConfigService, private pass = 'v4') { super({ secretOrKey: KEY, other: 1 }); }
  run(): Map<string, number> {
    const unrelated = { a: 1, b: [{ c: 'v5' }] };
    return this.call({ password: 'v6', deep: { x: 1 } }, () => { const secret = `v7`; });
  }
}
const KEY = 'v8';
)";
  std::vector<Mark> marks;
  for (const char* word : {"Joi.object", "token", "pass =", "super(", "password", "secret ="})
    marks.push_back({text.find(word), word == std::string("Joi.object") || word == std::string("super(")});
  std::sort(marks.begin(), marks.end());
  const Language& language = *language_of("a.ts");
  const auto told = [](const Facts& facts) {
    Told values;
    for (const Given& each : facts.given)
      values.insert(each.name + "=" + each.text + "@" + std::to_string(each.place.begin));
    return values;
  };
  const Told whole = told(read_facts(0, language, text, {}, true));
  const Told part = told(read_facts(0, language, text, marks, false));
  CHECK(std::includes(whole.begin(), whole.end(), part.begin(), part.end()));
  for (const char* value : {"v1", "v3", "v4", "v6", "v7", "v8"}) {
    CAPTURE(value);
    CHECK(std::any_of(part.begin(), part.end(), [&](const std::string& each) {
      return each.find(std::string("=") + value) != std::string::npos;
    }));
  }
  CHECK_FALSE(std::any_of(part.begin(), part.end(),
                          [](const std::string& each) { return each.find("v5") != std::string::npos; }));
}
