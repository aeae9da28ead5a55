#include "linter/source/decode.h"

#include <cstdint>
#include <string_view>

#include "linter/base/utf8.h"

namespace keyref {
namespace {

std::uint32_t unit_at(std::string_view text, std::size_t at, bool big_endian) {
  const auto low = static_cast<unsigned char>(text[big_endian ? at + 1 : at]);
  const auto high = static_cast<unsigned char>(text[big_endian ? at : at + 1]);
  return static_cast<std::uint32_t>(high << 8U) | low;
}

bool is_first_of_pair(std::uint32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }

void append_utf16(std::string_view text, bool big_endian, std::string& decoded) {
  decoded.reserve(decoded.size() + text.size());
  for (std::size_t at = 0; at + 1 < text.size(); at += 2) {
    std::uint32_t point = unit_at(text, at, big_endian);
    const std::uint32_t next = at + 3 < text.size() ? unit_at(text, at + 2, big_endian) : 0;
    if (is_first_of_pair(point) && (next & 0xFC00U) == 0xDC00U) {
      point = 0x10000 + ((point & 0x3FFU) << 10U) + (next & 0x3FFU);
      at += 2;
    } else if (point >= 0xD800 && point < 0xE000) {
      point = 0xFFFD;
    }
    append_utf8(decoded, point);
  }
}

/// True: there was a CR that had none behind it.
bool end_lines_with_line_feeds(std::string& text, std::size_t from) {
  bool any = false;
  for (std::size_t at = text.find('\r', from); at != std::string::npos; at = text.find('\r', at + 1)) {
    if (at + 1 < text.size() && text[at + 1] == '\n') continue;
    text[at] = '\n';
    any = true;
  }
  return any;
}

}  // namespace

Decoder::Encoding Decoder::take_mark(std::string& bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    bytes.erase(0, 3);
    return Encoding::utf8;
  }
  if (!bytes.starts_with("\xFF\xFE") && !bytes.starts_with("\xFE\xFF")) return Encoding::utf8;
  const bool big_endian = bytes.front() == '\xFE';
  bytes.erase(0, 2);
  return big_endian ? Encoding::utf16_big : Encoding::utf16_little;
}

/// Without the beginning of what may go on.
std::size_t Decoder::whole(const std::string& bytes) const {
  if (encoding_ == Encoding::utf8) return bytes.size() - (bytes.ends_with('\r') ? 1U : 0U);
  const std::size_t size = bytes.size() / 2 * 2;
  if (size == 0) return 0;
  const std::uint32_t last = unit_at(bytes, size - 2, encoding_ == Encoding::utf16_big);
  return is_first_of_pair(last) || last == '\r' ? size - 2 : size;
}

void Decoder::decode(std::string& bytes, bool last, std::string& text) {
  if (!encoding_) encoding_ = take_mark(bytes);
  const std::size_t from = text.size();
  const std::size_t taken = last ? bytes.size() : whole(bytes);
  if (encoding_ != Encoding::utf8) {
    append_utf16(std::string_view(bytes).substr(0, taken), encoding_ == Encoding::utf16_big, text);
  } else if (text.empty() && last) {
    text.swap(bytes);  // most files are read at once
  } else {
    text.append(bytes, 0, taken);
  }
  if (last) {
    bytes.clear();
  } else {
    bytes.erase(0, taken);
  }
  has_lone_returns_ = end_lines_with_line_feeds(text, from) || has_lone_returns_;
}

/// Two bytes of UTF-16 become up to three.
std::size_t Decoder::bytes_for(std::size_t text) const { return encoding_ == Encoding::utf8 ? text : text / 2; }

}  // namespace keyref
