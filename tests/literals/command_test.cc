#include "tests/literals/pairs.h"

using keyref::literals::read_shell;

TEST_CASE("shell: assignments") {
  keyref::test::check_pairs(read_shell, "a.sh", "literal-in-source",
                            {
                                {"DB_PASSWORD=«letmein1»\n", {"DB_PASSWORD=letmein1"}},
                                {"export DB_PASSWORD='«letmein1»' X=\"«y z»\"\n", {"DB_PASSWORD=letmein1", "X=y z"}},
                                {"PGPASSWORD=«x1» psql -h db\n", {"PGPASSWORD=x1"}},
                                {"# export TOKEN=«abc»\n", {"TOKEN=abc comment"}},
                                {"TOKEN=\"${TOKEN:-«abc»}\"\n", {"TOKEN=abc"}},
                                {"A=«$(vault read x)» B=«$C»\n", {"A=$(vault read x)", "B=$C"}},
                                {"A=«a\\ b»\n", {"A=a b"}},
                                {"docker run -e DB_PASSWORD=«x1» --env TOKEN=«y» img\n", {"DB_PASSWORD=x1", "TOKEN=y"}},
                                {"java -Dspring.password=«x1» -jar a.jar\n", {"spring.password=x1"}},
                            });
}

TEST_CASE("shell: options that take a secret") {
  keyref::test::check_pairs(
      read_shell, "a.sh", "literal-in-source",
      {
          {"x --password=«p1» --token «t1»\n", {"--password=p1 sink", "--token=t1 sink"}},
          {"x --password=\"«p 1»\" --verbose --other-key '«k»'\n", {"--password=p 1 sink", "--other-key=k"}},
          {"vault login «x1»\nvault login -method=«kubernetes»\n", {"login=x1 sink", "-method=kubernetes"}},
          {"docker login -u=«a» -p=\"«$P»\" r\n", {"-u=a", "-p=$P sink"}},
          {"mysql -u root -p«p1» -p db; mysqldump -p '\n", {"-p=p1 sink"}},
          {"curl -s -u bob:«p1» -H 'Authorization: Bearer «t1»' https://x\n", {"-u=p1 sink", "Authorization=t1 sink"}},
          {"curl -H \"X-Api-Key: «k1»\" -d 'a=«b»&password=«p1»' x\n", {"X-Api-Key=k1", "a=b", "password=p1"}},
          {"curl -d '{\"password\": \"«p1»\"}' x\n", {"password=p1"}},
          {"curl -d \"{\\\"password\\\": \\\"«p1»\\\"}\" x\n", {"password=p1"}},
          {"sshpass -p «p1» ssh root@host uptime\n", {"-p=p1 sink"}},
          {"docker login -u bob -p «p1» registry\n", {"-p=p1 sink"}},
          {"docker run -p 80:80 x\necho x | docker login --password-stdin\n", {}},
          {"curl -sSu bob:«p1» h\nbash -lc 'redis-cli -a «p2»'\n", {"-u=p1 sink", "-a=p2 sink"}},
          {"openssl rsa -passin pass:«p1» -passout env:X\nkeytool -storepass «p2»\n",
           {"-passin=p1 sink", "-storepass=p2 sink"}},
          {"rabbitmqctl add_user bob «p1»\nnpm config set //r/:_authToken «p2»\n",
           {"add_user=p1 sink", "//r/:_authToken=p2"}},
          {"aws x --secret-string '{\"password\":\"«p1»\"}'\n", {"password=p1"}},
          {"redis-cli -a «p1» ping\n", {"-a=p1 sink"}},
          {"helm upgrade --set db.password=«p1»,x=«y» a b\n", {"db.password=p1", "x=y"}},
          {"kubectl create secret generic a --from-literal=K=«v» --from-literal L=«w»\n", {"K=v", "L=w"}},
          {"sudo -u postgres psql -c \"ALTER ROLE x PASSWORD '«p1»'\"\n", {"PASSWORD=p1 sink"}},
          {"mysql -e \"CREATE USER 'a'@'%' IDENTIFIED BY '«p''1»'\"\n", {"PASSWORD=p'1 sink"}},
          {"bash -c 'mysql -p«p1» db'\nkubectl exec x -- mysql -p«p2»\n", {"-p=p1 sink", "-p=p2 sink"}},
          {"X=«$(curl -u a:p1 x)»\n", {"X=$(curl -u a:p1 x)", "-u=p1 sink"}},
      });
}

TEST_CASE("shell: what is written somewhere") {
  keyref::test::check_pairs(read_shell, "a.sh", "literal-in-source",
                            {
                                {"cat > .env <<EOF\nDB_PASSWORD=«x1»\nEOF\nA=«b»\n", {"DB_PASSWORD=x1", "A=b"}},
                                {"psql <<-SQL\n\tALTER USER a WITH PASSWORD '«x1»';\n\tSQL\n", {"PASSWORD=x1 sink"}},
                                {"echo \"TOKEN=«abc»\" >> .env\n", {"TOKEN=abc"}},
                                {"echo '//r/:_authToken=«abc»' > ~/.npmrc\n", {"_authToken=abc"}},
                            });
}

TEST_CASE("Makefile: variables and recipes") {
  keyref::test::check_pairs(
      read_shell, "Makefile", "literal-in-source",
      {
          {"DB_PASSWORD := «x1»\nTOKEN ?= «y»\n", {"DB_PASSWORD=x1", "TOKEN=y"}},
          {"run:\n\t@docker run -e A=«b» \\\n\t  -e C=«d» x\n\tmysql -p«e»\n", {"A=b", "C=d", "-p=e sink"}},
      });
}

TEST_CASE("shell: hostile input") {
  keyref::test::check_hostile(read_shell, "a.sh",
                              {"$(",
                               "`",
                               "'",
                               "\"",
                               "${",
                               "{{",
                               "<<A\n",
                               "a <<A <<B\n",
                               "\\\n",
                               "-p",
                               "--password ",
                               "A=",
                               "a=b ",
                               "# a=b\n",
                               "# ",
                               "<a ",
                               "\"$(",
                               "echo \"a=b\" ",
                               "bash -c '",
                               "((",
                               std::string("\0", 1),
                               "PASSWORD '",
                               "ALTER PASSWORD for "});
}
