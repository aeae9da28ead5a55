#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace keyref {

/// Turns bytes into UTF-8 without a byte-order mark, whose lines end at LF or CRLF: a lone CR becomes an LF, so that
/// whoever reads lines knows one end of them, and every place stays. Bytes that are no UTF-8 stay too.
class Decoder {
 public:
  /// Moves the bytes behind the text. More of them follow, unless they are the `last`: then the beginning of a
  /// character or of a line break stays in `bytes`.
  void decode(std::string& bytes, bool last, std::string& text);
  /// How many bytes may become so much text at most.
  std::size_t bytes_for(std::size_t text) const;
  /// Was there a CR that ended a line by itself?
  bool has_lone_returns() const { return has_lone_returns_; }

 private:
  enum class Encoding { utf8, utf16_little, utf16_big };

  static Encoding take_mark(std::string& bytes);
  std::size_t whole(const std::string& bytes) const;

  std::optional<Encoding> encoding_;  ///< none before the first bytes
  bool has_lone_returns_ = false;
};

}  // namespace keyref
