#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace keyref {

char to_lower(char c);  ///< ASCII only, as the next
std::string to_lower(std::string_view text);
bool equals_ignoring_case(std::string_view a, std::string_view b);
std::vector<std::string_view> split(std::string_view text, char separator);  ///< empty parts kept
std::string_view trim(std::string_view text);                                ///< spaces, tabs and line breaks
/// "a", "a and b", "a, b and c".
std::string enumerate(const std::vector<std::string>& words, std::string_view conjunction = "and");
/// What stands before a path's last `/`, and behind it; no folder where there is none.
std::string_view folder_of(std::string_view path);
std::string_view name_of(std::string_view path);
/// Does the path lead into the folder? All do into the root, an empty one.
bool is_below(std::string_view path, std::string_view folder);
/// As is_below(), or is it the folder itself? Both may end in `/`.
bool is_at_or_below(std::string_view path, std::string_view folder);
/// `folder`, relative to the root, with a relative path applied; none where it leads out of the root or is a URL.
std::optional<std::string> resolve_path(std::string_view folder, std::string_view relative);
/// C0 and C1 controls, DEL, bidirectional controls and bytes that are no UTF-8 as `\x1b` and the like, so that nothing
/// acts on a terminal.
std::string escape_controls(std::string_view text);
/// Code points of valid UTF-8; a byte that is none counts as one.
std::size_t count_code_points(std::string_view text);

}  // namespace keyref
