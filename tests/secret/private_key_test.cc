#include "linter/secret/private_key.h"

#include <doctest/doctest.h>

#include <string>

#include "linter/secret/judge.h"
#include "tests/secret/made_up.h"

using keyref::Confidence;
using keyref::judge;
using keyref::private_key_at;

namespace {

std::string begin_of(const std::string& label) { return joined("-----BEG", "IN ") + label + "-----"; }
std::string end_of(const std::string& label) { return "-----END " + label + "-----"; }

std::string lines(std::size_t count, const std::string& line_break = "\n", const std::string& indent = "") {
  std::string text;
  for (unsigned i = 0; i < count; ++i) text.append(indent).append(drawn(64, i + 1)).append(line_break);
  return text;
}

std::string pem(const std::string& label, const std::string& line_break = "\n") {
  return begin_of(label) + line_break + lines(5, line_break) + end_of(label);
}

/// The base64 of OpenSSH's head with a cipher's name.
std::string openssh(const std::string& head) {
  const std::string label = joined("OPENSSH PRI", "VATE KEY");
  return begin_of(label) + "\n" + joined("b3BlbnNzaC1rZXktdjEAAAAA", head) + "\n" + lines(4) + end_of(label);
}

const std::string kLabel = joined("PRI", "VATE KEY");

}  // namespace

TEST_CASE("a private key's whole block") {
  for (const std::string& label :
       {kLabel, "RSA " + kLabel, "EC " + kLabel, "DSA " + kLabel, "PGP " + kLabel + " BLOCK"}) {
    CAPTURE(label);
    const std::string text = "before\n" + pem(label) + "\nafter";
    const auto found = private_key_at(text, 7);
    REQUIRE(found);
    CHECK(text.substr(found->begin, found->end - found->begin) == pem(label));
    CHECK(found->verdict.confidence == Confidence::high);
    CHECK(found->verdict.lowered == 0);
  }
}

TEST_CASE("a block on one line, indented, in code") {
  const std::string escaped = pem(kLabel, "\\n");
  CHECK(private_key_at("\"" + escaped + "\"", 1)->end == 1 + escaped.size());
  const std::string carriage = pem(kLabel, "\\r\\n");
  CHECK(private_key_at(carriage, 0)->end == carriage.size());
  const std::string indented = begin_of(kLabel) + "\n" + lines(4, "\n", "      ") + "      " + end_of(kLabel);
  CHECK(private_key_at(indented, 0)->end == indented.size());
  const std::string joined_lines = begin_of(kLabel) + "\\n' +\n '" + lines(4, "\\n' +\n", "  '") + "'" + end_of(kLabel);
  CHECK(private_key_at(joined_lines, 0)->end == joined_lines.size());
}

TEST_CASE("an encrypted key counts less") {
  CHECK(private_key_at(pem("ENCRYPTED " + kLabel), 0)->verdict.lowered == 1);
  const std::string rsa = "RSA " + kLabel;
  const std::string old =
      begin_of(rsa) + "\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0011\n\n" + lines(5) + end_of(rsa);
  const auto found = private_key_at(old, 0);
  REQUIRE(found);
  CHECK(found->verdict.lowered == 1);
  CHECK(found->verdict.what == "an encrypted private key");
  CHECK(private_key_at(openssh("BG5vbmUAAAAEbm9uZQAAAAAAAAAB"), 0)->verdict.lowered == 0);
  CHECK(private_key_at(openssh("CmFlczI1Ni1jdHIAAAAGYmNyeXB0"), 0)->verdict.lowered == 1);
}

TEST_CASE("a block that is cut off") {
  const std::string text = begin_of(kLabel) + "\n" + lines(3) + "\nsome: text that goes on\n";
  const auto found = private_key_at(text, 0);
  REQUIRE(found);
  CHECK(found->verdict.lowered == 1);
  CHECK(found->end == begin_of(kLabel).size() + 195);
}

TEST_CASE("no private key") {
  for (const std::string& label : {std::string("CERTIFICATE"), std::string("PUBLIC KEY"), std::string("RSA PUBLIC KEY"),
                                   std::string("PGP MESSAGE"), std::string("CERTIFICATE REQUEST")}) {
    CAPTURE(label);
    CHECK_FALSE(private_key_at(pem(label), 0));
  }
  CHECK_FALSE(private_key_at("'" + begin_of(kLabel) + "'", 1));
  CHECK_FALSE(private_key_at(begin_of(kLabel) + "\n${KEY}\n" + end_of(kLabel), 0));
  CHECK_FALSE(private_key_at(begin_of(kLabel) + "\n...\n" + end_of(kLabel), 0));
  CHECK_FALSE(private_key_at(begin_of(kLabel) + "\n\" + key + \"\n" + end_of(kLabel), 0));
  CHECK_FALSE(private_key_at("-----BEG", 0));
  CHECK_FALSE(private_key_at("", 0));
}

TEST_CASE("an example of a key is a note") {
  const std::string text = begin_of(kLabel) + "\n" + std::string(64, 'A') + "\n" + end_of(kLabel);
  CHECK(private_key_at(text, 0)->verdict.confidence == Confidence::low);
}

TEST_CASE("many heads of keys cost no more than their text") {
  std::string text;
  while (text.size() < (1U << 20U)) text += begin_of(kLabel);
  for (std::size_t at = 0; at + begin_of(kLabel).size() <= text.size(); at += begin_of(kLabel).size())
    CHECK_FALSE(private_key_at(text, at));
}

TEST_CASE("private keys as values") {
  CHECK(judge({"anything", pem(kLabel), false, 0})->what == "a private key");
  CHECK(
      judge({"", joined("AGE-SECRET", "-KEY-1") + drawn(58, 1, "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"), false, 0})->what ==
      "an age secret key");
  const std::string jwk = R"({"kty":"EC","crv":"P-256","x":"abc","d":")" + drawn(43) + "\"}";
  CHECK(judge({"", jwk, false, 0})->what == "a private JSON Web Key");
  CHECK_FALSE(judge({"", R"({"kty":"EC","crv":"P-256","x":"abc"})", false, 0}));
  CHECK_FALSE(judge({"tls.crt", pem("CERTIFICATE"), false, 0}));
}
