#include "linter/literals/yaml_values.h"

#include <string>
#include <vector>

#include "linter/base/text.h"
#include "linter/literals/embedded.h"
#include "linter/literals/formats.h"
#include "linter/literals/scalar_passage.h"
#include "linter/literals/shell_words.h"
#include "linter/literals/template_action.h"
#include "linter/literals/yaml_keys.h"
#include "linter/secret/sensitive_name.h"

namespace keyref::literals {
namespace {

/// A file, or the object of a program, rather than one value.
bool holds_more(std::string_view text) {
  const std::string_view written = trim(text);
  const std::size_t equals = text.ends_with('\n') ? assignment_in(written) : std::string_view::npos;
  if (equals < written.size() && equals + 1 < written.size() && written[equals + 1] != '=') return true;
  const bool json = (written.starts_with('{') && written.ends_with('}') && !written.starts_with("{{")) ||
                    (written.starts_with('[') && written.ends_with(']'));
  return json || (written.find('\n') != std::string_view::npos && !written.starts_with("-----"));
}

/// `DB_PASSWORD=x` in a block scalar of one line, or under `app.env`, may be one too.
bool may_hold_more(std::string_view name, std::string_view text) {
  return holds_more(text) || text.ends_with('\n') || format_of(name) != read_lines;
}

}  // namespace

/// Hands over what is found with what the surroundings say of it.
template <typename Read>
void YamlValues::with_target(const Around& around, Read read) {
  const auto sink = [&](const Pair& pair) {
    Pair told = pair;
    told.rule = around.rule;
    told.comment = told.comment || around.prose;
    told.container = around.container;
    told.kind = kind_;
    told.object = object_;
    sink_(told);
  };
  read(Target{around.rule, sink});
}

void YamlValues::give(std::string_view name, const Node& node, const Around& around) {
  if (node.is_null() || !is_worth_a_look(name, node, around)) return;
  const ScalarPassage scalar(node, file_.text);
  give(name, scalar.passage(), around);
}

/// Most scalars of a manifest neither hold a secret nor are under a secret's name. What is written in base64 may hold
/// one that nobody sees from outside.
bool YamlValues::is_worth_a_look(std::string_view name, const Node& scalar, const Around& around) const {
  constexpr std::size_t kShortestEncoded = 24;
  const Node& node = scalar.resolved();
  const bool escaped = node.value.size() != node.span.end - node.span.begin && node.style != ScalarStyle::block;
  const bool encoded = node.value.size() >= kShortestEncoded && node.value.size() % 4 == 0 &&
                       node.value.find_first_of(" :.\n") == std::string_view::npos;
  return around.sink || escaped || encoded || file_.hits.any_in(node.span.begin, node.span.end) ||
         sensitive_name(name).kind != NameKind::plain;
}

void YamlValues::give(std::string_view name, const Passage& value, const Around& around) {
  if (around.sink && is_public_part(name)) return;
  with_target(around, [&](const Target& target) {
    if (may_hold_more(name, value.text())) read_embedded(file_, name, value, target.sink);
    if (holds_more(value.text())) return;
    for_each_given_text(value.text(), [&](Span text) { target.give(value, name, text); });
    const std::string_view text = trim(value.text());
    const auto begin = static_cast<std::size_t>(text.data() - value.text().data());
    const Span whole = text.empty() ? Span{} : span_of(begin, begin + text.size());
    if (around.sink) return target.give(value, name, whole, true);
    give_header(value, name, whole, target);
  });
}

void YamlValues::read_commands_of(const Node& scalar, const Around& around) {
  const ScalarPassage commands(scalar, file_.text);
  with_target(around, [&](const Target& target) { read_commands(commands.passage(), target); });
}

void YamlValues::read_command_of(const Node& list, const Around& around) {
  std::vector<ShellWord> words;
  const auto add = [&](const Node& item) {
    if (!item.is_scalar()) return;
    const ScalarPassage scalar(item, file_.text);
    const Passage& passage = scalar.passage();
    if (passage.text().find('\n') != std::string_view::npos)  // what a shell runs
      return with_target(around, [&](const Target& target) { read_commands(passage, target); });
    words.push_back({std::string(passage.text()), {}});
    for (std::size_t i = 0; i < passage.size(); ++i) words.back().bytes.push_back(passage.written(span_of(i, i + 1)));
  };
  if (around.program != nullptr && around.label == "args") around.program->for_each_item(add);
  list.for_each_item(add);
  with_target(around, [&](const Target& target) { read_arguments(words, file_.id, target); });
}

}  // namespace keyref::literals
