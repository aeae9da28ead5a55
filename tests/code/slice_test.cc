#include "linter/code/slice.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace keyref;

namespace {

/// `«` marks the place behind it, `‹` a deep one; what is left, with `…` where something was taken out.
std::string sliced(std::string written) {
  std::string text;
  std::vector<code::Mark> marks;
  for (std::size_t i = 0; i < written.size();) {
    const bool plain = written.compare(i, 2, "«") == 0;
    const bool deep = written.compare(i, 3, "‹") == 0;
    if (plain || deep) {
      marks.push_back({text.size(), deep});
      i += plain ? 2 : 3;
    } else {
      text += written[i++];
    }
  }
  std::string left;
  std::size_t end = 0;
  for (const Span& part : code::slice(text, marks)) {
    if (part.begin > end) left += "…";
    left += text.substr(part.begin, part.end - part.begin);
    end = part.end;
  }
  return end < text.size() ? left + "…" : left;
}

}  // namespace

TEST_CASE("nothing marked, nothing left") { CHECK(sliced("const a = 1;\n") == "…"); }

TEST_CASE("statements around a marked one go") {
  CHECK(sliced("const a = 1;\nconst «b = 2;\nconst c = 3;\n") == "…const b = 2;…");
  CHECK(sliced("const a = 1\nconst «b = 2\nconst c = 3\n") == "…const b = 2\n…");
}

TEST_CASE("what encloses it stays") {
  CHECK(sliced("class A extends B {\n  x = 1;\n  run() {\n    a();\n    «b();\n  }\n  other() { c(); }\n}\n") ==
        "class A extends B {…\n  run() {…\n    b();…}…}…");
}

TEST_CASE("entries of objects go, too") {
  CHECK(sliced("f({ a: 1, «b: 2, c: { d: 3 } });\n") == "f({… b: 2,…});…");
  CHECK(sliced("const o = { a: { «b: 2, c: 3 }, d: [{ e: 4 }] };\n") == "const o = { a: { b: 2,…},…};…");
}

TEST_CASE("a deep mark keeps all that its statement holds") {
  CHECK(sliced("a();\n‹session({ secret: x, store: { a: 1 } });\nb();\n") ==
        "…\nsession({ secret: x, store: { a: 1 } });…");
}

TEST_CASE("a short block stays with a marked statement") {
  CHECK(sliced("a();\nif (!«process.env.A) { throw new Error('A'); }\nb();\n") ==
        "…if (!process.env.A) { throw new Error('A'); }…");
  const std::string body(200, 'x');
  CHECK(sliced("if («process.env.A) { " + body + "(); }\n") == "if (process.env.A) {…}…");
}

TEST_CASE("a decorator belongs to its class") {
  const std::string text = "@Module({\n  imports: [A],\n  «providers: [B],\n})\nexport class C {\n  x = 1;\n}\n";
  CHECK(sliced("const a = 1;\n" + text) == "…@Module({…\n  providers: [B],…})\nexport class C {\n  x = 1;\n}…");
}

TEST_CASE("names that are read from an object stay with it") {
  CHECK(sliced("const a = 1;\nconst { A, B = { c: 1 } } = «process.env;\n") ==
        "…const { A, B = { c: 1 } } = process.env;…");
}

TEST_CASE("braces in texts, comments and regular expressions are none") {
  CHECK(sliced("f('}'); // }\nconst r = /[}/]{2}/;\nconst t = `}${a + `}`}`;\nconst «x = 1;\n") == "…const x = 1;…");
  CHECK(sliced("f(/* { */);\nconst «x = a / b / c;\n") == "…const x = a / b / c;…");
}

TEST_CASE("an unclosed quote costs its line at most") {
  CHECK(sliced("it's\nconst «x = 1;\nconst y = 2;\n") == "…const x = 1;…");
}

TEST_CASE("braces that do not fit lose nothing that is marked") {
  for (const char* text : {"}}} const «x = 1;", "{{{ const «x = 1;", "({[ «x", "`${ «x", "/* «x"}) {
    CAPTURE(text);
    CHECK(sliced(text).find('x') != std::string::npos);
  }
}

TEST_CASE("many parts become few, and lose nothing") {
  std::string text;
  std::vector<code::Mark> marks;
  for (int i = 0; i < 2000; ++i) {
    marks.push_back({text.size() + 6, false});
    text += "const a = 1;\nconst other = 2;\n";
  }
  const std::vector<Span> parts = code::slice(text, marks);
  CHECK(parts.size() <= 250);
  for (const code::Mark& mark : marks) {
    const bool kept = std::any_of(parts.begin(), parts.end(), [&](const Span& part) {
      return part.begin <= mark.offset && mark.offset < part.end;
    });
    CHECK(kept);
  }
}
