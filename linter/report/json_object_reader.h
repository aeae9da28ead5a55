#pragma once

#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

namespace keyref {

/// An object of a JSON text from elsewhere, read member by member into a struct's fields. Members may be missing unless
/// it is said otherwise. The place of the first mistake in it, or below it, is kept, as `findings[3].line`.
class JsonObjectReader {
 public:
  using Json = nlohmann::json;

  JsonObjectReader(const Json& value, std::string path, std::string& mistake)
      : value_(value), path_(std::move(path)), mistake_(mistake) {
    if (!value_.is_object()) tell(path_);
  }

  void read(const char* name, std::string& into) const {
    const Json* value = find(name);
    if (value == nullptr) return;
    if (!value->is_string()) return tell(path_of(name));
    into = value->get<std::string>();
  }
  void read(const char* name, bool& into) const {
    const Json* value = find(name);
    if (value == nullptr) return;
    if (!value->is_boolean()) return tell(path_of(name));
    into = value->get<bool>();
  }
  void read(const char* name, std::vector<std::string>& into) const {
    for_each(name, [&](const Json& item, const std::string& path) {
      if (!item.is_string()) return tell(path);
      into.push_back(item.get<std::string>());
    });
  }
  void read_required(const char* name, std::string& into) const {
    read(name, into);
    if (into.empty()) tell(path_of(name));
  }
  template <typename Number>
  void read_required(const char* name, Number& into) const {
    const Json* value = find(name);
    const bool right = value != nullptr && value->is_number_unsigned() &&
                       value->get<std::uint64_t>() <= std::numeric_limits<std::uint32_t>::max();
    if (!right) return tell(path_of(name));
    into = value->get<Number>();
  }
  template <typename Visit>
  void for_each(const char* name, Visit visit) const {
    const Json* list = find(name);
    if (list == nullptr) return;
    if (!list->is_array()) return tell(path_of(name));
    for (std::size_t i = 0; i < list->size(); ++i) visit((*list)[i], path_of(name) + "[" + std::to_string(i) + "]");
  }
  /// An object that has to be there.
  JsonObjectReader object(const char* name) const {
    static const Json kNothing;
    const Json* value = find(name);
    return {value == nullptr ? kNothing : *value, path_of(name), mistake_};
  }
  bool has(const char* name) const { return find(name) != nullptr; }
  std::string path_of(const std::string& name) const { return path_.empty() ? name : path_ + "." + name; }
  void tell(const std::string& path) const {
    if (mistake_.empty()) mistake_ = path;
  }

 private:
  const Json* find(const char* name) const {
    if (!value_.is_object()) return nullptr;
    const auto at = value_.find(name);
    return at == value_.end() ? nullptr : &*at;
  }

  const Json& value_;
  std::string path_;
  std::string& mistake_;
};

}  // namespace keyref
