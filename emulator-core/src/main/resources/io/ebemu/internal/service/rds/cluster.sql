-- SPDX-License-Identifier: Apache-2.0
-- The roles that RDS for PostgreSQL has beside the master user.
DO $$
DECLARE
    reserved text;
BEGIN
    FOREACH reserved IN ARRAY ARRAY['rds_superuser', 'rds_replication', 'rds_password', 'rds_iam', 'rdstopmgr'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = reserved) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', reserved);
        END IF;
    END LOOP;
END $$;
GRANT pg_monitor, pg_signal_backend, rds_replication, rds_password TO rds_superuser WITH ADMIN OPTION;
GRANT pg_monitor TO rdstopmgr;
SELECT current_setting('server_version_num')::int >= 150000 AS since_15,
       current_setting('server_version_num')::int >= 160000 AS since_16 \gset
\if :since_15
GRANT pg_checkpoint TO rds_superuser WITH ADMIN OPTION;
GRANT SET ON PARAMETER session_replication_role, log_statement TO rds_superuser;
\endif
\if :since_16
GRANT pg_create_subscription TO rds_superuser WITH ADMIN OPTION;
\endif

-- RDS's own database, which nobody else may enter. What it grants keeps the roles from being dropped.
SELECT 'CREATE DATABASE rdsadmin TEMPLATE template0'
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'rdsadmin') \gexec
REVOKE ALL ON DATABASE rdsadmin FROM PUBLIC;
\connect rdsadmin
CREATE TABLE IF NOT EXISTS reserved_role (id oid PRIMARY KEY, name name NOT NULL);
GRANT SELECT ON reserved_role TO rds_superuser, rds_replication, rds_password, rds_iam, rdstopmgr;
INSERT INTO reserved_role
SELECT oid, rolname FROM pg_roles
WHERE rolname IN ('rds_superuser', 'rds_replication', 'rds_password', 'rds_iam', 'rdstopmgr')
ON CONFLICT DO NOTHING;
-- Stock PostgreSQL lets whoever may create roles rename and change these.
CREATE OR REPLACE FUNCTION keep_reserved_roles() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    changed record;
BEGIN
    FOR changed IN
        SELECT kept.name, now.rolname FROM reserved_role kept JOIN pg_roles now ON now.oid = kept.id
        WHERE now.rolname <> kept.name OR now.rolcanlogin OR now.rolcreaterole OR now.rolcreatedb
    LOOP
        IF changed.rolname <> changed.name THEN
            EXECUTE format('ALTER ROLE %I RENAME TO %I', changed.rolname, changed.name);
        END IF;
        EXECUTE format('ALTER ROLE %I NOLOGIN NOCREATEROLE NOCREATEDB PASSWORD NULL', changed.name);
    END LOOP;
END $$;
