#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// Values for tests, put together when they run, so that none that looks like a real one stands in these files.

inline std::string joined(std::string_view head, std::string_view tail) { return std::string(head).append(tail); }

/// Letters and digits as if drawn; another `seed`, another text.
inline std::string drawn(std::size_t length, unsigned seed = 1,
                         std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789") {
  std::string text;
  for (unsigned long long state = seed * 2654435761ULL + 12345; text.size() < length;) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    text += alphabet[(state >> 33U) % alphabet.size()];
  }
  return text;
}

inline std::string drawn_hex(std::size_t length, unsigned seed = 1) { return drawn(length, seed, "0123456789abcdef"); }
