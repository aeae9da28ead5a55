#include "linter/terraform/terraform.h"

#include <algorithm>
#include <deque>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "linter/base/parallel.h"
#include "linter/base/text.h"
#include "linter/terraform/evaluator.h"
#include "linter/terraform/module.h"
#include "linter/terraform/resources.h"

namespace keyref {
namespace {

struct Folder {
  std::string name;
  std::vector<FileId> files;
  bool may_hold = false;  ///< something that declares or refers; else it only calls other folders
  TerraformModule module;
  ManifestFacts facts;
};

bool is_text(const Node* node, std::string_view text) {
  return node != nullptr && node->is_scalar() && node->resolved().value == text;
}

class FolderReader {
 public:
  FolderReader(const Sources& sources, const Folder& folder)
      : sources_(sources), module_(folder.module), scope_(folder.name + '/'), evaluator_(module_) {}

  ManifestFacts read() {
    for (const TerraformBlock& block : module_.blocks()) {
      if (is_of_interest(block)) read_block(block);
    }
    for (const TerraformSyntax& read : module_.reads()) read_key(read);
    for (const Problem& problem : module_.problems()) {
      // What other files say of names is computed then, and told where it matters.
      const SourceFile& file = sources_[problem.place.file];
      if (may_hold_terraform(file.path, file.text)) facts_.problems.push_back(problem);
    }
    return std::move(facts_);
  }

 private:
  static bool is_secret(std::string_view type) { return type == "kubernetes_secret" || type == "kubernetes_secret_v1"; }

  static bool is_of_interest(const TerraformBlock& block) {
    if (is_terraform_store_type(block.type)) return true;
    if (block.word == "data") return is_secret(block.type);
    return is_secret(block.type) || block.type == "kubernetes_secret_v1_data" || block.type == "kubernetes_manifest" ||
           block.type == "kubectl_manifest" || block.type == "helm_release" || is_terraform_workload(block.type);
  }

  void read_block(const TerraformBlock& block) {
    const TerraformIterator computed{"each", nullptr, nullptr, nullptr};
    const Node& body = evaluator_.body(block.body, &computed);
    const Node* count = body.find("count");
    if (is_text(count, "0")) return;
    const auto elements = evaluator_.for_each(block.body);
    if (!elements || !elements->known) {
      const bool undecided = elements || (count != nullptr && !is_text(count, "1"));
      return read_object({block, body, &computed, undecided, scope_});
    }
    for (const auto& [key, value] : *elements->known) {
      const TerraformIterator element{"each", key, value, nullptr};
      read_object({block, evaluator_.body(block.body, &element), &element, elements->conditional, scope_});
    }
  }

  void read_key(const TerraformSyntax& read) {
    const auto steps = TerraformEvaluator::steps(*read.hcl);
    const TerraformBlock* source =
        steps && steps->size() > 2 ? module_.find("data", (*steps)[1], (*steps)[2]) : nullptr;
    if (source == nullptr) return;
    const TerraformIterator computed{"each", nullptr, nullptr, nullptr};
    read_terraform_key({*source, evaluator_.body(source->body, &computed), &computed, false, scope_}, read, facts_);
  }

  void read_object(const TerraformObject& object) {
    const TerraformBlock& block = object.block;
    const std::string_view text = sources_[block.body.file].text;
    if (is_terraform_store_type(block.type)) {
      read_terraform_store(object, facts_);
    } else if (block.word == "data") {
      read_terraform_secret_source(object, facts_);
    } else if (is_secret(block.type)) {
      read_terraform_secret(object, facts_);
    } else if (block.type == "kubernetes_secret_v1_data") {
      read_terraform_secret_data(object, facts_);
    } else if (block.type == "helm_release") {
      read_helm_release(object, text, evaluator_, facts_);
    } else if (is_terraform_workload(block.type)) {
      read_terraform_workload(object, evaluator_, facts_);
    } else {
      read_terraform_manifest(object, text, evaluator_, facts_);
    }
  }

  const Sources& sources_;
  const TerraformModule& module_;
  std::string scope_;
  TerraformEvaluator evaluator_;
  ManifestFacts facts_;
};

/// Could the file call another folder of the repository?
bool may_call(std::string_view text) {
  return text.find("module") != std::string_view::npos &&
         (text.find("\"./") != std::string_view::npos || text.find("\"../") != std::string_view::npos);
}

/// Folders in which a file may hold something, or may say something of others' variables.
std::deque<Folder> folders_of(const Sources& sources, const std::vector<FileId>& files) {
  std::map<std::string_view, std::vector<FileId>> by_name;
  for (const FileId file : files) by_name[folder_of(sources[file].path)].push_back(file);
  std::deque<Folder> folders;
  for (auto& [name, of_folder] : by_name) {
    const auto any = [&, &own = of_folder](auto test) { return std::any_of(own.begin(), own.end(), test); };
    const bool may_hold = any([&](FileId file) { return may_hold_terraform(sources[file].path, sources[file].text); });
    if (!may_hold && !any([&](FileId file) { return may_call(sources[file].text); })) continue;
    Folder& folder = folders.emplace_back();
    folder.name = name;
    folder.files = std::move(of_folder);
    folder.may_hold = may_hold;
  }
  return folders;
}

/// Who calls a folder decides its variables.
void forget_given_variables(std::deque<Folder>& folders) {
  std::map<std::string_view, Folder*> by_name;
  for (Folder& folder : folders) by_name.emplace(folder.name, &folder);
  for (const Folder& folder : folders) {
    for (const TerraformCall& call : folder.module.calls()) {
      const auto called = call.source.starts_with('.') ? resolve_path(folder.name, call.source) : std::nullopt;
      const auto found = called ? by_name.find(*called) : by_name.end();
      if (found == by_name.end()) continue;
      for (const std::string& argument : call.arguments) found->second->module.forget_variable(argument);
    }
  }
}

}  // namespace

bool may_hold_terraform(std::string_view path, std::string_view text) {
  return !is_terraform_values_name(path) &&
         (text.find("kubernetes_") != std::string_view::npos || text.find("kubectl_") != std::string_view::npos ||
          text.find("helm_release") != std::string_view::npos ||
          text.find("aws_secretsmanager_secret") != std::string_view::npos ||
          text.find("aws_ssm_parameter") != std::string_view::npos);
}

void read_terraform(const Sources& sources, Fleet& fleet, unsigned jobs) {
  const auto is_ours = [&](FileId file) {
    return std::binary_search(fleet.terraform.begin(), fleet.terraform.end(), file);
  };
  std::erase_if(fleet.documents, [&](const Document& document) { return is_ours(document.file); });
  std::erase_if(fleet.problems, [&](const Problem& problem) {
    return problem.kind == Problem::Kind::syntax && is_ours(problem.place.file);
  });
  std::deque<Folder> folders = folders_of(sources, fleet.terraform);
  parallel_for(folders.size(), jobs, [&](std::size_t i) {
    for (const FileId file : folders[i].files) folders[i].module.add(file, sources[file].path, sources[file].text);
  });
  forget_given_variables(folders);
  parallel_for(folders.size(), jobs, [&](std::size_t i) {
    if (folders[i].may_hold) folders[i].facts = FolderReader(sources, folders[i]).read();
  });
  for (Folder& folder : folders) {
    std::move(folder.facts.documents.begin(), folder.facts.documents.end(), std::back_inserter(fleet.documents));
    std::move(folder.facts.problems.begin(), folder.facts.problems.end(), std::back_inserter(fleet.problems));
  }
}

}  // namespace keyref
