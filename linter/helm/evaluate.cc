#include "linter/helm/evaluate.h"

#include <algorithm>
#include <charconv>

namespace keyref::helm {
namespace {

/// Templates may include themselves; a chart of people's stays far below.
constexpr int kMaxDepth = 30;

/// `include (print $.Template.BasePath "/config.yaml")`, of which only a checksum is taken.
bool names_a_file(const std::string& name) { return name.ends_with(".yaml") || name.ends_with(".yml"); }

Place place_of(const Span& span, FileId file) { return {file, span}; }

std::string name_of(const Operand& operand) {
  std::string name = operand.kind == Operand::Kind::variable ? operand.text : std::string();
  for (const std::string& field : operand.fields) name += "." + field;
  return name.empty() ? "." : name;
}

}  // namespace

RichText Evaluator::run(const Named& body, const Value* dot) {
  RichText out;
  Frame frame{body, dot, {}, 0};
  if (depth_ >= kMaxDepth) return out;
  ++depth_;
  run_block(*body.body, dot, frame, out);
  --depth_;
  return out;
}

const Value* Evaluator::include(const std::string& name, const Value* dot) {
  const auto found = definitions_.find(name);
  if (found == definitions_.end() || depth_ >= kMaxDepth) {
    complete_ = complete_ && names_a_file(name);
    return values_.unknown("include \"" + name + "\"");
  }
  return values_.string(run(found->second, dot));
}

const Value* Evaluator::run_text(const Value& text, const Value* dot) {
  const std::string source = text.text.text();
  if (source.find("{{") == std::string::npos) return values_.string(text.text);
  const Template parsed = parse_template(source);
  if (parsed.mistake) return values_.unknown("tpl");
  // Its places are in a string, and stand for no file: what it writes is where `tpl` is written.
  const RichText out = run(Named{&parsed.body, 0, source}, dot);
  return values_.string(out.text());
}

Evaluator::Flow Evaluator::run_block(const Block& block, const Value* dot, Frame& frame, RichText& out) {
  const std::size_t variables = frame.variables.size();
  Flow flow = Flow::go_on;
  for (const Part& part : block.parts) {
    if (++steps_ > kMaxSteps || values_.is_exhausted()) break;
    flow = run_part(part, dot, frame, out);
    if (flow != Flow::go_on) break;
  }
  frame.variables.resize(std::min(variables, frame.variables.size()));
  return flow;
}

Evaluator::Flow Evaluator::run_part(const Part& part, const Value* dot, Frame& frame, RichText& out) {
  switch (part.kind) {
    case Part::Kind::text:
      out.append(frame.source.text.substr(part.span.begin, part.span.end - part.span.begin),
                 place_of(part.span, frame.source.file), true);
      break;
    case Part::Kind::action: {
      const Value* value = evaluate(part.pipeline, dot, frame);
      if (part.pipeline.variables.empty()) write(*value, part, frame, out);
      break;
    }
    case Part::Kind::include:
      write(*include(part.name, part.pipeline.commands.empty() ? values_.nil() : evaluate(part.pipeline, dot, frame)),
            part, frame, out);
      break;
    case Part::Kind::condition:
    case Part::Kind::with:
      return run_branch(part, dot, frame, out);
    case Part::Kind::range:
      run_range(part, dot, frame, out);
      break;
    case Part::Kind::stop:
      return Flow::stop;
    case Part::Kind::skip:
      return Flow::skip;
  }
  return Flow::go_on;
}

/// Does it look up a field, and no more?
bool is_lookup(const Pipeline& pipeline) {
  const std::vector<Command>& commands = pipeline.commands;
  return commands.size() == 1 && commands.front().operands.size() == 1 &&
         !commands.front().operands.front().fields.empty();
}

/// What a lookup in the values does not find, or finds empty, may still be given at the deployment.
void Evaluator::write(const Value& value, const Part& part, const Frame& frame, RichText& out) {
  const Place place = place_of(part.span, frame.source.file);
  const std::vector<Command>& commands = part.pipeline.commands;
  const bool lookup =
      !commands.empty() && commands.front().operands.size() == 1 && !commands.front().operands.front().fields.empty();
  const RichText text = helm::written(value, values_);
  const bool nothing = text.empty() || text.text() == "\"\"" || text.text() == "''";
  if (nothing && (lookup || value.is(Value::Kind::nil))) {
    const std::string source = lookup ? name_of(commands.front().operands.front()) : std::string(part.pipeline.source);
    out.append(values_.hole(source), place, false, value.place);
  } else if (text.text().find('\n') == std::string::npos) {
    // What is written into a line is read there; what brings lines of its own, where those are written.
    out.append(text.text(), place, false, value.place);
  } else {
    out.append(text, place, value.place);
  }
}

bool Evaluator::decide(const Value& condition) {
  const auto decided = truth(condition);
  if (!decided) undecided_ = true;
  return decided.value_or(take_first_);
}

Evaluator::Flow Evaluator::run_branch(const Part& part, const Value* dot, Frame& frame, RichText& out) {
  const std::size_t variables = frame.variables.size();
  const Value* condition = evaluate(part.pipeline, dot, frame);
  Flow flow = Flow::go_on;
  if (decide(*condition)) {
    flow = run_block(*part.body, part.kind == Part::Kind::with ? condition : dot, frame, out);
  } else if (part.other) {
    flow = run_block(*part.other, dot, frame, out);
  }
  frame.variables.resize(std::min(variables, frame.variables.size()));
  return flow;
}

void Evaluator::run_range(const Part& part, const Value* dot, Frame& frame, RichText& out) {
  const std::vector<std::string>& names = part.pipeline.variables;
  const Value* over = result_of(part.pipeline, dot, frame);
  // What no values file has may still be given at the deployment.
  if (over->is(Value::Kind::nil) && is_lookup(part.pipeline))
    over = values_.unknown(name_of(part.pipeline.commands.front().operands.front()));
  const auto run_with = [&](const Value* key, const Value* item) {
    const std::size_t variables = frame.variables.size();
    if (names.size() == 2) frame.variables.emplace_back(names[0], key);
    if (!names.empty()) frame.variables.emplace_back(names.back(), item);
    const Flow flow = run_block(*part.body, item, frame, out);
    frame.variables.resize(variables);
    return flow != Flow::stop;
  };
  if (over->is(Value::Kind::unknown)) {
    run_with(values_.unknown("a key"), values_.unknown("an item of " + over->expression));
  } else if (over->is(Value::Kind::integer)) {
    for (std::int64_t i = 0;
         i < over->integer && run_with(values_.integer(i), values_.integer(i)) && steps_ < kMaxSteps;)
      ++i;
  } else if (truth(*over) == false) {
    if (part.other) run_block(*part.other, dot, frame, out);
  } else {
    std::size_t index = 0;
    for (const Value* item : over->items) {
      if (!run_with(values_.integer(static_cast<std::int64_t>(index++)), item)) return;
    }
    Value::Entries entries = over->entries;  // Go ranges over maps in the order of their keys
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [key, item] : entries) {
      if (!run_with(values_.string(key), item)) return;
    }
  }
}

