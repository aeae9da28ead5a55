#include "linter/report/markup.h"

#include "linter/base/text.h"
#include "linter/base/utf8.h"

namespace keyref {
namespace {

bool is_noncharacter(std::uint32_t point) {
  return (point & 0xFFFEU) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
}

}  // namespace

std::string escape_markup(std::string_view text) {
  std::string escaped;
  const std::string printable = escape_controls(text);
  for (std::size_t at = 0; at < printable.size();) {
    const CodePoint point = decode_utf8(printable, at);
    switch (point.value) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        if (is_noncharacter(point.value)) {
          append_utf8(escaped, 0xFFFD);
        } else {
          escaped.append(printable, at, point.length);
        }
    }
    at += point.length;
  }
  return escaped;
}

}  // namespace keyref
