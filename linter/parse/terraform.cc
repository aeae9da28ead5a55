#include "linter/parse/terraform.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "linter/base/parallel.h"
#include "linter/base/text.h"
#include "linter/parse/terraform_evaluator.h"
#include "linter/parse/terraform_module.h"
#include "linter/parse/terraform_resources.h"

namespace keyref {
namespace {

struct Folder {
  std::vector<FileId> files;
  ManifestFacts facts;
};

bool is_text(const Node* node, std::string_view text) {
  return node != nullptr && node->is_scalar() && node->resolved().value == text;
}

class FolderReader {
 public:
  FolderReader(const Sources& sources, const Folder& folder, std::string name)
      : sources_(sources), name_(std::move(name)), evaluator_(module_) {
    for (const FileId file : folder.files) module_.add(file, sources[file].path, sources[file].text);
  }

  ManifestFacts read() {
    for (const TerraformBlock& block : module_.blocks()) {
      if (is_of_interest(block)) read_block(block);
    }
    facts_.problems.insert(facts_.problems.end(), module_.problems().begin(), module_.problems().end());
    return std::move(facts_);
  }

 private:
  static bool is_secret(std::string_view type) {
    return type == "kubernetes_secret" || type == "kubernetes_secret_v1";
  }

  static bool is_of_interest(const TerraformBlock& block) {
    if (block.word == "data") return is_secret(block.type);
    return is_secret(block.type) || block.type == "kubernetes_secret_v1_data" || block.type == "kubernetes_manifest" ||
           block.type == "kubectl_manifest" || block.type == "helm_release" || is_terraform_workload(block.type);
  }

  void read_block(const TerraformBlock& block) {
    const TerraformIterator computed{"each", nullptr, nullptr, nullptr};
    const Node& body = evaluator_.body(block.body, &computed);
    const Node* count = body.find("count");
    const Node* for_each = body.find("for_each");
    if (is_text(count, "0")) return;
    const auto elements = for_each == nullptr ? std::nullopt : TerraformEvaluator::elements(*for_each);
    if (!elements) {
      const bool undecided = for_each != nullptr || (count != nullptr && !is_text(count, "1"));
      return read_object({block, body, &computed, undecided, name_});
    }
    for (const auto& [key, value] : *elements) {
      const TerraformIterator element{"each", key, value, nullptr};
      read_object({block, evaluator_.body(block.body, &element), &element, false, name_});
    }
  }

  void read_object(const TerraformObject& object) {
    const TerraformBlock& block = object.block;
    const std::string_view text = sources_[block.body.file].text;
    if (block.word == "data") {
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
  std::string name_;
  TerraformModule module_;
  TerraformEvaluator evaluator_;
  ManifestFacts facts_;
};

/// Folders in which a file may hold something.
std::map<std::string, Folder> folders_of(const Sources& sources, const std::vector<FileId>& files) {
  std::map<std::string, Folder> folders;
  for (const FileId file : files) folders[std::string(folder_of(sources[file].path))].files.push_back(file);
  std::erase_if(folders, [&](const auto& folder) {
    return std::none_of(folder.second.files.begin(), folder.second.files.end(), [&](FileId file) {
      return may_hold_terraform(sources[file].path, sources[file].text);
    });
  });
  return folders;
}

}  // namespace

bool may_hold_terraform(std::string_view path, std::string_view text) {
  return !is_terraform_values_name(path) &&
         (text.find("kubernetes_") != std::string_view::npos || text.find("kubectl_") != std::string_view::npos ||
          text.find("helm_release") != std::string_view::npos);
}

void read_terraform(const Sources& sources, Fleet& fleet, unsigned jobs) {
  const auto is_ours = [&](FileId file) {
    return std::binary_search(fleet.terraform.begin(), fleet.terraform.end(), file);
  };
  std::erase_if(fleet.documents, [&](const Document& document) { return is_ours(document.file); });
  std::erase_if(fleet.problems, [&](const Problem& problem) {
    return problem.kind == Problem::Kind::syntax && is_ours(problem.place.file);
  });
  std::map<std::string, Folder> folders = folders_of(sources, fleet.terraform);
  std::vector<std::pair<const std::string, Folder>*> work;
  work.reserve(folders.size());
  for (auto& folder : folders) work.push_back(&folder);
  parallel_for(work.size(), jobs, [&](std::size_t i) {
    work[i]->second.facts = FolderReader(sources, work[i]->second, work[i]->first + '/').read();
  });
  for (auto& [name, folder] : folders) {
    std::move(folder.facts.documents.begin(), folder.facts.documents.end(), std::back_inserter(fleet.documents));
    std::move(folder.facts.problems.begin(), folder.facts.problems.end(), std::back_inserter(fleet.problems));
  }
}

}  // namespace keyref
