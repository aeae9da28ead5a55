#include "linter/helm/syntax.h"

#include <algorithm>
#include <array>

#include "linter/helm/lexer.h"

namespace keyref::helm {
namespace {

/// Go nests templates as deep as its stack; a chart of people's needs a dozen.
constexpr int kMaxDepth = 100;

constexpr std::array<std::string_view, 10> kKeywords = {"if",     "else",     "end",   "with",  "range",
                                                        "define", "template", "block", "break", "continue"};

struct Failure {
  std::string message;
};

/// The tokens inside one action, as a pipeline.
class PipelineParser {
 public:
  PipelineParser(const std::vector<Token>& tokens, std::size_t at, std::string_view source)
      : tokens_(tokens), at_(at), source_(source) {}

  Pipeline read() {
    Pipeline pipeline = read_pipeline(0);
    if (at_ < tokens_.size()) throw Failure{"something stands behind the action's end"};
    return pipeline;
  }

 private:
  bool is(std::string_view text) const {
    return at_ < tokens_.size() && tokens_[at_].kind == Token::Kind::mark && tokens_[at_].text == text;
  }
  bool take(std::string_view text) {
    if (!is(text)) return false;
    ++at_;
    return true;
  }

  void read_variables(Pipeline& pipeline) {
    std::size_t ahead = at_;
    std::vector<std::string> names;
    while (ahead < tokens_.size() && tokens_[ahead].kind == Token::Kind::variable) {
      names.push_back(tokens_[ahead++].text);
      if (ahead < tokens_.size() && tokens_[ahead].text == ",") ++ahead;
    }
    const bool sets = ahead < tokens_.size() && tokens_[ahead].kind == Token::Kind::mark &&
                      (tokens_[ahead].text == ":=" || tokens_[ahead].text == "=");
    if (names.empty() || !sets) return;
    pipeline.variables = std::move(names);
    pipeline.assigns = tokens_[ahead].text == "=";
    at_ = ahead + 1;
  }

  Pipeline read_pipeline(int depth) {
    if (depth > kMaxDepth) throw Failure{"nested too deeply"};
    Pipeline pipeline;
    const std::size_t first = at_;
    read_variables(pipeline);
    do {
      Command command;
      while (at_ < tokens_.size() && !is("|") && !is(")")) command.operands.push_back(read_operand(depth));
      if (command.operands.empty()) throw Failure{"a value is missing"};
      pipeline.commands.push_back(std::move(command));
    } while (take("|"));
    const std::size_t begin = tokens_[first].begin;
    pipeline.source = source_.substr(begin, tokens_[at_ - 1].end - begin);
    return pipeline;
  }

  Operand read_operand(int depth) {
    Operand operand;
    if (take("(")) {
      operand.kind = Operand::Kind::pipeline;
      operand.pipeline = std::make_shared<Pipeline>(read_pipeline(depth + 1));
      if (!take(")")) throw Failure{"`)` is missing"};
    } else {
      const Token& token = tokens_[at_++];
      operand.text = token.text;
      switch (token.kind) {
        case Token::Kind::variable:
          operand.kind = token.text == "$" ? Operand::Kind::root_variable : Operand::Kind::variable;
          break;
        case Token::Kind::field:
          operand.fields.push_back(token.text);
          break;
        case Token::Kind::dot:
          break;
        case Token::Kind::string:
          operand.kind = Operand::Kind::string;
          break;
        case Token::Kind::number:
          operand.kind = Operand::Kind::number;
          break;
        case Token::Kind::word:
          operand.kind = token.text == "true" || token.text == "false" ? Operand::Kind::boolean
                         : token.text == "nil"                         ? Operand::Kind::nil
                                                                       : Operand::Kind::function;
          break;
        case Token::Kind::mark:
          throw Failure{"this stands where a value is expected"};
      }
    }
    while (at_ < tokens_.size() && tokens_[at_].kind == Token::Kind::field &&
           tokens_[at_].begin == tokens_[at_ - 1].end)
      operand.fields.push_back(tokens_[at_++].text);
    return operand;
  }

  const std::vector<Token>& tokens_;
  std::size_t at_;
  std::string_view source_;
};

class TemplateParser {
 public:
  explicit TemplateParser(std::string_view text) : text_(text), pieces_(cut_template(text)) {}

  Template parse() {
    try {
      read_block(result_.body, 0, false);
      if (at_ < pieces_.size()) throw Failure{"`{{ end }}` or `{{ else }}` ends nothing"};
    } catch (const Failure& failure) {
      const std::size_t at = std::min(at_, pieces_.size() - 1);
      result_.mistake = Template::Mistake{pieces_[at].span, failure.message};
    }
    return std::move(result_);
  }

