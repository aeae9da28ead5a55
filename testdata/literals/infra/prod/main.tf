variable "db_password" {
  type      = string
  sensitive = true
  default   = "lark7Oder.42"
}

variable "token_ttl" {
  default = "15m"
}

provider "aws" {
  allowed_account_ids = ["766597584338"]
  access_key          = "ASIAY34FZKBOKMUTVV7A"
  secret_key          = "/JeUAti/xkHLyCShKUSsPhGY9ufIUo2epjdFFnvq"
}

resource "aws_db_instance" "orders" {
  username = "orders"
  password = var.db_password
}
