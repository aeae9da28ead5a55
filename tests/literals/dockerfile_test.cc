#include "tests/literals/pairs.h"

using keyref::literals::read_dockerfile;

TEST_CASE("Dockerfile: ARG and ENV in their forms") {
  keyref::test::check_pairs(read_dockerfile, "Dockerfile", "dockerfile-secret",
                            {
                                {"ENV DB_PASSWORD=«letmein1»\n", {"DB_PASSWORD=letmein1"}},
                                {"env DB_PASSWORD «letmein1»\n", {"DB_PASSWORD=letmein1"}},
                                {"ENV GREETING «a b»\n", {"GREETING=a b"}},
                                {"ENV A=«b» C=\"«d e»\" \\\n  # why\n  F='«g»'\n", {"A=b", "C=d e", "F=g"}},
                                {"ARG TOKEN=«abc»\nARG B=\"«c»\"", {"TOKEN=abc", "B=c"}},
                                {"# escape=`\nENV A=«b» `\n C=«d»\n", {"A=b", "C=d"}},
                                {"ONBUILD ENV A=«b»\n", {"A=b"}},
                                {"# ENV A='«b»'\n", {"A=b comment"}},
                                {"LABEL password=x\nEXPOSE 80\n", {}},
                                {"ENV A=\nENV\nARG\n", {}},
                            });
}

TEST_CASE("Dockerfile: secrets that builders hand over") {
  keyref::test::check_pairs(
      read_dockerfile, "Dockerfile", "dockerfile-secret",
      {
          {"ARG «NPM_TOKEN»\nENV NPM_TOKEN=«$NPM_TOKEN»\n", {"NPM_TOKEN= leak", "NPM_TOKEN= leak"}},
          {"ARG «T»\nRUN echo \"//r/:_authToken=«${T}»\" > .npmrc\n", {"T= leak", "T= leak", "_authToken=${T}"}},
          {"ARG «T»\nRUN npm ci\nENV X=«$Y»\n", {"T= leak", "X=$Y"}},
      });
}

TEST_CASE("Dockerfile: commands") {
  keyref::test::check_pairs(
      read_dockerfile, "Dockerfile", "dockerfile-secret",
      {
          {"RUN curl -u bob:«hunter2» https://x \\\n  && mysql -p«hunter3»\n", {"-u=hunter2 sink", "-p=hunter3 sink"}},
          {"RUN export TOKEN=«abc»; \\\n # note\n B=«c» d\n", {"TOKEN=abc", "B=c"}},
          {"CMD [\"redis-server\", \"--requirepass\", \"«hunter2»\"]\n", {"--requirepass=hunter2"}},
          {"RUN <<EOF\nexport TOKEN=«abc»\nEOF\nENV A=«b»\n", {"TOKEN=abc", "A=b"}},
          {"COPY <<EOF /app/.env\nTOKEN=«abc»\nEOF\nENV A=«b»\n", {"TOKEN=abc", "A=b"}},
          {"HEALTHCHECK CMD redis-cli -a «hunter2» ping\n", {"-a=hunter2 sink"}},
      });
}

TEST_CASE("Dockerfile: hostile input") {
  keyref::test::check_hostile(read_dockerfile, "Dockerfile",
                              {"RUN \\\n", "RUN <<A\n", "RUN $(", "RUN \"", "ENV A=\"\n", "ONBUILD ", "# escape=\n",
                               "RUN `", "<<A ", "ARG A\n", std::string("\0", 1), "RUN a; ", "RUN {{ "});
}
