#include "linter/cluster/dump.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "linter/base/text.h"
#include "tests/cluster/open_text.h"

using keyref::Descriptor;
using keyref::Dump;
using keyref::DumpedSecret;
using keyref::Secret;
using keyref::test::open_text;

namespace {

Dump dump_of(std::string_view text) {
  const Descriptor file(open_text(text));
  auto dump = keyref::read_dump(file.get(), {"app"});
  REQUIRE_MESSAGE(dump, dump.error().message);
  return *dump;
}

/// `namespace/name type [KEY, …] app`, what is not said left out.
std::string line_of(const DumpedSecret& dumped) {
  const Secret& secret = dumped.secret;
  std::string line = dumped.path();
  if (!secret.type.empty()) line += " " + secret.type;
  line += secret.keys.known ? " [" : " [? ";
  for (const std::string& key : secret.keys.names) line += key + " ";
  line += "]";
  if (secret.planned) line += " planned";
  for (const auto& [label, value] : dumped.labels) line.append(" ").append(label).append("=").append(value);
  return line;
}

std::vector<std::string> lines_of(const Dump& dump) {
  std::vector<std::string> lines;
  for (const DumpedSecret& each : dump.secrets) lines.push_back(line_of(each));
  return lines;
}

std::string secret(std::string_view name, std::string_view name_space, std::string_view type = "Opaque") {
  return R"({"apiVersion":"v1","data":{"B":"aHVudGVyMg==","A":"aHVudGVyMg=="},"kind":"Secret","metadata":{"name":")" +
         std::string(name) + R"(","namespace":")" + std::string(name_space) +
         R"(","labels":{"app":"pay","team":"x"}},"type":")" + std::string(type) + R"("})";
}

std::string list(const std::vector<std::string>& items) {
  std::string text = R"({"apiVersion":"v1","items":[)";
  for (const std::string& item : items) text += (text.back() == '[' ? "" : ",") + item;
  return text + R"(],"kind":"List","metadata":{"resourceVersion":""}})";
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("dump: a list of secrets") {
  const Dump dump = dump_of(list({secret("b", "one"), secret("a", "two"), secret("a", "one")}));
  CHECK(lines_of(dump) ==
        Lines{"one/a Opaque [A B ] app=pay", "two/a Opaque [A B ] app=pay", "one/b Opaque [A B ] app=pay"});
  CHECK(dump.objects == 3);
  CHECK(dump.scope.everything);
}

TEST_CASE("dump: a list of one namespace says nothing of others, and an object alone nothing of any") {
  const Dump one = dump_of(list({secret("a", "one"), secret("b", "one")}));
  CHECK_FALSE(one.scope.everything);
  CHECK(one.scope.covers("one"));
  CHECK_FALSE(one.scope.covers("two"));
  const Dump two = dump_of(list({secret("a", "one")}) + "\n" + list({secret("a", "two")}));
  CHECK_FALSE(two.scope.everything);
  CHECK(two.scope.covers("two"));
  const Dump single = dump_of(secret("a", "one") + secret("b", "two"));
  CHECK(lines_of(single).size() == 2);
  CHECK(single.scope.empty());
}

TEST_CASE("dump: what comes and goes with deployments is passed over, and seen") {
  const Dump dump = dump_of(list({secret("sh.helm.release.v1.pay.v3", "one", "helm.sh/release.v1"),
                                  secret("default-token-x7k2p", "one", "kubernetes.io/service-account-token")}));
  CHECK(dump.secrets.empty());
  CHECK(dump.passed_over == std::set<std::string>{"one/default-token-x7k2p", "one/sh.helm.release.v1.pay.v3"});
  CHECK(dump.scope.covers("one"));
}

TEST_CASE("dump: a list as the API itself gives it, whose items do not say their kind") {
  const Dump dump = dump_of(
      R"({"kind":"SecretList","apiVersion":"v1","items":[{"metadata":{"name":"a","namespace":"one"},"data":{"K":"eA=="},"type":"Opaque"}]})");
  CHECK(lines_of(dump) == Lines{"one/a Opaque [K ]"});
}

TEST_CASE("dump: objects of controllers, and the secrets that they have made") {
  const std::string external =
      R"({"apiVersion":"external-secrets.io/v1","kind":"ExternalSecret","metadata":{"name":"db","namespace":"one"},
          "spec":{"data":[{"secretKey":"URL","remoteRef":{"key":"prod/db"}}],"target":{"name":"shop-db"}}})";
  const std::string whole =
      R"({"apiVersion":"external-secrets.io/v1","kind":"ExternalSecret","metadata":{"name":"all","namespace":"one"},
          "spec":{"dataFrom":[{"extract":{"key":"prod/all"}}],"target":{"template":{"data":{"x":"p: hunter2"}}}}})";
  const std::string certificate =
      R"({"apiVersion":"cert-manager.io/v1","kind":"Certificate","metadata":{"name":"c","namespace":"edge"},
          "spec":{"secretName":"web-tls","issuerRef":{"name":"acme"},"dnsNames":["example.com"]}})";
  const std::string sealed =
      R"({"apiVersion":"bitnami.com/v1alpha1","kind":"SealedSecret","metadata":{"name":"mail","namespace":"one"},
          "spec":{"encryptedData":{"PASS":"AgBy3i4OJSWK+PiTySYZZA9rO43cGDEq"},"template":{"type":"Opaque"}}})";
  CHECK(lines_of(dump_of(list({external, whole, certificate, sealed}))) ==
        Lines{"one/all Opaque [x ]", "one/mail Opaque [PASS ]", "one/shop-db Opaque [URL ]",
              "edge/web-tls kubernetes.io/tls [tls.crt tls.key ]"});
}

