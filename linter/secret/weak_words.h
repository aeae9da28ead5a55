#pragma once

#include <string_view>

namespace keyref {

/// A word that says that a person is to write a value in its place: `changeme`, `placeholder`, `todo`. Lower case.
bool is_placeholder_word(std::string_view word);
/// A password that everybody tries first: `postgres`, `admin`, `123456`. Lower case.
bool is_common_password(std::string_view word);
/// It says what kind of thing stands there: `string`, `required`, `bearer`, `HS256`. Lower case.
bool is_technical_word(std::string_view word);
/// The word for password in another language, or another label of forms. Lower case.
bool is_label_word(std::string_view word);

}  // namespace keyref
