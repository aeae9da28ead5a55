#include "linter/report/masked_line.h"

#include <algorithm>
#include <array>

#include "linter/base/text.h"
#include "linter/base/utf8.h"

namespace keyref {
namespace {

constexpr std::string_view kEllipsis = "…";
constexpr std::string_view kMask = "****";
constexpr std::string_view kPunctuation = " {}[],:\"'";

/// Words of manifests, inventories and keyref.yaml: nobody's secret, and what makes a line recognisable. Sorted.
constexpr auto kWords = std::to_array<std::string_view>({"account",
                                                         "aliases",
                                                         "allow",
                                                         "apiVersion",
                                                         "auth-secret",
                                                         "base",
                                                         "certificateRefs",
                                                         "components",
                                                         "configMap",
                                                         "configMapKeyRef",
                                                         "configMapRef",
                                                         "container",
                                                         "containers",
                                                         "csi",
                                                         "data",
                                                         "default",
                                                         "env",
                                                         "envFrom",
                                                         "env_from",
                                                         "environment",
                                                         "environments",
                                                         "ephemeralContainers",
                                                         "existingSecret",
                                                         "false",
                                                         "global",
                                                         "hosts",
                                                         "ignore",
                                                         "imagePullSecrets",
                                                         "image_pull_secrets",
                                                         "initContainers",
                                                         "inventory",
                                                         "items",
                                                         "key",
                                                         "keys",
                                                         "kind",
                                                         "kubernetes_secret",
                                                         "kubernetes_secret_v1",
                                                         "label",
                                                         "labels",
                                                         "manifest",
                                                         "manifests",
                                                         "metadata",
                                                         "name",
                                                         "namespace",
                                                         "nodePublishSecretRef",
                                                         "optional",
                                                         "parameters",
                                                         "path",
                                                         "planned",
                                                         "prefix",
                                                         "projected",
                                                         "reason",
                                                         "resource",
                                                         "resourceNames",
                                                         "resources",
                                                         "rotate_every",
                                                         "rotated",
                                                         "rule",
                                                         "rules",
                                                         "secret",
                                                         "secretKeyRef",
                                                         "secretName",
                                                         "secretRef",
                                                         "secretTargetRef",
                                                         "secret_key_ref",
                                                         "secret_name",
                                                         "secret_ref",
                                                         "secrets",
                                                         "service",
                                                         "services",
                                                         "source",
                                                         "sources",
                                                         "spec",
                                                         "stringData",
                                                         "taken",
                                                         "template",
                                                         "tls",
                                                         "true",
                                                         "type",
                                                         "unknown",
                                                         "until",
                                                         "value",
                                                         "valueFrom",
                                                         "value_from",
                                                         "variable",
                                                         "variables",
                                                         "version",
                                                         "volume",
                                                         "volumes"});
static_assert(std::is_sorted(kWords.begin(), kWords.end()));

bool is_known(std::string_view word, const std::vector<std::string_view>& known) {
  return std::binary_search(kWords.begin(), kWords.end(), word) ||
         std::find(known.begin(), known.end(), word) != known.end();
}

/// `var.name`, `kubernetes_secret.db.metadata[0].name`: Terraform's words for what stands elsewhere.
bool is_traversal(std::string_view part) {
  constexpr std::array<std::string_view, 6> kRoots = {"var.", "local.", "each.", "module.", "data.", "kubernetes_"};
  const bool rooted =
      std::any_of(kRoots.begin(), kRoots.end(), [&](std::string_view root) { return part.starts_with(root); });
  return rooted && std::all_of(part.begin(), part.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || c == '_' || c == '.' || c == '[' || c == ']' || c == '0';
         });
}

/// A template's action without a literal names fields and functions only.
bool is_lookup(std::string_view part) {
  if (is_traversal(part)) return true;
  return part.starts_with("{{") && part.ends_with("}}") &&
         part.find_first_of("\"'`0123456789") == std::string_view::npos;
}

/// `process.env.NAME`, `os.environ["NAME"]`: how code reads a variable that the finding names.
bool is_read(std::string_view part, const std::vector<std::string_view>& known) {
  constexpr auto kReaders = std::to_array<std::string_view>(
      {"process", "env", "import", "meta", "Deno", "Bun", "os", "environ", "get", "getenv", "Getenv", "LookupEnv"});
  constexpr std::string_view kBetween = ".?![]()\"'";
  bool named = false;
  for (std::size_t at = 0; at < part.size();) {
    const std::size_t end = std::min(part.size(), part.find_first_of(kBetween, at));
    const std::string_view word = part.substr(at, end - at);
    const bool is_name = !word.empty() && std::find(known.begin(), known.end(), word) != known.end();
    if (!word.empty() && !is_name && std::find(kReaders.begin(), kReaders.end(), word) == kReaders.end()) return false;
    named = named || is_name;
    at = end + 1;
  }
  return named;
}

/// Cuts a line into words and punctuation, and puts together what may be shown of it.
class Masker {
 public:
  explicit Masker(const std::vector<std::string_view>& known) : known_(known) {}

