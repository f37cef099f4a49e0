-- SPDX-License-Identifier: Apache-2.0
-- The master user as RDS makes it, and makes it again when its password is reset. Restored data have a password of
-- their own: if there is no other, it stays.
\set password `cat /ebemu/password`
SELECT format('CREATE ROLE %I', :'master')
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'master') \gexec
ALTER ROLE :"master" WITH LOGIN NOSUPERUSER INHERIT CREATEDB CREATEROLE NOREPLICATION NOBYPASSRLS
    VALID UNTIL 'infinity';
SELECT :'password' <> '' AS known \gset
\if :known
ALTER ROLE :"master" PASSWORD :'password';
\endif
GRANT rds_superuser TO :"master" WITH ADMIN OPTION;
SELECT format('ALTER DATABASE %I OWNER TO %I', datname, :'master')
FROM pg_database WHERE datname = 'postgres' AND pg_get_userbyid(datdba) = 'rdsadmin' \gexec
SELECT format('CREATE DATABASE %I OWNER %I', :'database', :'master')
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'database') \gexec
