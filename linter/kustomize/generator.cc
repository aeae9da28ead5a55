#include "linter/kustomize/generator.h"

#include "linter/base/text.h"
#include "linter/kubernetes/declaring.h"

namespace keyref::kustomize {
namespace {

const Node* option(const Node* options, std::string_view word) {
  return options == nullptr ? nullptr : options->find(word);
}

class Generator {
 public:
  Generator(const Node& entry, bool secret, const Folder& folder, Trees& trees)
      : entry_(entry), secret_(secret), folder_(folder), trees_(trees) {}

  std::vector<Entry> data() {
    for_each("literals", [&](const Node& item) { add_literal(item); });
    for_each("files", [&](const Node& item) { add_file(item); });
    for_each("envs", [&](const Node& item) { add_lines_of(item); });
    if (const Node* env = entry_.find("env"); env != nullptr && env->is_scalar()) add_lines_of(*env);
    return std::move(data_);
  }
  bool open_keys() const { return open_keys_; }

 private:
  template <typename Visit>
  void for_each(std::string_view word, Visit visit) {
    const Node* list = entry_.find(word);
    if (list == nullptr) return;
    list->for_each_item([&](const Node& item) {
      if (item.is_scalar()) visit(item);
    });
  }

  /// The part of a scalar's place that a part of its value takes; all of it where it is not written as it is.
  static Place part_of(const Node& scalar, std::size_t begin, std::size_t end) {
    Place place = scalar.place();
    const bool exact = scalar.kind == Node::Kind::scalar && place.span.end - place.span.begin == scalar.value.size();
    if (!exact) return place;
    place.span.end = place.span.begin + static_cast<std::uint32_t>(end);
    place.span.begin += static_cast<std::uint32_t>(begin);
    return place;
  }

  /// A Secret's value is nobody's business here; a ConfigMap's may be the source of a replacement.
  void add(std::string_view key, Place key_place, std::string_view value, Place value_place) {
    data_.emplace_back(trees_.scalar(std::string(key), key_place),
                       trees_.scalar(secret_ ? std::string() : std::string(value), value_place));
  }

  void add_literal(const Node& item) {
    const std::string_view text = item.resolved().value;
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos) return;
    add(text.substr(0, equals), part_of(item, 0, equals), text.substr(equals + 1),
        part_of(item, equals + 1, text.size()));
  }

  void add_file(const Node& item) {
    const std::string_view text = item.resolved().value;
    const std::size_t equals = text.find('=');
    const std::string_view key = equals == std::string_view::npos ? name_of(text) : text.substr(0, equals);
    add(key, equals == std::string_view::npos ? item.place() : part_of(item, 0, equals), {}, item.place());
  }

  /// A line is `KEY=value`, or a KEY whose value comes from kustomize's own environment.
  void add_lines_of(const Node& item) {
    const auto path = resolve_path(folder_.path, item.resolved().value);
    const ReadResult file = path ? folder_.tree.read(*path, true) : ReadResult();
    if (!path || file.status != ReadResult::Status::read) return void(open_keys_ = true);
    for (std::string_view line : split(file.text, '\n')) {
      line = trim(line);
      if (line.empty() || line.front() == '#') continue;
      const std::size_t equals = std::min(line.size(), line.find('='));
      add(line.substr(0, equals), item.place(), line.substr(std::min(line.size(), equals + 1)), item.place());
    }
  }

  const Node& entry_;
  bool secret_;
  const Folder& folder_;
  Trees& trees_;
  std::vector<Entry> data_;
  bool open_keys_ = false;
};

}  // namespace

Generated generate(const Node& entry, std::string_view kind, const Node* options, const Folder& folder, Trees& trees) {
  Generated generated;
  const Node* name = entry.find("name");
  if (name == nullptr || !name->is_scalar()) return generated;
  const bool secret = kind == "Secret";
  Generator generator(entry, secret, folder, trees);
  const auto word = [&](std::string_view text) { return trees.scalar(std::string(text), name->place()); };
  std::vector<Entry> metadata = {{word("name"), name}};
  if (const Node* name_space = entry.find("namespace")) metadata.emplace_back(word("namespace"), name_space);
  std::vector<Entry> object = {{word("apiVersion"), word("v1")},
                               {word("kind"), word(kind)},
                               {word("metadata"), trees.mapping(entry.resolved(), metadata)},
                               {word("data"), trees.mapping(entry.resolved(), generator.data())}};
  if (const Node* type = entry.find("type")) object.emplace_back(word("type"), type);
  generated.object = trees.mapping(entry.resolved(), object);
  generated.behavior = entry.text_of("behavior");
  generated.hashed = !is_true(option(options, "disableNameSuffixHash")) &&
                     !is_true(option(entry.find("options"), "disableNameSuffixHash"));
  generated.open_keys = generator.open_keys();
  return generated;
}

}  // namespace keyref::kustomize
