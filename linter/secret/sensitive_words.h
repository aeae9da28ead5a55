#pragma once

#include <array>
#include <string_view>

namespace keyref {

// The words that names are made of, in lower case and singular.

/// Two words that people write as one.
struct JoinedWord {
  std::string_view text;
  std::size_t split;  ///< where the second one begins
};
inline constexpr auto kJoinedWords = std::to_array<JoinedWord>({
    {"accesskey", 6},
    {"accesstoken", 6},
    {"adminpass", 5},
    {"adminpassword", 5},
    {"apikey", 3},
    {"apisecret", 3},
    {"apitoken", 3},
    {"appsecret", 3},
    {"authkey", 4},
    {"authtoken", 4},
    {"clientsecret", 6},
    {"cookiesecret", 6},
    {"databaseurl", 8},
    {"dbpass", 2},
    {"dbpassword", 2},
    {"dbpasswd", 2},
    {"dbpwd", 2},
    {"dburl", 2},
    {"dburi", 2},
    {"encryptionkey", 10},
    {"jwtkey", 3},
    {"jwtsecret", 3},
    {"keypass", 3},
    {"masterkey", 6},
    {"mongopassword", 5},
    {"mongouri", 5},
    {"mongourl", 5},
    {"mysqlpassword", 5},
    {"mysqlpwd", 5},
    {"pgpassword", 2},
    {"pgpass", 2},
    {"privatekey", 7},
    {"publickey", 6},
    {"redispassword", 5},
    {"redisurl", 5},
    {"refreshtoken", 7},
    {"rootpassword", 4},
    {"secretkey", 6},
    {"seedphrase", 4},
    {"sessionsecret", 7},
    {"sharedsecret", 6},
    {"signingkey", 7},
    {"smtppass", 4},
    {"smtppassword", 4},
    {"storepass", 5},
    {"tokensecret", 5},
    {"userpass", 4},
    {"userpassword", 4},
    {"webhooksecret", 7},
    {"idtoken", 2},
    {"bottoken", 3},
    {"sshpass", 3},
    {"secretaccesskey", 12},
    {"passkey", 4},
    {"pullsecret", 4},
    {"consumersecret", 8},
    {"accountkey", 7},
    {"storagekey", 7},
    {"deploykey", 6},
    {"sessionkey", 7},
});

/// They say nothing of a value when they stand last: what is before them decides.
inline constexpr auto kNeutralTails = std::to_array<std::string_view>({
    "base64",  "b64",     "ci",        "constant",  "data",     "def",     "default", "demo",       "dev",
    "develop", "env",     "fallback",  "hex",       "literal",  "live",    "local",   "main",       "next",
    "old",     "plain",   "plaintext", "prd",       "previous", "primary", "prod",    "production", "qa",
    "raw",     "rc",      "sandbox",   "secondary", "stage",    "staging", "stg",     "str",        "string",
    "test",    "testing", "text",      "uat",       "val",      "value",   "v1",      "v2",         "development",
});

/// Behind a sensitive word they only say whose it is: `PASSWORD_ADMIN`, `JWT_SECRET_ACCESS`.
inline constexpr auto kOwners = std::to_array<std::string_view>({
    "base",      "access",   "admin",  "api",      "app",     "aws",     "azure",  "bot",      "client",
    "consumer",  "database", "db",     "gcp",      "github",  "gitlab",  "google", "internal", "jwt",
    "login",     "mail",     "mongo",  "mysql",    "npm",     "openai",  "pg",     "postgres", "rabbitmq",
    "redis",     "refresh",  "root",   "sendgrid", "server",  "session", "slack",  "smtp",     "stripe",
    "superuser", "system",   "twilio", "user",     "webhook",
});

/// When they stand last, the value is about a secret, or says where one is, and is none.
inline constexpr auto kTakersBack = std::to_array<std::string_view>({
    "account",     "action",     "address",     "age",        "alg",         "algo",
    "algorithm",   "alias",      "amount",      "arn",        "at",          "attempt",
    "attribute",   "audience",   "balance",     "backend",    "body",        "bucket",
    "button",      "bytes",      "change",      "changed",    "check",       "class",
    "claim",       "code",       "column",      "component",  "config",      "configuration",
    "context",     "controller", "cookie",      "count",      "created",     "date",
    "day",         "days",       "decimal",     "decimals",   "decorator",   "desc",
    "description", "dir",        "directory",   "disabled",   "dto",         "duration",
    "email",       "enabled",    "endpoint",    "entity",     "error",       "event",
    "exception",   "exist",      "exists",      "exp",        "expiration",  "expire",
    "expired",     "expires",    "expiresin",   "expiry",     "factory",     "fail",
    "failed",      "family",     "field",       "file",       "filename",    "filepath",
    "fingerprint", "folder",     "form",        "format",     "function",    "generator",
    "guard",       "handler",    "hash",        "hashed",     "header",      "help",
    "helper",      "hint",       "hook",        "host",       "hour",        "hours",
    "html",        "icon",       "id",          "identifier", "ids",         "image",
    "in",          "index",      "info",        "input",      "instruction", "interceptor",
    "interval",    "invalid",    "issuer",      "item",       "kind",        "label",
    "len",         "length",     "level",       "lifetime",   "limit",       "link",
    "list",        "loader",     "location",    "logo",       "manager",     "match",
    "matches",     "max",        "message",     "messages",   "method",      "middleware",
    "min",         "minter",     "minute",      "minutes",    "mismatch",    "missing",
    "mode",        "model",      "module",      "mount",      "ms",          "msg",
    "name",        "names",      "namespace",   "network",    "note",        "number",
    "option",      "options",    "owner",       "page",       "param",       "parameter",
    "params",      "path",       "pattern",     "payload",    "period",      "permission",
    "permissions", "pipe",       "placeholder", "policy",     "pool",        "port",
    "position",    "prefix",     "price",       "property",   "prompt",      "provider",
    "query",       "question",   "ref",         "reference",  "refs",        "regex",
    "regexp",      "region",     "repository",  "request",    "required",    "requirement",
    "reset",       "resource",   "response",    "result",     "retention",   "role",
    "rotation",    "round",      "rounds",      "route",      "router",      "rule",
    "rules",       "sale",       "schema",      "scope",      "scopes",      "screen",
    "second",      "seconds",    "section",     "selector",   "service",     "size",
    "source",      "spec",       "standard",    "state",      "status",      "step",
    "storage",     "store",      "strategy",    "strength",   "style",       "subject",
    "suffix",      "supply",     "symbol",      "table",      "tab",         "template",
    "time",        "timeout",    "timestamp",   "title",      "toggle",      "tooltip",
    "total",       "transfer",   "ttl",         "type",       "types",       "update",
    "updated",     "usage",      "used",        "user",       "username",    "valid",
    "validation",  "validator",  "validity",    "var",        "variable",    "version",
    "view",        "visible",    "volume",      "window",     "word",        "words",
    "encoding",    "salt",       "digest",      "checksum",   "mount",       "class",
    "label",       "annotation", "store",       "engine",     "rotated",     "tip",
    "success",     "subtitle",   "heading",     "text",       "feature",     "utils",
    "util",        "constants",  "entities",    "metadata",   "meta",        "property",
    "properties",  "key",        "keys",
});

/// They take back wherever they stand before the sensitive word.
inline constexpr auto kDenials = std::to_array<std::string_view>({
    "hashed",   "encrypted",   "forbidden", "disallowed", "weak",        "column", "err",      "error",
    "existing", "hint",        "incorrect", "invalid",    "label",       "lbl",    "mismatch", "missing",
    "msg",      "placeholder", "tooltip",   "wrong",      "translation", "i18n",   "title",    "heading",
    "regex",    "checksum",    "digest",    "hpkp",       "sha256",      "number", "count",
});
/// They take back when they stand first.
inline constexpr auto kDenialsFirst = std::to_array<std::string_view>({
    "allow",   "can",      "change",   "check",   "compare", "create", "disable", "enable", "enter",
    "forget",  "generate", "has",      "hide",    "is",      "max",    "min",     "no",     "on",
    "require", "required", "requires", "reset",   "show",    "skip",   "toggle",  "update", "use",
    "uses",    "validate", "with",     "without", "should",  "verify", "hash",    "remove", "delete",
});

inline constexpr auto kPasswordWords = std::to_array<std::string_view>({
    "passphrase",
    "passwd",
    "password",
    "passwort",
    "pswd",
    "psw",
    "pwd",
    "senha",
    "contrasena",
    "wachtwoord",
    "passcode",
});
/// `DB_PASS`, but not `boarding_pass`: before `pass` and `pw`.
inline constexpr auto kPassOwners = std::to_array<std::string_view>({
    "become",   "sudo",    "admin",    "amqp",    "app",        "auth",   "basic",    "cert",   "database",
    "db",       "email",   "ftp",      "http",    "imap",       "key",    "keystore", "ldap",   "login",
    "mail",     "mariadb", "mongo",    "mongodb", "mysql",      "pg",     "postgres", "proxy",  "rabbit",
    "rabbitmq", "redis",   "registry", "root",    "secret",     "server", "service",  "sftp",   "smtp",
    "sql",      "ssh",     "store",    "svc",     "truststore", "user",   "username", "wallet", "wifi",
    "docker",   "grafana", "elastic",  "default",
});

/// Before `key`: a machine's secret.
inline constexpr auto kKeyOwners = std::to_array<std::string_view>({
    "access",    "account",    "aes",     "api",      "auth",    "authentication", "cipher",       "cookie",
    "crypto",    "decryption", "deploy",  "deployer", "encrypt", "fernet",         "salt",         "encryption",
    "hmac",      "jwt",        "or",      "license",  "licence", "master",         "private",      "pass",
    "pvt",       "priv",       "rsa",     "secret",   "service", "session",        "shared",       "sign",
    "signature", "signer",     "signing", "ssh",      "role",    "wallet",         "relayer",      "minter",
    "operator",  "keeper",     "webhook", "admin",    "token",   "validator",      "subscription",
});
/// Before `key`: no secret, whatever the value.
inline constexpr auto kPlainKeyOwners = std::to_array<std::string_view>({
    "arrow",      "array",       "bucket",    "cache",    "column",      "composite", "config",       "context",
    "data",       "dedup",       "dict",      "enter",    "escape",      "event",     "field",        "file",
    "filter",     "flag",        "foreign",   "group",    "hash",        "header",    "host",         "hot",
    "i18n",       "idempotency", "image",     "index",    "item",        "join",      "json",         "label",
    "lang",       "list",        "locale",    "lock",     "lookup",      "map",       "menu",         "message",
    "meta",       "metadata",    "object",    "order",    "param",       "partition", "permission",   "pkg",
    "primary",    "property",    "pub",       "public",   "publishable", "query",     "range",        "react",
    "redis",      "reflect",     "reflector", "route",    "routing",     "row",       "s3",           "search",
    "setting",    "settings",    "shortcut",  "site",     "sort",        "state",     "sub",          "tab",
    "tag",        "throttle",    "throttler", "topology", "translation", "unique",    "upload",       "validation",
    "value",      "storage",     "nav",       "parent",   "child",       "node",      "license_type", "roles",
    "rate",       "limit",       "toast",     "anon",     "guard",       "resource",  "recv",         "trusted",
    "authorized",
});

/// Before `token`: a machine's secret.
inline constexpr auto kTokenOwners = std::to_array<std::string_view>({
    "access",   "admin",   "api",     "app",      "auth",       "authorization", "bearer",  "bot",   "client",
    "deploy",   "discord", "github",  "gitlab",   "hub",        "jwt",           "npm",     "oauth", "personal",
    "pat",      "private", "refresh", "registry", "secret",     "service",       "session", "slack", "sonar",
    "telegram", "user",    "vault",   "webhook",  "cloudflare", "docker",        "gh",      "root",
});
/// Before `token`: no secret.
inline constexpr auto kPlainTokenOwners = std::to_array<std::string_view>({
    "base",       "cancel", "cancellation", "continuation", "design", "di",      "erc20",  "erc721",  "fee",
    "injection",  "lp",     "max",          "native",       "next",   "nft",     "page",   "payment", "provider",
    "quote",      "reward", "security",     "st",           "stake",  "staking", "syntax", "theme",   "inject",
    "repository", "output", "completion",   "prompt",       "total",  "color",   "num",
});
/// Before `secret`: the name of a Kubernetes object.
inline constexpr auto kPlainSecretOwners = std::to_array<std::string_view>({
    "username",
    "from",
    "k8s",
    "kube",
    "kubernetes",
    "pull",
    "tls",
    "image",
    "sealed",
    "external",
    "ca",
    "cert",
    "certificate",
});
/// Before `secret`: they say which, and belong to what messages show.
inline constexpr auto kSecretOwners = std::to_array<std::string_view>({
    "access",
    "api",
    "app",
    "auth",
    "client",
    "consumer",
    "cookie",
    "hmac",
    "jwt",
    "oauth",
    "refresh",
    "session",
    "shared",
    "signing",
    "token",
    "user",
    "webhook",
});

/// Alone they say that something may be one.
inline constexpr auto kPerhaps = std::to_array<std::string_view>({
    "pat",       "auth",   "authorization", "cred",   "credential", "credentials", "creds",  "deployer", "key",
    "mnemonics", "otp",    "pass",          "pepper", "pin",        "pw",          "salt",   "seed",     "signer",
    "token",     "wallet", "accounts",      "iv",     "xprv",       "signature",   "bearer",
});

/// Of a URL that may hold a password.
inline constexpr auto kConnected = std::to_array<std::string_view>({
    "amqp",     "broker",   "cache",      "celery",     "clickhouse", "cockroach",     "connection",
    "couchdb",  "database", "datasource", "db",         "elastic",    "elasticsearch", "jdbc",
    "kafka",    "mariadb",  "mongo",      "mongodb",    "mqtt",       "mssql",         "mysql",
    "nats",     "pg",       "postgres",   "postgresql", "proxy",      "queue",         "rabbit",
    "rabbitmq", "redis",    "smtp",       "sql",        "typeorm",    "prisma",
});

}  // namespace keyref
