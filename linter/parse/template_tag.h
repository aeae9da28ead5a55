#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace keyref {

/// A piece of a text that a deploy pipeline or a template engine replaces before the text is YAML.
struct TemplateTag {
  enum class Kind : std::uint8_t {
    value,    ///< becomes text: `{{ENV}}`, `${ENV}`, `<%= env %>`
    opens,    ///< begins a section that may be left out or repeated: `{{#if x}}`, `{% for x in y %}`
    divides,  ///< begins its other branch: `{{else}}`
    closes,   ///< ends it: `{{/if}}`, `{% endfor %}`
    silent,   ///< becomes nothing: a comment, an assignment
  };

  Kind kind = Kind::value;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view about;  ///< what stands in it; of a Mustache section that is its name, with its mark

  bool controls() const { return kind != Kind::value; }
};

/// The tag that begins here. One that is code may go on over lines.
std::optional<TemplateTag> template_tag_at(std::string_view text, std::size_t at);

/// As `template_tag_at`, and `$NAME`, which is a scalar like any other where it does not stand alone.
std::optional<TemplateTag> lone_tag_at(std::string_view text, std::size_t at);

}  // namespace keyref
