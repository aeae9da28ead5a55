#include "linter/parse/template_mask.h"

#include <algorithm>
#include <array>

#include "linter/base/text.h"
#include "linter/parse/template_scanner.h"

namespace keyref {
namespace {

bool starts_before(const Span& span, std::size_t at) { return span.begin < at; }

}  // namespace

bool may_hold_template_tags(std::string_view text) {
  constexpr std::array<std::string_view, 5> kOpenings = {"{{", "{%", "#{", "<%", "%{"};
  return std::any_of(kOpenings.begin(), kOpenings.end(),
                     [&](std::string_view opening) { return text.find(opening) != std::string_view::npos; });
}

TemplateMask::TemplateMask(std::string_view text) : original_(text) {
  if (text.find(kMaskCharacter) != std::string_view::npos) return;
  masked_ = text;
  TemplateScanner(text, *this).scan();
}

std::optional<std::string> TemplateMask::restored(std::string_view value, Span span) const {
  auto piece = std::lower_bound(pieces_.begin(), pieces_.end(), span.begin, starts_before);
  if (piece == pieces_.end() || piece->begin >= span.end) return std::nullopt;
  std::string text;
  std::size_t from = 0;
  for (; piece != pieces_.end() && piece->end <= span.end; ++piece) {
    const std::size_t size = piece->end - piece->begin;
    const std::size_t found = value.find(kMaskCharacter, from);
    if (found == std::string_view::npos) break;
    const std::size_t at = found - size % kMaskCharacter.size();
    text.append(value.substr(from, at - from)).append(original_.substr(piece->begin, size));
    from = at + size;
  }
  return text.append(value.substr(std::min(from, value.size())));
}

std::size_t TemplateMask::begin_of_line(std::size_t at) const {
  const std::size_t before = at == 0 ? std::string_view::npos : original_.rfind('\n', at - 1);
  return before == std::string_view::npos ? 0 : before + 1;
}

bool TemplateMask::is_doubtful(std::size_t at) const {
  at = std::min(at, original_.size());
  const std::size_t begin = begin_of_line(at);
  const std::size_t above = begin == 0 ? 0 : begin_of_line(begin - 1);
  const std::size_t end = std::min(original_.size(), original_.find('\n', at));
  if (std::any_of(open_.begin(), open_.end(), [&](const Span& span) { return span.begin <= end && span.end > above; }))
    return true;
  // `labels: {{LABELS}}` may become a block, to which a line that is indented more belongs.
  const auto column = [&](std::size_t line) { return original_.find_first_not_of(" \t-", line) - line; };
  return column(begin) > column(above) && std::any_of(pieces_.begin(), pieces_.end(), [&](const Span& span) {
           return span.begin > above && span.end < begin &&
                  trim(original_.substr(above, span.begin - above)).ends_with(':') &&
                  trim(original_.substr(span.end, begin - span.end)).empty();
         });
}

bool TemplateMask::is_conditional(std::size_t at) const {
  std::size_t depth = 0;
  for (const TemplateTag& tag : controls_) {
    if (tag.begin > at) break;
    if (tag.kind == TemplateTag::Kind::opens) ++depth;
    if (tag.kind == TemplateTag::Kind::closes && depth > 0) --depth;
  }
  return depth > 0;
}

bool TemplateMask::divides(std::size_t a, std::size_t b) const {
  const auto tag =
      std::find_if(controls_.begin(), controls_.end(), [&](const TemplateTag& each) { return each.begin > a; });
  return tag != controls_.end() && tag->begin < b;
}

}  // namespace keyref
