const login = { email: 'a@acme.io', password: 'lark7Oder.42' };
