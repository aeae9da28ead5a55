#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include "linter/source/read.h"
#include "linter/source/write.h"

namespace keyref {
namespace {

struct Scratch {
  explicit Scratch(const std::string& text)
      : path((std::filesystem::temp_directory_path() / ("keyref-windows-" + std::to_string(::getpid()))).string()) {
    REQUIRE(write_file(path, text).empty());
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() { std::filesystem::remove(path); }

  std::string path;
};

/// What is fresh in each of the windows, put together; and the size of the largest window.
struct Joined {
  std::string text;
  std::size_t windows = 0;
  std::size_t largest = 0;
};

Joined joined(const std::string& text) {
  const Scratch file(text);
  Joined result;
  CHECK(read_in_windows(file.path, [&](const TextWindow& window) {
    result.text += window.text.substr(0, window.fresh);
    ++result.windows;
    result.largest = std::max(result.largest, window.text.size());
  }));
  return result;
}

constexpr std::size_t kSize = 11'000'003;

TEST_CASE("windows hold every byte once, whatever the lines are") {
  std::string lines;
  while (lines.size() < kSize) lines += "line " + std::to_string(lines.size()) + "\n";
  for (const std::string& text : {std::string(), std::string("a\nb"), lines, std::string(kSize, 'x'),
                                  std::string(kSize / 2, 'x') + "\n" + std::string(kSize / 2, '\n')}) {
    const Joined result = joined(text);
    CHECK((result.text == text));
    CHECK(result.largest <= std::size_t{4} << 20);
    CHECK(result.windows <= 8);
  }
}

TEST_CASE("UTF-16 is decoded, wherever the windows end") {
  const std::string unit = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x94\x91\n";
  for (const bool big_endian : {false, true}) {
    for (const std::size_t shift : {0U, 1U, 2U, 3U}) {
      std::string text(shift, 'x');
      std::string bytes = big_endian ? "\xFE\xFF" : "\xFF\xFE";
      const auto add = [&](unsigned code) {
        const char high = static_cast<char>(code >> 8U);
        const char low = static_cast<char>(code & 0xFFU);
        bytes += big_endian ? std::string{high, low} : std::string{low, high};
      };
      for (std::size_t i = 0; i < shift; ++i) add('x');
      while (bytes.size() < kSize) {
        for (const unsigned code : {0x61U, 0xE9U, 0x20ACU, 0xD83DU, 0xDD11U, 0xAU}) add(code);
        text += unit;
      }
      const Joined result = joined(bytes);
      CHECK((result.text == text));
      CHECK(result.largest <= std::size_t{4} << 20);
    }
  }
}

TEST_CASE("a mark of UTF-8 is no character") {
  CHECK(joined("\xEF\xBB\xBF"
               "a\nb")
            .text == "a\nb");
}

TEST_CASE("a file that is not there") {
  CHECK(!read_in_windows("/nowhere/at/all", [](const TextWindow&) {}));
}

}  // namespace
}  // namespace keyref
