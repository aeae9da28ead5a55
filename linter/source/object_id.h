#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace keyref {

/// What git calls a content: its SHA-1, or its SHA-256 in repositories that say so.
class ObjectId {
 public:
  /// Zeros, which git says where there is no content.
  ObjectId() = default;
  static ObjectId from_bytes(std::string_view bytes);  ///< 20 or 32 of them, else zeros
  static ObjectId from_hex(std::string_view digits);

  bool is_zero() const { return *this == ObjectId(); }
  std::string hex() const;
  /// Is this the content that is called so?
  bool names(std::string_view content) const;
  bool operator==(const ObjectId&) const = default;

 private:
  std::array<unsigned char, 32> bytes_{};
  std::uint8_t size_ = 0;  ///< 0 for zeros, whatever their number
};

}  // namespace keyref
