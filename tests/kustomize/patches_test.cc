#include <doctest/doctest.h>

#include <string>

#include "linter/kustomize/json_patch.h"
#include "linter/kustomize/resource.h"
#include "linter/kustomize/strategic_merge.h"
#include "tests/syntax/parsed.h"

using keyref::Node;
using keyref::kustomize::Resource;
using keyref::kustomize::Selector;
using keyref::kustomize::Trees;
using keyref::test::Parsed;

namespace {

/// In one line, as JSON without quotes.
std::string shown(const Node* node) {
  if (node == nullptr) return "nothing";
  std::string text;
  if (node->is_scalar()) return std::string(node->resolved().value);
  if (node->is_sequence()) {
    node->for_each_item([&](const Node& item) { text += (text.empty() ? "" : ", ") + shown(&item); });
    return "[" + text + "]";
  }
  node->for_each_entry([&](const Node& key, const Node& value) {
    text += (text.empty() ? "" : ", ") + std::string(key.resolved().value) + ": " + shown(&value);
  });
  return "{" + text + "}";
}

std::string merged(const std::string& object, const std::string& patch) {
  const Parsed own(object);
  const Parsed change(patch);
  Trees trees;
  const std::string before = shown(&own.root());
  const std::string result = shown(keyref::kustomize::strategic_merge(own.root(), change.root(), trees));
  CHECK(shown(&own.root()) == before);
  return result;
}

std::string patched(const std::string& object, const std::string& operations) {
  const Parsed own(object);
  const Parsed change(operations);
  Trees trees;
  return shown(keyref::kustomize::json_patch(own.root(), change.root(), trees));
}

bool selected(const std::string& object, const std::string& target, std::vector<std::string> names = {"web"}) {
  const Parsed own(object);
  const Parsed select(target);
  Resource resource;
  resource.object = &own.root();
  resource.names = std::move(names);
  resource.namespaces = {"shop"};
  return Selector(select.root()).matches(resource);
}

}  // namespace

TEST_CASE("a strategic merge changes mappings key by key") {
  CHECK(merged("{a: 1, b: {c: 2, d: 3}}", "{b: {c: 4, e: 5}, f: 6}") == "{a: 1, b: {c: 4, d: 3, e: 5}, f: 6}");
  CHECK(merged("{a: 1, b: 2}", "{a: null, z: ~}") == "{b: 2}");
  CHECK(merged("{a: {b: 1, c: 2}}", "{a: {$patch: replace, d: 3}}") == "{a: {d: 3}}");
  CHECK(merged("{a: {b: 1}, c: 2}", "{a: {$patch: delete}}") == "{c: 2}");
  CHECK(merged("{a: 1}", "{$patch: delete}") == "nothing");
  CHECK(merged("{a: {b: 1}}", "{a: 2}") == "{a: 2}");
}

TEST_CASE("a strategic merge sees through aliases and merge keys") {
  CHECK(merged("{x: &x {a: 1, b: 2}, y: {<<: *x, c: 3}}", "{y: {a: 9}}") == "{x: {a: 1, b: 2}, y: {c: 3, a: 9, b: 2}}");
}

TEST_CASE("lists of Kubernetes' own kinds merge by their keys") {
  const std::string object = "{apiVersion: v1, env: [{name: A, value: 1}, {name: B, value: 2}]}";
  CHECK(merged(object, "{env: [{name: C, value: 3}, {name: B, value: 4}]}") ==
        "{apiVersion: v1, env: [{name: C, value: 3}, {name: B, value: 4}, {name: A, value: 1}]}");
  CHECK(merged(object, "{env: [{name: A, $patch: delete}]}") == "{apiVersion: v1, env: [{name: B, value: 2}]}");
  CHECK(merged(object, "{env: [{$patch: replace}, {name: D}]}") == "{apiVersion: v1, env: [{name: D}]}");
  CHECK(merged("{apiVersion: v1, args: [a, b]}", "{args: [c]}") == "{apiVersion: v1, args: [c]}");
}

TEST_CASE("lists of other kinds are replaced") {
  CHECK(merged("{apiVersion: x.io/v1, env: [{name: A}]}", "{env: [{name: B}]}") ==
        "{apiVersion: x.io/v1, env: [{name: B}]}");
}

TEST_CASE("a strategic merge keeps what the object is called") {
  CHECK(merged("{kind: A, metadata: {name: a}}", "{kind: B, metadata: {name: b, labels: {x: y}}}") ==
        "{kind: A, metadata: {name: a, labels: {x: y}}}");
}

