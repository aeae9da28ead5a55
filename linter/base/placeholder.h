#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace keyref {

/// Does a deploy pipeline or a template still fill something in: `${{ X }}`, `${X}`, `${X:-…}`, `$X`, `$(X)`, `{{X}}`,
/// `{{ .Env.X }}`, `{% … %}`, `<%= X %>`, `#{X}`, `#{X}#`, `__X__`, `%X%`, `@X@`?
bool has_placeholder(std::string_view text);

/// The text with its placeholders filled in from `variables`; none where one of them is not there.
std::optional<std::string> expand_placeholders(std::string_view text,
                                               const std::map<std::string, std::string>& variables);

/// What stands around the placeholders.
std::string without_placeholders(std::string_view text);

/// The text with `…` in place of what a placeholder computes: `{{ .Values.name }}` stays, `{{ .Values.name | default
/// "x" }}` becomes `{{…}}`, since an expression may quote anything. It expands as the text does, or not at all.
std::string without_expressions(std::string_view text);

}  // namespace keyref
