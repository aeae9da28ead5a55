#!/bin/sh
set -eu
: "${DB_PASSWORD:?set it}"
export API_TOKEN=$(vault kv get -field=token secret/ci)
mysql -uroot -plark7Oder.42 shop < seed.sql
mysql -uroot -p shop < seed.sql
git clone https://ci:ghp_c0VLZjutwC1m0yjciWKNjUub6dB73S0aaaaa@github.com/acme/seeds.git
