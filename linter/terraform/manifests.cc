// Manifests and charts' values in Terraform: objects of HCL, or YAML in a heredoc.

#include <iterator>

#include "linter/base/text.h"
#include "linter/kubernetes/declaring.h"
#include "linter/secret/value_shape.h"
#include "linter/terraform/resources.h"
#include "linter/terraform/text.h"

namespace keyref {
namespace {

class EmbeddedReader {
 public:
  EmbeddedReader(const TerraformObject& object, std::string_view text, TerraformEvaluator& evaluator,
                 ManifestFacts& facts)
      : object_(object), file_(object.block.body.file), text_(text), evaluator_(evaluator), facts_(facts) {}

  /// An object, or the text of one in a heredoc of the same file.
  void read(const Node& value) {
    const std::size_t before = facts_.documents.size();
    if (value.is_mapping()) read_object(file_, {}, value, facts_);
    const Node& written = value.resolved();
    if (written.kind == Node::Kind::scalar && written.style == ScalarStyle::block && written.file == file_) {
      read_yaml(written.span);
    }
    for (std::size_t i = before; i < facts_.documents.size(); ++i) finish(facts_.documents[i]);
  }

 private:
  void read_yaml(Span span) {
    const std::string_view text = text_.substr(span.begin, span.end - span.begin);
    const std::string masked = mask_interpolations(text);
    YamlStream stream = YamlStream::parse(file_, masked);
    stream.revise([&](Node& node, const FunctionRef<std::string_view(std::string)>& keep) {
      if (node.kind == Node::Kind::scalar && node.value.find("${") != std::string_view::npos) {
        const std::string_view written = text.substr(node.span.begin, node.span.end - node.span.begin);
        // Escapes and folded lines make it another text than is written there: then the mask stays, and is computed.
        const bool as_written = written.size() == node.value.size();
        node.value = keep(as_written ? evaluator_.fill(written, object_.scope) : std::string(node.value));
      }
      node.span.begin += span.begin;
      node.span.end += span.begin;
    });
    for (const Node* document : stream.documents()) {
      if (document->is_mapping()) read_object(file_, {}, *document, facts_);
    }
    if (!stream.error()) return;
    const Span wrong = stream.error()->span;
    facts_.problems.push_back({Problem::Kind::syntax,
                               Severity::note,
                               {file_, {wrong.begin + span.begin, wrong.end + span.begin}},
                               "this text could not be read as YAML: its references are not checked",
                               {}});
  }

  void finish(Document& document) const {
    document.scope = object_.scope_name;
    document.invalid_envs.clear();  // the provider makes texts of numbers, where Kubernetes wants them
    if (!document.kind.empty()) return;
    const Node* name_space = object_.body.find("namespace");
    if (name_space != nullptr && name_space->is_scalar() && !is_computed(*name_space))
      document.name_space.value = shown_name(name_space->resolved().value);
  }

  const TerraformObject& object_;
  FileId file_;
  std::string_view text_;
  TerraformEvaluator& evaluator_;
  ManifestFacts& facts_;
};

/// `set { name = "auth.existingSecret" value = "x" }`: a mapping for each part of the name, as Helm makes them.
class SetTree {
 public:
  explicit SetTree(NodeTree& tree) : tree_(tree) {}

  void add(const Node& name, const Node& value) {
    constexpr std::size_t kDeepest = 32;  // a chart's values are not
    const std::vector<std::string_view> words = split(name.resolved().value, '.');
    if (words.size() > kDeepest) return;
    Branch* branch = &root_;
    for (const std::string_view word : words) branch = &branch->below[std::string(word)];
    branch->value = &value;
    branch->place = name.place();
  }
  const Node& node(Place place) { return make(root_, place); }

 private:
  struct Branch {
    std::map<std::string, Branch> below;
    const Node* value = nullptr;
    Place place;
  };

  Node& make(const Branch& branch, Place place) {
    if (branch.below.empty() && branch.value != nullptr) return tree_.alias(*branch.value);
    std::vector<Node*> entries;
    for (const auto& [word, below] : branch.below)
      entries.insert(entries.end(),
                     {&tree_.scalar(word, below.value == nullptr ? place : below.place), &make(below, place)});
    return tree_.mapping(place, entries);
  }

  NodeTree& tree_;
  Branch root_;
};

}  // namespace

void read_terraform_manifest(const TerraformObject& object, std::string_view text, TerraformEvaluator& evaluator,
                             ManifestFacts& facts) {
  const bool object_of_hcl = object.block.type == "kubernetes_manifest";
  const Node* manifest = object.body.find(object_of_hcl ? "manifest" : "yaml_body");
  if (manifest != nullptr) EmbeddedReader(object, text, evaluator, facts).read(*manifest);
}

void read_helm_release(const TerraformObject& object, std::string_view text, TerraformEvaluator& evaluator,
                       ManifestFacts& facts) {
  EmbeddedReader reader(object, text, evaluator, facts);
  if (const Node* values = object.body.find("values")) {
    values->for_each_item([&](const Node& each) { reader.read(each); });
  }
  SetTree set(evaluator.tree());
  for (const Node* each : blocks_of(object.body, "set")) {
    const Node* name = each->find("name");
    const Node* value = each->find("value");
    if (name != nullptr && value != nullptr && name->is_scalar() && value->is_scalar()) set.add(*name, *value);
  }
  reader.read(set.node(object.body.place()));
}

}  // namespace keyref