const Value* Evaluator::evaluate(const Pipeline& pipeline, const Value* dot, Frame& frame) {
  const Value* value = result_of(pipeline, dot, frame);
  if (pipeline.variables.empty()) return value;
  const std::string& name = pipeline.variables.back();
  if (pipeline.assigns) {
    const auto at = std::find_if(frame.variables.rbegin(), frame.variables.rend(),
                                 [&](const auto& each) { return each.first == name; });
    if (at != frame.variables.rend()) at->second = value;
  } else {
    frame.variables.emplace_back(name, value);
  }
  return value;
}

const Value* Evaluator::result_of(const Pipeline& pipeline, const Value* dot, Frame& frame) {
  if (++steps_ > kMaxSteps || values_.is_exhausted() || frame.depth > kMaxDepth) return values_.unknown("…");
  ++frame.depth;
  const Value* value = nullptr;
  for (const Command& command : pipeline.commands) value = evaluate(command, value, dot, frame);
  --frame.depth;
  return value;
}

const Value* Evaluator::evaluate(const Command& command, const Value* piped, const Value* dot, Frame& frame) {
  const Operand& head = command.operands.front();
  if (head.kind != Operand::Kind::function) {
    // What is called with arguments is a method of the release's or the cluster's objects.
    return command.operands.size() > 1 ? values_.unknown(name_of(head)) : evaluate(head, dot, frame);
  }
  if (head.text == "and" || head.text == "or") return choose(command, piped, dot, frame);
  std::vector<const Value*> arguments;
  for (std::size_t i = 1; i < command.operands.size(); ++i)
    arguments.push_back(evaluate(command.operands[i], dot, frame));
  if (piped != nullptr) arguments.push_back(piped);
  return field(call(head.text, arguments, *this), head.fields, head.text);
}

/// `and` and `or` give one of their arguments.
const Value* Evaluator::choose(const Command& command, const Value* piped, const Value* dot, Frame& frame) {
  const bool is_or = command.operands.front().text == "or";
  const Value* result = values_.nil();
  bool open = false;
  const auto is_last = [&](const Value* value) {
    const auto decided = truth(*value);
    open = open || !decided;
    result = value;
    return decided && *decided == is_or;
  };
  for (std::size_t i = 1; i < command.operands.size(); ++i) {
    if (is_last(evaluate(command.operands[i], dot, frame))) return open && is_or ? values_.unknown("or") : result;
  }
  if (piped != nullptr && is_last(piped)) return open && is_or ? values_.unknown("or") : result;
  return open ? values_.unknown(command.operands.front().text) : result;
}

const Value* Evaluator::evaluate(const Operand& operand, const Value* dot, Frame& frame) {
  const Value* value = dot;
  switch (operand.kind) {
    case Operand::Kind::dot:
      break;
    case Operand::Kind::root_variable:
      value = frame.root;
      break;
    case Operand::Kind::variable: {
      const auto at = std::find_if(frame.variables.rbegin(), frame.variables.rend(),
                                   [&](const auto& each) { return each.first == operand.text; });
      value = at == frame.variables.rend() ? values_.unknown(operand.text) : at->second;
      break;
    }
    case Operand::Kind::function:
      value = call(operand.text, {}, *this);
      break;
    case Operand::Kind::string:
      return values_.string(operand.text);
    case Operand::Kind::number: {
      if (operand.text.find('.') != std::string::npos)
        return values_.floating(std::strtod(operand.text.c_str(), nullptr));
      std::int64_t number = 0;
      std::from_chars(operand.text.data(), operand.text.data() + operand.text.size(), number);
      return values_.integer(number);
    }
    case Operand::Kind::boolean:
      return values_.boolean(operand.text == "true");
    case Operand::Kind::nil:
      return values_.nil();
    case Operand::Kind::pipeline:
      value = evaluate(*operand.pipeline, dot, frame);
      break;
  }
  return field(value, operand.fields, name_of(operand));
}

const Value* Evaluator::field(const Value* value, const std::vector<std::string>& names, const std::string& path) {
  for (const std::string& name : names) {
    if (value->is(Value::Kind::unknown)) return values_.unknown(path);
    const Value* next = value->find(name);
    value = next == nullptr ? values_.nil() : next;
  }
  return value;
}

}  // namespace keyref::helm
