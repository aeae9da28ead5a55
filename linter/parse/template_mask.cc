#include "linter/parse/template_mask.h"

#include <algorithm>
#include <array>

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

bool TemplateMask::is_near(std::size_t at) const {
  at = std::min(at, original_.size());
  const std::size_t end = std::min(original_.size(), original_.find('\n', at));
  std::size_t begin = at;
  for (int line = 0; line < 2 && begin > 0; ++line) {
    const std::size_t before = original_.rfind('\n', begin - 1);
    begin = before == std::string_view::npos ? 0 : before;
  }
  return std::any_of(touched_.begin(), touched_.end(),
                     [&](const Span& span) { return span.begin <= end && span.end > begin; });
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
