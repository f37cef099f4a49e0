-- SPDX-License-Identifier: Apache-2.0
-- The master user as RDS makes it, and makes it again when its password is reset.
\set password `cat /ebemu/password`
SELECT format('CREATE ROLE %I', :'master')
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'master') \gexec
ALTER ROLE :"master" WITH LOGIN NOSUPERUSER INHERIT CREATEDB CREATEROLE NOREPLICATION NOBYPASSRLS
    VALID UNTIL 'infinity' PASSWORD :'password';
GRANT rds_superuser TO :"master" WITH ADMIN OPTION;
SELECT format('ALTER DATABASE %I OWNER TO %I', datname, :'master')
FROM pg_database WHERE datname = 'postgres' AND pg_get_userbyid(datdba) = 'rdsadmin' \gexec
SELECT format('CREATE DATABASE %I OWNER %I', :'database', :'master')
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'database') \gexec
