-- The roles and databases of docs/operations.md ("Two roles"), made by the database's container the first time that it starts.
\getenv owner_password VANGUARD_OWNER_PASSWORD
\getenv app_password VANGUARD_APP_PASSWORD
\getenv keycloak_password KEYCLOAK_PASSWORD
CREATE ROLE vanguard LOGIN PASSWORD :'owner_password';
CREATE ROLE vanguard_app LOGIN PASSWORD :'app_password';
CREATE ROLE keycloak LOGIN PASSWORD :'keycloak_password';
ALTER ROLE vanguard SET statement_timeout = '5s';
ALTER ROLE vanguard SET lock_timeout = '2s';
ALTER ROLE vanguard SET idle_in_transaction_session_timeout = '30s';
ALTER ROLE vanguard_app SET statement_timeout = '5s';
ALTER ROLE vanguard_app SET lock_timeout = '2s';
ALTER ROLE vanguard_app SET idle_in_transaction_session_timeout = '30s';
CREATE DATABASE vanguard OWNER vanguard;
CREATE DATABASE keycloak OWNER keycloak;
REVOKE ALL ON DATABASE vanguard FROM PUBLIC;
REVOKE ALL ON DATABASE keycloak FROM PUBLIC;
GRANT CONNECT ON DATABASE vanguard TO vanguard_app;
