#pragma once

#include "linter/kubernetes/declaring.h"

namespace keyref {

// One function a kind; declared_secrets.cc has the table of them.

void read_external_secret(Declaring& declaring);
void read_cluster_external_secret(Declaring& declaring);
void read_remote_secrets(Declaring& declaring);
void read_remote_secrets_of_all(Declaring& declaring);
void read_secret_store(Declaring& declaring);
void read_push_secret(Declaring& declaring);
void read_cluster_push_secret(Declaring& declaring);
void read_certificate(Declaring& declaring);
void read_annotated_ingress(Declaring& declaring);
void read_annotated_gateway(Declaring& declaring);
void read_vault_secret(Declaring& declaring);
void read_vault_pki_secret(Declaring& declaring);

}  // namespace keyref