TEST_CASE("dump: a secret that exists says more than the object that makes it") {
  const std::string maker =
      R"({"apiVersion":"external-secrets.io/v1","kind":"ExternalSecret","metadata":{"name":"a","namespace":"one"},
          "spec":{"dataFrom":[{"extract":{"key":"prod/all"}}]}})";
  CHECK(lines_of(dump_of(list({maker}))) == Lines{"one/a Opaque [? ]"});
  CHECK(lines_of(dump_of(list({maker, secret("a", "one")}))) == Lines{"one/a Opaque [A B ] app=pay"});
  CHECK(lines_of(dump_of(list({secret("a", "one"), maker}))) == Lines{"one/a Opaque [A B ] app=pay"});
}

TEST_CASE("dump: names and keys that look like values are counted, and nowhere else") {
  const std::string token = "npm_Zq7a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6q";
  const Dump dump = dump_of(list(
      {secret(token, "one"),
       R"({"apiVersion":"v1","kind":"Secret","metadata":{"name":"a","namespace":"one"},"data":{"K":"","%":""}})"}));
  CHECK(lines_of(dump) == Lines{"one/a [K ]"});
  CHECK(dump.withheld == 2);
}

TEST_CASE("dump: a state of Terraform") {
  const Dump dump = dump_of(R"({"version":4,"outputs":{"password":{"value":"hunter2"}},"resources":[
    {"mode":"managed","type":"random_password","name":"db","instances":[{"attributes":{"result":"hunter2"}}]},
    {"mode":"data","type":"kubernetes_secret","name":"read","instances":[{"attributes":{"metadata":[{"name":"read"}],"data":{}}}]},
    {"module":"module.pay","mode":"managed","type":"kubernetes_secret_v1","name":"db","instances":[
      {"index_key":"a","attributes":{"data":{"URL":"hunter2"},"binary_data":{"P12":"hunter2"},"type":"Opaque",
        "metadata":[{"name":"pay-a","namespace":"one","labels":{"app":"pay"},"annotations":{"x":"hunter2"}}]}},
      {"index_key":"b","attributes":{"data":{},"metadata":[{"name":"pay-b","namespace":"one"}]}}]}]})");
  CHECK(lines_of(dump) == Lines{"one/pay-a Opaque [P12 URL ] app=pay", "one/pay-b []"});
  CHECK(dump.scope.empty());
}

TEST_CASE("dump: a plan of Terraform says what is there, and what it will make") {
  const auto resource = [](std::string_view name, std::string_view data) {
    return R"({"address":"x","mode":"managed","type":"kubernetes_secret","values":{"metadata":[{"name":")" +
           std::string(name) + R"("}])" + std::string(data) + "}}";
  };
  const Dump dump = dump_of(
      R"({"format_version":"1.2","variables":{"p":{"value":"hunter2"}},"planned_values":{"root_module":{"child_modules":[{"resources":[)" +
      resource("old", R"(,"data":{"A":"","B":""})") + "," + resource("new", R"(,"data":{"K":""})") + "," +
      resource("open", "") + R"(]}]}},"resource_changes":[{"change":{"after":{"data":{"K":"hunter2"}}}}],)" +
      R"("prior_state":{"values":{"root_module":{"resources":[)" + resource("old", R"(,"data":{"A":""})") + "]}}}}");
  CHECK(lines_of(dump) == Lines{"new [K ] planned", "old [A ]", "open [? ] planned"});
}

TEST_CASE("dump: what is no JSON is told by place") {
  const Descriptor file(open_text("{\"items\": [\n" + secret("a", "one") + ",\n"));
  const auto dump = keyref::read_dump(file.get(), {});
  REQUIRE_FALSE(dump);
  CHECK(dump.error().message ==
        "line 3, byte " + std::to_string(12 + secret("a", "one").size() + 2) + ": it breaks off");
}