TEST_CASE("a merge of aliases that fan out comes to an end") {
  std::string bomb = "{a0: &a0 {x: 1}";
  for (int i = 1; i < 60; ++i) {
    const std::string last = "*a" + std::to_string(i - 1);
    bomb += ", a" + std::to_string(i) + ": &a" + std::to_string(i) + " {x: " + last + " , y: " + last + " }";
  }
  bomb += "}";
  const Parsed object(bomb);
  const Parsed patch(bomb);
  Trees trees;
  CHECK(keyref::kustomize::strategic_merge(object.root(), patch.root(), trees) != nullptr);
}

TEST_CASE("a JSON patch adds, replaces, removes, moves and copies") {
  CHECK(patched("{a: [1, 2]}", "[{op: add, path: /a/1, value: x}]") == "{a: [1, x, 2]}");
  CHECK(patched("{a: [1, 2]}", "[{op: add, path: /a/-, value: x}]") == "{a: [1, 2, x]}");
  CHECK(patched("{a: {b: 1}}", "[{op: add, path: /a/c, value: {d: 2}}]") == "{a: {b: 1, c: {d: 2}}}");
  CHECK(patched("{a: {b: 1}}", "[{op: replace, path: /a/b, value: 2}]") == "{a: {b: 2}}");
  CHECK(patched("{a: [1, 2], b: 3}", "[{op: remove, path: /a/0}, {op: remove, path: /b}]") == "{a: [2]}");
  CHECK(patched("{a: 1, b: {}}", "[{op: move, from: /a, path: /b/c}]") == "{b: {c: 1}}");
  CHECK(patched("{a: 1, b: {}}", "[{op: copy, from: /a, path: /b/c}]") == "{a: 1, b: {c: 1}}");
  CHECK(patched("{a: 1}", "[{op: test, path: /a, value: 1}]") == "{a: 1}");
  CHECK(patched("{'a/b': {'c~d': 1}}", "[{op: replace, path: /a~1b/c~0d, value: 2}]") == "{a/b: {c~d: 2}}");
}

TEST_CASE("a JSON patch that does not fit makes nothing") {
  for (const std::string operations :
       {"[{op: replace, path: /x, value: 1}]", "[{op: remove, path: /a/7}]", "[{op: add, path: /a/7, value: 1}]",
        "[{op: add, path: /x/y, value: 1}]", "[{op: add, path: a, value: 1}]", "[{op: add, path: /a}]",
        "[{op: jump, path: /a, value: 1}]", "[{op: move, from: /x, path: /a}]", "[{op: replace, path: /a/-, value: 1}]",
        "[text]"}) {
    CAPTURE(operations);
    CHECK(patched("{a: [1]}", operations) == "nothing");
  }
}

TEST_CASE("a target selects by kind, group, version, name and namespace") {
  const std::string object =
      "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: shop, labels: {app: web, tier: "
      "front}}}";
  CHECK(selected(object, "{kind: Deployment}"));
  CHECK_FALSE(selected(object, "{kind: Deploy}"));
  CHECK(selected(object, "{kind: Deployment|StatefulSet, name: w.*}"));
  CHECK_FALSE(selected(object, "{name: '(unbalanced'}"));
  CHECK(selected(object, "{group: apps, version: v1}"));
  CHECK_FALSE(selected(object, "{group: batch}"));
  CHECK(selected(object, "{name: web}", {"web", "dev-web"}));
  CHECK(selected(object, "{name: dev-web}", {"web", "dev-web"}));
  CHECK_FALSE(selected(object, "{name: we}"));
  CHECK(selected(object, "{namespace: shop}"));
  CHECK_FALSE(selected(object, "{namespace: other}"));
  CHECK(selected(object, "{}"));
}

TEST_CASE("a target selects by labels") {
  const std::string object = "{kind: A, metadata: {labels: {app: web, tier: front}}}";
  for (const std::string selector : {"app=web", "app==web", "app=web,tier=front", "app", "!zone", "app!=api",
                                     "tier in (front, back)", "tier notin (back),app", "zone!=a"}) {
    CAPTURE(selector);
    CHECK(selected(object, "{labelSelector: '" + selector + "'}"));
  }
  for (const std::string selector :
       {"app=api", "zone", "!app", "app!=web", "tier in (back, middle)", "tier notin (front)", "app,zone"}) {
    CAPTURE(selector);
    CHECK_FALSE(selected(object, "{labelSelector: '" + selector + "'}"));
  }
}