 private:
  /// The word that an action begins with, where it is one of the language's own.
  std::string_view keyword() const {
    const std::vector<Token>& tokens = pieces_[at_].tokens;
    if (tokens.empty() || tokens.front().kind != Token::Kind::word) return {};
    const auto* const found = std::find(kKeywords.begin(), kKeywords.end(), tokens.front().text);
    return found == kKeywords.end() ? std::string_view() : *found;
  }

  Pipeline pipeline_from(std::size_t token) const {
    const Piece& piece = pieces_[at_];
    if (token >= piece.tokens.size()) throw Failure{"the action's value is missing"};
    return PipelineParser(piece.tokens, token, text_).read();
  }

  /// Up to `{{ end }}` or `{{ else }}`, which stay to be read.
  void read_block(Block& block, int depth, bool nested) {
    if (depth > kMaxDepth) throw Failure{"nested too deeply"};
    for (; at_ < pieces_.size(); ++at_) {
      const Piece& piece = pieces_[at_];
      if (!piece.mistake.empty()) throw Failure{piece.mistake};
      if (piece.kind == Piece::Kind::text) {
        Part& part = block.parts.emplace_back();
        part.span = piece.span;
        continue;
      }
      if (piece.tokens.empty()) {  // a comment, or an empty action
        if (piece.kind == Piece::Kind::action) throw Failure{"the action is empty"};
        continue;
      }
      const std::string_view word = keyword();
      if (word == "end" || word == "else") return;
      read_action(word, block, depth);
    }
    if (nested) {
      at_ = pieces_.size() - 1;
      throw Failure{"`{{ end }}` is missing"};
    }
  }

  void read_action(std::string_view word, Block& block, int depth) {
    if (word == "define") return read_definition(depth);
    Part part;
    part.span = pieces_[at_].span;
    if (word.empty()) {
      part.kind = Part::Kind::action;
      part.pipeline = pipeline_from(0);
    } else if (word == "break" || word == "continue") {
      part.kind = word == "break" ? Part::Kind::stop : Part::Kind::skip;
    } else if (word == "template" || word == "block") {
      part.kind = Part::Kind::include;
      part.name = quoted_name();
      if (pieces_[at_].tokens.size() > 2) part.pipeline = pipeline_from(2);
      if (word == "block") {
        Definition definition{part.name, {}};
        read_body(definition.body, depth);
        result_.definitions.push_back(std::move(definition));
      }
    } else {
      read_branches(word, 1, part, depth);
    }
    block.parts.push_back(std::move(part));
  }

  std::string quoted_name() const {
    const std::vector<Token>& tokens = pieces_[at_].tokens;
    if (tokens.size() < 2 || tokens[1].kind != Token::Kind::string) throw Failure{"the template's name is missing"};
    return tokens[1].text;
  }

  void read_definition(int depth) {
    Definition definition{quoted_name(), {}};
    read_body(definition.body, depth);
    result_.definitions.push_back(std::move(definition));
  }

  /// Up to `{{ end }}`, which is where the parser stands then.
  void read_body(Block& body, int depth) {
    ++at_;
    read_block(body, depth + 1, true);
    if (keyword() != "end") throw Failure{"`{{ else }}` belongs to nothing"};
  }

  /// The body and the branches of `if`, `with` and `range`, whose pipeline begins at a token.
  void read_branches(std::string_view word, std::size_t token, Part& part, int depth) {
    if (depth > kMaxDepth) throw Failure{"nested too deeply"};
    part.kind = word == "if" ? Part::Kind::condition : word == "with" ? Part::Kind::with : Part::Kind::range;
    part.span = pieces_[at_].span;
    part.pipeline = pipeline_from(token);
    part.body = std::make_unique<Block>();
    ++at_;
    read_block(*part.body, depth + 1, true);
    if (keyword() == "end") return;
    part.other = std::make_unique<Block>();
    const std::vector<Token>& tokens = pieces_[at_].tokens;
    if (tokens.size() == 1) return read_body(*part.other, depth);
    // `{{ else if … }}`: a part of its own, which takes the `{{ end }}` for both.
    const std::string next = tokens[1].text;
    if (next != "if" && next != "with") throw Failure{"`else` is followed by something else than `if`"};
    Part inner;
    read_branches(next, 2, inner, depth + 1);
    part.other->parts.push_back(std::move(inner));
  }

  std::string_view text_;
  std::vector<Piece> pieces_;
  std::size_t at_ = 0;
  Template result_;
};

}  // namespace

Template parse_template(std::string_view text) { return text.empty() ? Template() : TemplateParser(text).parse(); }

}  // namespace keyref::helm