  void add(std::string_view part) {
    for (std::size_t at = 0; at < part.size();) {
      const std::size_t end = std::min(part.size(), part.find_first_of(kPunctuation, at));
      if (end > at) add_word(part.substr(at, end - at));
      if (end < part.size()) add_character(part[end]);
      at = end + 1;
    }
  }
  void add_caret(std::string_view part) {
    shown_.caret = count_code_points(shown_.text);
    if (part.empty()) return;
    masked_ = false;
    shown_.text += is_known(part, known_) || is_lookup(part) || is_read(part, known_) ? part : kMask;
    shown_.caret_length = count_code_points(shown_.text) - shown_.caret;
  }
  MaskedLine take() { return std::move(shown_); }

 private:
  void add_word(std::string_view word) {
    const bool sign = word == "-" || word == "=";  // an item of YAML, an assignment of Terraform
    const bool assigned = word.ends_with('=') && is_known(word.substr(0, word.size() - 1), known_);  // `NAME=value`
    if (sign || assigned || is_known(word, known_)) {
      shown_.text += word;
      masked_ = false;
    } else if (!masked_) {
      shown_.text += kEllipsis;
      masked_ = true;
    }
  }
  /// The blanks between two masked words say how long they are; they go with them.
  void add_character(char c) {
    if (c == ' ' && masked_) return;
    if (c != ' ' && c != '"' && c != '\'') masked_ = false;
    shown_.text.push_back(c);
  }

  const std::vector<std::string_view>& known_;
  MaskedLine shown_;
  bool masked_ = false;  ///< the last thing shown is an ellipsis
};

std::string blanks_for_tabs(std::string_view text) {
  std::string blank(text);
  std::replace(blank.begin(), blank.end(), '\t', ' ');
  return blank;
}

/// The part of a line that may be shown, cut between words.
struct Window {
  std::uint32_t begin;
  std::uint32_t end;
};

/// Thousands of findings may stand in one line of megabytes; no terminal is as wide as this.
Window window_of(std::string_view line, Span span) {
  constexpr std::size_t kAround = 4096;
  const std::size_t size = line.size();
  if (size <= 2 * kAround) return {0, static_cast<std::uint32_t>(size)};
  // No further than around: the next such character may be megabytes away.
  const std::string_view before = line.substr(0, span.begin);
  const std::size_t begin =
      span.begin > kAround ? std::min(before.find_first_of(kPunctuation, span.begin - kAround), before.size()) : 0;
  std::size_t end = std::min(size, std::size_t{span.begin} + kAround);
  if (end < size) {
    const std::size_t last = line.substr(span.begin, end - span.begin).find_last_of(kPunctuation);
    end = last == std::string_view::npos || last == 0 ? std::min<std::size_t>(size, span.end) : span.begin + last;
  }
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// Byte offset of a code point.
std::size_t offset_of(std::string_view text, std::size_t point) {
  std::size_t at = 0;
  for (; point > 0 && at < text.size(); --point) at += decode_utf8(text, at).length;
  return at;
}

}  // namespace

MaskedLine mask_line(std::string_view line, Span span, const std::vector<std::string_view>& known) {
  const Window window = window_of(line, span);
  const bool cut_back = window.end < line.size();
  if (window.begin > 0 || cut_back) {
    span = {span.begin - window.begin, std::min(span.end, window.end) - window.begin};
    line = line.substr(window.begin, window.end - window.begin);
  }
  const std::string text = blanks_for_tabs(line);
  const std::string_view view(text);
  const std::size_t begin = std::min<std::size_t>(span.begin, view.size());
  const std::size_t end = std::clamp<std::size_t>(span.end, begin, view.size());
  Masker masker(known);
  masker.add(view.substr(0, begin));
  masker.add_caret(view.substr(begin, end - begin));
  masker.add(view.substr(end));
  MaskedLine shown = masker.take();
  if (window.begin > 0) {
    shown.text.insert(0, kEllipsis);
    ++shown.caret;
  }
  if (cut_back && !shown.text.ends_with(kEllipsis)) shown.text += kEllipsis;
  return shown;
}

MaskedParts parts_of(const MaskedLine& line) {
  const std::string_view text = line.text;
  const std::size_t begin = offset_of(text, line.caret);
  const std::size_t end = begin + offset_of(text.substr(begin), line.caret_length);
  return {text.substr(0, begin), text.substr(begin, end - begin), text.substr(end)};
}

void cut_around_caret(MaskedLine& line, std::size_t width) {
  const std::size_t length = count_code_points(line.text);
  if (length <= width || width < 2) return;
  line.caret_length = std::min(line.caret_length, width - 2);
  const std::size_t around = (width - 2 - line.caret_length) / 2;
  const std::size_t first = std::min(line.caret - std::min(line.caret, around), length - (width - 2));
  const std::size_t begin = offset_of(line.text, first);
  const std::string kept = line.text.substr(begin, offset_of(std::string_view(line.text).substr(begin), width - 2));
  const bool cut_front = first > 0;
  const bool cut_back = first + width - 2 < length;
  line.text = std::string(cut_front ? kEllipsis : std::string_view()) + kept +
              std::string(cut_back ? kEllipsis : std::string_view());
  line.caret = line.caret - first + (cut_front ? 1 : 0);
}

}  // namespace keyref
