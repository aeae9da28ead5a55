CREATE TABLE users (id serial, password_hash varchar(60) NOT NULL, reset_token text DEFAULT '');
ALTER ROLE orders WITH LOGIN PASSWORD 'lark7Oder.42';
CREATE ROLE reader PASSWORD :'reader_password';
