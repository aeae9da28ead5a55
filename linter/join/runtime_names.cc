#include "linter/join/runtime_names.h"

#include <algorithm>
#include <vector>

#include "linter/base/text.h"

namespace keyref {
namespace {

/// Words: one that ends in `_` stands for all that begin so, one that begins with it for all that end so.
constexpr std::string_view kGiven =
    // The system's and the shell's.
    "PATH HOME HOSTNAME PWD OLDPWD USER USERNAME LOGNAME SHELL SHLVL TERM LANG LANGUAGE LC_ TZ TMPDIR TEMP TMP "
    "APPDATA LOCALAPPDATA USERPROFILE XDG_ COLUMNS LINES NO_COLOR FORCE_COLOR EDITOR SSH_AUTH_SOCK HTTP_PROXY "
    "HTTPS_PROXY NO_PROXY http_proxy https_proxy no_proxy "
    // The runtime's.
    "NODE NODE_ENV NODE_OPTIONS NODE_PATH NODE_VERSION NODE_DEBUG NODE_APP_INSTANCE PORT DEBUG npm_ NPM_CONFIG_ "
    "INIT_CWD YARN_ PYTHONPATH PYTHON_VERSION VIRTUAL_ENV GOPATH GOROOT GOOS GOARCH JEST_WORKER_ID VITEST "
    // The cluster's and the cloud's.
    "KUBERNETES_ _SERVICE_HOST _SERVICE_PORT K_SERVICE K_REVISION K_CONFIGURATION AWS_REGION AWS_DEFAULT_REGION "
    "AWS_ROLE_ARN AWS_WEB_IDENTITY_TOKEN_FILE AWS_STS_REGIONAL_ENDPOINTS AWS_CONTAINER_ AWS_EXECUTION_ENV "
    "AWS_LAMBDA_ GOOGLE_CLOUD_PROJECT "
    // What operators put into pods.
    "OTEL_ DD_AGENT_HOST DD_ENTITY_ID DD_ENV DD_SERVICE DD_TRACE_AGENT_URL DD_VERSION "
    // A pipeline's.
    "CI GITHUB_ACTIONS GITHUB_REF GITHUB_REPOSITORY GITHUB_RUN_ID GITHUB_SHA GITHUB_WORKSPACE CI_COMMIT_SHA "
    "JENKINS_HOME JENKINS_URL BUILD_ID BUILD_NUMBER BUILD_URL CDK_ SST_ "
    // Filled in when a browser's code is built.
    "NEXT_PUBLIC_ NEXT_RUNTIME NEXT_PHASE VITE_ REACT_APP_ NX_ GATSBY_ EXPO_PUBLIC_ NUXT_PUBLIC_ STORYBOOK_ "
    "PUBLIC_URL";

/// Beside those.
constexpr std::string_view kReadByLibraries =
    "NODE_ LOG_LEVEL UV_THREADPOOL_SIZE SSL_CERT_DIR SSL_CERT_FILE MALLOC_ARENA_MAX LD_PRELOAD LD_LIBRARY_PATH "
    "KAFKAJS_ "
    "PRISMA_ TYPEORM_ PM2_ PUPPETEER_ PLAYWRIGHT_ SENTRY_ DD_ DATADOG_ NEW_RELIC_ ELASTIC_APM_ JAEGER_ STATSD_ "
    "LAUNCHDARKLY_ AWS_ AZURE_ GOOGLE_ GCLOUD_ GRPC_ VAULT_ PGHOST PGPORT PGUSER PGPASSWORD PGDATABASE PGSSLMODE "
    "MYSQL_ PYTHONUNBUFFERED PYTHONDONTWRITEBYTECODE PYTHONHASHSEED PIP_ GUNICORN_ UVICORN_ WEB_CONCURRENCY "
    "DJANGO_SETTINGS_MODULE FLASK_ CELERY_ GOMAXPROCS GOGC GOMEMLIMIT GODEBUG GIN_MODE JAVA_ JDK_ JVM_ SPRING_ "
    "RAILS_ RACK_ BUNDLE_ RUBYOPT DOTNET_ ASPNETCORE_ RUST_LOG RUST_BACKTRACE";

bool matches(std::string_view entry, std::string_view variable) {
  if (entry.ends_with('_')) return variable.starts_with(entry);
  if (entry.starts_with('_')) return variable.ends_with(entry);
  return variable == entry;
}

bool any_matches(std::string_view list, std::string_view variable) {
  const std::vector<std::string_view> entries = split(list, ' ');
  return std::any_of(entries.begin(), entries.end(), [&](std::string_view entry) { return matches(entry, variable); });
}

}  // namespace

bool is_given(std::string_view variable) { return any_matches(kGiven, variable); }

bool is_read_by_libraries(std::string_view variable) {
  return is_given(variable) || any_matches(kReadByLibraries, variable);
}

}  // namespace keyref
