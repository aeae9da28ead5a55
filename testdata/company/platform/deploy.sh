#!/usr/bin/env bash
# Applies the manifests of one service to one environment.
set -euo pipefail

environment=$1
service=$2
tag=$3

context="eks-$environment"
export ENV=$environment TAG=$tag

mapfile -t manifests < <(./platform/manifests-of.sh "$environment" "$service")
for manifest in "${manifests[@]}"; do
  envsubst '${ENV} ${TAG}' <"$manifest" | kubectl --context "$context" apply -f -
done
kubectl --context "$context" rollout status deployment -l "app=$service" --timeout 5m
