#include "tests/literals/pairs.h"

using keyref::literals::read_jenkinsfile;
using keyref::test::check_pairs;

TEST_CASE("Jenkinsfile: variables and parameters") {
  check_pairs(
      read_jenkinsfile, "Jenkinsfile", "jenkins-secret",
      {
          {"environment {\n  DB_PASSWORD = '«letmein1»'\n  TOKEN = credentials('id')\n}\n", {"DB_PASSWORD=letmein1"}},
          {"def apiKey = \"«x1»\"\nenv.TOKEN = '''«y»'''\n", {"apiKey=x1", "env.TOKEN=y"}},
          {"withEnv(['TOKEN=«abc»', \"A=«b»\"]) {}\n", {"TOKEN=abc", "A=b"}},
          {"password(name: '«DB_PASSWORD»', defaultValue: '«x1»', description: '«d»')\n",
           {"name=DB_PASSWORD", "DB_PASSWORD=x1", "description=d"}},
          {"deploy(password: '«x1»', ['token': '«y»'])\nset('password', '«z»')\n",
           {"password=x1", "token=y", "password=z"}},
          {"if (x == 'password' || y =~ /a'b/) { z = '«w»' }\n", {"z=w"}},
          {"// token = '«old»'\n/* a\n * b = '«c»' */\n", {"token=old comment", "b=c comment"}},
      });
  check_pairs(read_jenkinsfile, "src/a.groovy", "literal-in-source", {{"def p = '«x»'\n", {"p=x"}}});
  check_pairs(read_jenkinsfile, "ci/vars/a.groovy", "jenkins-secret", {{"def p = '«x»'\n", {"p=x"}}});
}

TEST_CASE("Jenkinsfile: commands") {
  check_pairs(read_jenkinsfile, "Jenkinsfile", "jenkins-secret",
              {
                  {"sh 'mysql -p«x1»'\nsh(\"curl -u a:«y» h\")\nsh script: \"\"\"\n  docker login -p «z» h\n\"\"\"\n",
                   {"-p=x1 sink", "-u=y sink", "-p=z sink"}},
                  {"sh(returnStdout: true, script: 'a --password=\\'«x1»\\'')\n", {"--password=x1 sink"}},
                  {"sh 'docker' + ' login'\necho 'mysql -px1'\n", {}},
              });
}

TEST_CASE("Jenkinsfile: credentials that Groovy fills in") {
  check_pairs(
      read_jenkinsfile, "Jenkinsfile", "jenkins-secret",
      {
          {"environment { T = credentials('id') }\nsh \"a «${T}» «$T_PSW» ${T_USR} \\$T\"\nsh 'a $T'\necho \"$T\"\n",
           {"T= sink leak", "T_PSW= sink leak"}},
          {"withCredentials([string(credentialsId: '«id»', variable: '«TOK»')]) {\n  sh \"a «${env.TOK}»\"\n}\n",
           {"credentialsId=id", "variable=TOK", "TOK= sink leak"}},
          {"usernamePassword(usernameVariable: '«U»', passwordVariable: '«P»')\nsh \"\"\"\n a $U «$P»\n\"\"\"\n",
           {"usernameVariable=U", "passwordVariable=P", "P= sink leak"}},
          {"file(variable: '«F»')\nsh \"a $F\"\n", {"variable=F"}},
      });
}

TEST_CASE("Jenkinsfile: hostile input") {
  keyref::test::check_hostile(read_jenkinsfile, "Jenkinsfile",
                              {"'''", "\"", R"("""\")", "sh \"$", "/", "(/", "/*", "//\n", "sh '$('\n", "'a' + ",
                               "a = credentials(", std::string("\0", 1), "sh '''", "name: 'a', ", "{"});
}
