db_password = "lark7Oder.42"
region      = "eu-west-1"
