#!/usr/bin/env bash
# Lists the manifests of one service that belong to one environment.
set -euo pipefail

environment=$1
service=$2

find "services/$service" -name '*.yaml' -o -name '*.yml' -o -name 'deployment.json' \
  | grep -Ev "[./](dev|rc|sandbox|prod)[./]|kustomization" || true
find "services/$service" -path "*/$environment/*" -name '*.yaml' ! -name kustomization.yaml
find "services/$service" -name "*.$environment.yml"
