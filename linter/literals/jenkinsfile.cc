#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "linter/base/text.h"
#include "linter/literals/formats.h"
#include "linter/literals/groovy_tokens.h"
#include "linter/literals/passage.h"

namespace keyref::literals {
namespace {

using Kind = GroovyToken::Kind;

std::string_view rule_of(std::string_view path) {
  const bool library = path.substr(0, 5) == "vars/" || path.find("/vars/") != std::string_view::npos;
  const bool jenkins = to_lower(name_of(path)).find("jenkinsfile") != std::string::npos;
  return library || jenkins ? "jenkins-secret" : "literal-in-source";
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

/// A text of Groovy as the shell gets it.
struct Unescaped {
  std::string text;
  std::vector<Span> bytes;
};

Unescaped unescape(const Passage& written) {
  Unescaped plain;
  const std::string_view text = written.text();
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t begin = at;
    char c = text[at];
    if (c == '\\' && at + 1 < text.size()) {
      c = text[++at];
      if (c == '\n') continue;
      if (c == 'n') c = '\n';
    }
    plain.text.push_back(c);
    plain.bytes.push_back(written.written(span_of(begin, at + 1)));
  }
  return plain;
}

class JenkinsfileReader {
 public:
  JenkinsfileReader(const File& file, PairSink sink)
      : passage_(file), target_{rule_of(file.path), sink}, tokens_(groovy_tokens(file.text)) {}

  void read() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) find_credential(i);
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].kind == Kind::comment) read_comment(passage_.part(tokens_[i].span));
      if (tokens_[i].kind != Kind::text) continue;
      read_value(i);
      if (is_command(i)) read_script(tokens_[i]);
    }
  }

 private:
  bool is(std::size_t i, Kind kind) const { return i < tokens_.size() && tokens_[i].kind == kind; }
  std::string_view text(std::size_t i) const {
    return i < tokens_.size() ? passage_.text(tokens_[i].span) : std::string_view();
  }

  void find_credential(std::size_t i);
  void read_value(std::size_t i);
  bool is_command(std::size_t i) const;
  void read_script(const GroovyToken& script);
  void read_leaks(const Passage& script);
  void read_comment(const Passage& comment);

  Passage passage_;
  Target target_;
  std::vector<GroovyToken> tokens_;
  std::set<std::string, std::less<>> credentials_;  ///< variables that hold one
  std::string_view binding_;                        ///< the call that the arguments belong to
  std::string_view parameter_;                      ///< the last `name: '…'`
};

/// `TOKEN = credentials('id')`; `variable: 'TOKEN'` in the bindings of withCredentials. Those of a file hold its path.
void JenkinsfileReader::find_credential(std::size_t i) {
  if (is(i, Kind::word) && text(i + 1) == "(") binding_ = text(i);
  if (text(i) == "credentials" && i > 1 && text(i - 1) == "=" && is(i - 2, Kind::word)) {
    const std::string name(text(i - 2));
    credentials_.insert({name, name + "_PSW"});
  }
  const std::string key = to_lower(text(i));
  const bool variable = is(i, Kind::word) && ends_with(key, "variable") && text(i + 1) == ":" && is(i + 2, Kind::text);
  if (!variable || key == "usernamevariable" || ends_with(key, "filevariable") || binding_ == "file") return;
  credentials_.emplace(text(i + 2));
}

/// `NAME = '…'`, `name: '…'`, `set('NAME', '…')`, `withEnv(['NAME=…'])`, `password(name: 'NAME', defaultValue: '…')`.
void JenkinsfileReader::read_value(std::size_t i) {
  const Passage value = passage_.part(tokens_[i].span);
  const std::size_t equals = value.text().find('=');
  const std::string_view variable = value.text().substr(0, equals);
  const bool upper = !variable.empty() && std::all_of(variable.begin(), variable.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
  if (equals != std::string_view::npos && upper) target_.give(value, variable, span_of(equals + 1, value.size()));
  if (i < 2) return;
  const std::string_view sign = text(i - 1);
  std::string_view name = text(i - 2);
  const bool argument = sign == "," && is(i - 2, Kind::text) && i > 2 && text(i - 3) == "(";
  const bool assigned = (sign == "=" || sign == ":") && !is(i - 2, Kind::sign);
  if (!argument && !assigned) return;
  if (name == "name") parameter_ = value.text();
  if (name == "defaultValue" && !parameter_.empty()) name = parameter_;
  if (name != "script") give_header(value, name, span_of(0, value.size()), target_);
}

/// `sh '…'`, `sh(script: '…')`, and what is added to such a text.
bool JenkinsfileReader::is_command(std::size_t i) const {
  static constexpr std::array<std::string_view, 4> kSteps = {"sh", "bat", "powershell", "pwsh"};
  static constexpr std::size_t kMostParts = 20;
  for (std::size_t parts = 0; i > 1 && text(i - 1) == "+" && is(i - 2, Kind::text) && parts < kMostParts; ++parts)
    i -= 2;
  if (i == 0) return false;
  if (i > 1 && text(i - 1) == ":") return text(i - 2) == "script";
  const std::string_view step = i > 1 && text(i - 1) == "(" ? text(i - 2) : text(i - 1);
  return std::find(kSteps.begin(), kSteps.end(), step) != kSteps.end();
}

void JenkinsfileReader::read_script(const GroovyToken& script) {
  const Passage written = passage_.part(script.span);
  const Unescaped plain = unescape(written);
  read_commands({plain.text, passage_.file(), plain.bytes}, target_);
  if (script.interpolated) read_leaks(written);
}

/// What Groovy fills in stands in the process list and in the log of the shell; `\$` leaves it to the shell.
void JenkinsfileReader::read_leaks(const Passage& script) {
  const std::string_view text = script.text();
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\\') ++at;
    if (at >= text.size() || text[at] != '$' || (at > 0 && text[at - 1] == '\\')) continue;
    const bool braces = text.substr(at + 1, 1) == "{";
    std::size_t begin = at + (braces ? 2 : 1);
    for (const std::string_view object : {"env.", "params."}) {
      if (text.substr(begin, object.size()) == object) begin += object.size();
    }
    std::size_t end = begin;
    while (end < text.size() && ((to_lower(text[end]) >= 'a' && to_lower(text[end]) <= 'z') || text[end] == '_' ||
                                 (text[end] >= '0' && text[end] <= '9')))
      ++end;
    const std::string_view name = text.substr(begin, end - begin);
    if (credentials_.find(name) == credentials_.end()) continue;
    const Place place = script.place(span_of(at, std::min(end + (braces ? 1 : 0), text.size())));
    target_.sink({.name = name, .value = {}, .place = place, .rule = target_.rule, .sink = true, .leak = true});
  }
}

void JenkinsfileReader::read_comment(const Passage& comment) {
  for_each_line(comment.text(), [&](Span line) {
    read_line(comment.part(line), true, {target_.rule, target_.sink, true});
  });
}

}  // namespace

void read_jenkinsfile(const File& file, PairSink sink) { JenkinsfileReader(file, sink).read(); }

}  // namespace keyref::literals
