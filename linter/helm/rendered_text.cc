#include "linter/helm/rendered_text.h"

#include <algorithm>
#include <iterator>

#include "linter/kubernetes/manifest.h"

namespace keyref::helm {
namespace {

constexpr std::string_view kMarker = "---";

/// Blanks alone would set the indentation of a block scalar. False: the line says nothing already.
bool comment_line(std::string& text, std::size_t begin, std::size_t end) {
  const std::size_t first = text.find_first_not_of(' ', begin);
  if (first >= end || text[first] == '#') return false;
  std::fill(text.begin() + static_cast<std::ptrdiff_t>(first), text.begin() + static_cast<std::ptrdiff_t>(end), ' ');
  text[first] = '#';
  return true;
}

bool comment_line_at(std::string& text, std::size_t at) {
  const std::size_t before = text.rfind('\n', at > 0 && text[at] == '\n' ? at - 1 : at);
  const std::size_t begin = before == std::string::npos ? 0 : before + 1;
  return comment_line(text, begin, std::min(text.size(), text.find('\n', begin)));
}

void trace_nodes(YamlStream& stream, const RichText& text, const Values& values,
                 FunctionRef<void(const Node&, const Traced&)> visit) {
  stream.revise([&](Node& node, const FunctionRef<std::string_view(std::string)>& keep) {
    const Traced traced = text.trace(node.span);
    node.file = traced.place.file;
    node.span = traced.place.span;
    visit(node, traced);
    std::string restored;
    if (node.kind == Node::Kind::scalar && values.restore_holes(node.value, restored)) node.value = keep(restored);
  });
}

}  // namespace

void comment_lone_holes(std::string& text) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.size(), text.find('\n', begin));
    const std::string_view line = std::string_view(text).substr(begin, end - begin);
    if (is_lone_hole(line)) {
      comment_line(text, begin, end);
    } else if (line.starts_with(kMarker) && is_lone_hole(line.substr(kMarker.size()))) {
      comment_line(text, begin + kMarker.size(), end);
      text[begin + kMarker.size()] = ' ';
    }
    begin = end + 1;
  }
}

const Value* from_yaml(const RichText& text, Values& values) {
  std::string plain = text.text();
  comment_lone_holes(plain);
  YamlStream stream = YamlStream::parse(0, plain);
  if (stream.error()) return nullptr;
  if (stream.documents().empty()) return values.nil();
  if (text.is_traced()) {
    stream.revise([&](Node& node, const auto&) {
      const Traced traced = text.trace(node.span);
      node.file = traced.place.file;
      node.span = traced.place.span;
    });
  }
  return values.from(*stream.documents().front(), text.is_traced());
}

void RenderedReader::read(FileId file, std::string_view path, const RichText& text, const Values& values,
                          std::vector<Document>& documents) {
  constexpr int kMostBrokenLines = 20;
  std::string plain = text.text();
  comment_lone_holes(plain);
  for (int attempt = 0; attempt < kMostBrokenLines; ++attempt) {
    YamlStream stream = YamlStream::parse(file, plain);
    if (stream.error()) {
      const std::size_t at = std::min<std::size_t>(stream.error()->span.begin, plain.empty() ? 0 : plain.size() - 1);
      tell_broken(file, text, at, stream.error()->message);
      if (!comment_line_at(plain, at)) return;
      continue;
    }
    trace_nodes(stream, text, values, [&](const Node& node, const Traced& traced) {
      if (!traced.origin || node.kind != Node::Kind::scalar) return;
      origins_[node.place()] = *traced.origin;
      looked_up_.insert(*traced.origin);
    });
    ManifestFacts facts;
    read_documents(file, path, {}, stream, facts);
    for (Document& document : facts.documents) document.file = file;
    std::move(facts.documents.begin(), facts.documents.end(), std::back_inserter(documents));
    return;
  }
}

void RenderedReader::read_values(FileId file, const Value& value, Values& values, std::vector<Document>& documents) {
  const RichText text = to_yaml(value, values);
  if (!may_hold_references({}, text.text())) return;
  const std::size_t before = documents.size();
  read(file, {}, text, values, documents);
  for (std::size_t i = before; i < documents.size(); ++i) documents[i].place = {file, {}};
}

void RenderedReader::tell_broken(FileId file, const RichText& text, std::size_t at, const std::string& message) {
  Place place = text.trace({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 1)}).place;
  if (place.span.end <= place.span.begin) place = {file, {0, 0}};
  tell(file, place, "what this makes could not be read: " + message);
}

void RenderedReader::tell(FileId file, const Place& place, std::string message) {
  if (!told_.insert(file).second) return;
  problems_.push_back(
      {Problem::Kind::syntax, Severity::note, place, std::move(message), "compare with `helm template`"});
}

void RenderedReader::set_origins(Document& document) const {
  for (Reference& reference : document.references) {
    set_origin(reference.secret);
    if (reference.key) set_origin(*reference.key);
  }
  for (StoreReference& reference : document.store_references) {
    set_origin(reference.secret);
    if (reference.key) set_origin(*reference.key);
  }
}

void RenderedReader::set_origin(Name& name) const {
  const auto origin = origins_.find(name.place);
  if (origin != origins_.end() && origin->second != name.place) name.origin = origin->second;
}

}  // namespace keyref::helm
