#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "linter/literals/pair.h"
#include "linter/source/span.h"

namespace keyref::literals {

/// A span from offsets; files are smaller than 4 GiB.
inline Span span_of(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// A text that stands in a file: as it is, or with escapes resolved, so that each byte knows where it is written.
class Passage {
 public:
  explicit Passage(const File& file) : text_(file.text), written_{file.id, span_of(0, file.text.size())} {}
  /// Where text and place differ in length, all that is in the text stands at the whole place.
  Passage(std::string_view text, Place place) : text_(text), written_(place) {}
  /// `bytes`: where each byte of the text is written; outlives this.
  Passage(std::string_view text, FileId file, const std::vector<Span>& bytes)
      : text_(text), written_{file, {}}, bytes_(bytes.data()) {}

  std::string_view text() const { return text_; }
  std::size_t size() const { return text_.size(); }
  FileId file() const { return written_.file; }

  /// Where a part of the text is written.
  Span written(Span part) const {
    if (bytes_ != nullptr)
      return part.begin < part.end ? Span{bytes_[part.begin].begin, bytes_[part.end - 1].end} : Span{};
    if (written_.span.end - written_.span.begin != text_.size()) return written_.span;
    return {written_.span.begin + part.begin, written_.span.begin + part.end};
  }
  Place place(Span part) const { return {written_.file, written(part)}; }
  std::string_view text(Span part) const { return text_.substr(part.begin, part.end - part.begin); }

  /// Where each byte of a part is written; null where that is byte for byte as the text, or all at one place.
  const Span* bytes(Span part) const { return bytes_ == nullptr ? nullptr : bytes_ + part.begin; }

  Passage part(Span part) const {
    Passage inner(text(part), place(part));
    if (bytes_ != nullptr) inner.bytes_ = bytes_ + part.begin;
    return inner;
  }

 private:
  std::string_view text_;
  Place written_;
  const Span* bytes_ = nullptr;
};

/// Where the pairs of a passage go, and what is alike in all of them.
struct Target {
  std::string_view rule;
  PairSink sink;
  bool comment = false;

  /// A value that stands in the passage as it is. An empty one says nothing.
  void give(const Passage& passage, std::string_view name, Span value, bool takes_secrets = false) const {
    if (value.begin < value.end)
      give(name, passage.text(value), passage.place(value), takes_secrets, passage.bytes(value));
  }
  void give(std::string_view name, std::string_view value, Place place, bool takes_secrets = false,
            const Span* bytes = nullptr) const {
    if (value.empty()) return;
    sink({.name = name,
          .value = value,
          .place = place,
          .bytes = bytes,
          .rule = rule,
          .sink = takes_secrets,
          .comment = comment});
  }
};

/// Calls for the span of each line, without its line break.
template <typename Visit>
void for_each_line(std::string_view text, Visit visit) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const bool carriage = end > begin && text[end - 1] == '\r';
    visit(span_of(begin, carriage ? end - 1 : end));
    begin = end + 1;
  }
}

struct ShellWord;

// What more than one kind of file holds.

/// Every command of a shell's text.
void read_commands(const Passage& commands, const Target& target);
/// `PASSWORD '…'`, `IDENTIFIED BY '…'` and the like.
void read_sql_text(const Passage& sql, const Target& target);
/// The words of one command, as a list has them.
void read_arguments(const std::vector<ShellWord>& words, FileId file, const Target& target);
/// The pairs of one line of any text; `code`: only what stands in quotes is a value.
void read_line(const Passage& line, bool code, const Target& target);
/// `Authorization: Bearer …`, and what other headers say.
void read_header(const Passage& header, const Target& target);
/// A value as `give` takes it; of the header Authorization what stands behind the scheme.
void give_header(const Passage& passage, std::string_view name, Span value, const Target& target);
/// Of `${NAME:-value}` and `${NAME:value}` the value, which holds where nobody sets the variable. No name: that of the
/// variable. False where the text is nothing of the kind.
bool give_default(const Passage& passage, std::string_view name, Span value, const Target& target);
/// `NAME=value`, `-DNAME=value`, and URLs with fields.
void read_assignment(const Passage& word, const Target& target);

}  // namespace keyref::literals
