#pragma once

#include "linter/base/function_ref.h"
#include "linter/literals/passage.h"

namespace keyref::literals {

/// The texts that a template's actions make values of: `{{ .Values.x | default "…" }}`, `{{ "…" | b64enc }}`. Calls for
/// the span of each, without its quotes.
void for_each_given_text(std::string_view text, FunctionRef<void(Span)> visit);

}  // namespace keyref::literals
