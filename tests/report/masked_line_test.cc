#include "linter/report/masked_line.h"

#include <doctest/doctest.h>

#include <string>

#include "linter/base/text.h"

using keyref::cut_around_caret;
using keyref::mask_line;
using keyref::MaskedLine;

namespace {

/// The line as a report shows it, with the caret's word in brackets.
std::string shown(const std::string& line, const std::string& word, std::size_t width) {
  const auto begin = static_cast<std::uint32_t>(line.find(word));
  MaskedLine masked = mask_line(line, {begin, begin + static_cast<std::uint32_t>(word.size())}, {"db-main"});
  cut_around_caret(masked, width);
  CHECK(keyref::count_code_points(masked.text) <= width);
  std::string text = masked.text;
  const std::size_t ellipsis = text.starts_with("…") ? std::string("…").size() - 1 : 0;  // the caret counts code points
  text.insert(ellipsis + masked.caret + masked.caret_length, "]");
  return text.insert(ellipsis + masked.caret, "[");
}

}  // namespace

TEST_CASE("words that are nobody's secret are shown, all others are masked") {
  CHECK(mask_line("- name: db-main # hunter2 is old", {8, 15}, {"db-main"}).text == "- name: db-main …");
  CHECK(mask_line("password: hunter2", {10, 17}, {}).text == "…: ****");
}

TEST_CASE("Terraform's assignments and words for what stands elsewhere are shown") {
  CHECK(shown("  name = \"db-main\"", "db-main", 60) == "  name = \"[db-main]\"");
  CHECK(shown("  name = kubernetes_secret.db.metadata[0].name", "kubernetes_secret.db.metadata[0].name", 60) ==
        "  name = [kubernetes_secret.db.metadata[0].name]");
  CHECK(shown("  name = local.hunter2", "local.hunter2", 60) == "  name = [****]");
  CHECK(mask_line("password = hunter2", {11, 18}, {}).text == "…= ****");
}

TEST_CASE("how code reads a variable is shown, where the finding names it") {
  CHECK(mask_line("const k = process.env.API_KEY;", {10, 29}, {"API_KEY"}).text == "…= process.env.API_KEY…");
  CHECK(mask_line("os.environ[\"API_KEY\"]", {0, 21}, {"API_KEY"}).text == "os.environ[\"API_KEY\"]");
  CHECK(mask_line("process.env.hunter2", {0, 19}, {"API_KEY"}).text == "****");
  CHECK(mask_line("hunter2.env.API_KEY", {0, 19}, {"API_KEY"}).text == "****");
}

TEST_CASE("a line of megabytes is shown around the caret") {
  std::string line = "{";
  for (int i = 0; i < 100'000; ++i) line += "name: name, ";
  const std::string middle = line + "name: db-main, " + line;
  const std::string text = [&] {
    const auto begin = static_cast<std::uint32_t>(middle.find("db-main"));
    MaskedLine masked = mask_line(middle, {begin, begin + 7}, {"db-main"});
    cut_around_caret(masked, 60);
    CHECK(keyref::count_code_points(masked.text) == 60);
    return masked.text;
  }();
  CHECK(text.find("name: db-main, {name") != std::string::npos);
  CHECK(text.substr(0, 3) == "…");
}

TEST_CASE("what is left out of a long line is told at both ends") {
  const std::string hidden(10'000, 'x');
  CHECK(shown("{name: db-main, data: " + hidden + ", name: name}", "db-main", 60) == "{name: [db-main], data:…");
  CHECK(shown("{data: " + hidden + ", name: db-main}", "db-main", 60) == "…, name: [db-main]}");
  CHECK(shown("{data: " + hidden + "db-main" + hidden + "}", "db-main", 60) == "…[db-main]…");
  CHECK(shown("{name: db-main, data: " + std::string(3000, 'x') + ", name: " + hidden + "}", "db-main", 60) ==
        "{name: [db-main], data: …, name:…");
}

TEST_CASE("a long line in other letters is cut between characters") {
  std::string umlauts;
  for (int i = 0; i < 10'000; ++i) umlauts += "ö";
  const std::string line = umlauts + "{ö" + umlauts + ", name: db-main, " + umlauts + "}";
  CHECK(shown(line, "db-main", 60) == "…, name: [db-main],…");
}

TEST_CASE("a cut line keeps the caret under its word") {
  CHECK(shown("name: name, name: db-main, name: name, name", "db-main", 30) == "…me, name: [db-main], name: nam…");
}
