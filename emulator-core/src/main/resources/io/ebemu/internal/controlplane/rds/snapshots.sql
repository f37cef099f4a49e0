-- SPDX-License-Identifier: Apache-2.0
-- Snapshots of databases that stay in the server, as copies that nobody can connect to. Run in database rdsadmin; what is
-- there already is left as it is. A copy is named rdsadmin_copy_<number>; one that database_copy does not name is a spare,
-- or has had its day.
CREATE SEQUENCE IF NOT EXISTS public.copy_number;
CREATE TABLE IF NOT EXISTS public.database_copy (
    copy name PRIMARY KEY,
    snapshot text NOT NULL,
    database name NOT NULL,
    owner oid NOT NULL,
    acl aclitem[],
    is_template boolean NOT NULL,
    allows_connections boolean NOT NULL,
    connection_limit integer NOT NULL,
    UNIQUE (snapshot, database)
);

-- Functions of another version of this file go.
DROP SCHEMA IF EXISTS copying CASCADE;
CREATE SCHEMA copying;

-- The databases that users have, but for those whose drop was interrupted, which is all that can be done with them.
CREATE OR REPLACE FUNCTION users_databases() RETURNS SETOF name LANGUAGE sql STABLE AS $$
    SELECT datname FROM pg_database
    WHERE datname NOT IN ('rdsadmin', 'template0', 'template1') AND datname NOT LIKE 'rdsadmin\_copy\_%'
        AND datconnlimit <> -2
$$;

-- Copies that are of no use to anybody.
CREATE OR REPLACE FUNCTION lost_copies() RETURNS SETOF name LANGUAGE sql STABLE AS $$
    SELECT datname FROM pg_database
    WHERE datname LIKE 'rdsadmin\_copy\_%' AND datname NOT IN (SELECT copy FROM database_copy)
$$;

-- The command without which a copy cannot be dropped, if there is one.
CREATE OR REPLACE FUNCTION needs_freeing(copy name) RETURNS SETOF text LANGUAGE sql STABLE AS $$
    SELECT format('ALTER DATABASE %I IS_TEMPLATE false', datname) FROM pg_database WHERE datname = copy AND datistemplate
$$;

-- A name for another copy of a database, and the command that makes it. Copying through the log is the faster way as long
-- as a database is small; copying files costs two checkpoints.
CREATE OR REPLACE FUNCTION next_copy(source name) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
    copy text := 'rdsadmin_copy_' || nextval('copy_number');
    strategy text := '';
BEGIN
    IF current_setting('server_version_num')::int >= 150000 THEN
        strategy := CASE WHEN pg_database_size(source) > 50 * 1024 * 1024 THEN ' STRATEGY file_copy' ELSE ' STRATEGY wal_log' END;
    END IF;
    RETURN NEXT copy;
    RETURN NEXT format('CREATE DATABASE %I TEMPLATE %I IS_TEMPLATE true ALLOW_CONNECTIONS false', copy, source) || strategy;
END $$;

-- Ends all sessions but those of RDS itself, which it has in its own database, and returns once they have ended. In the
-- named databases it ends any.
CREATE OR REPLACE FUNCTION end_sessions(databases name[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    deadline timestamptz := clock_timestamp() + interval '10 s';
    ending bigint;
BEGIN
    LOOP
        PERFORM pg_stat_clear_snapshot();
        SELECT count(pg_terminate_backend(pid)) INTO ending FROM pg_stat_activity
        WHERE pid <> pg_backend_pid() AND datname <> 'rdsadmin'
            AND (usename IS DISTINCT FROM 'rdsadmin' OR datname = ANY (databases));
        EXIT WHEN ending = 0;
        IF clock_timestamp() > deadline THEN
            RAISE EXCEPTION '% sessions do not end', ending;
        END IF;
        PERFORM pg_sleep(0.001);
    END LOOP;
END $$;

-- Whoever connects between the end of the sessions and the begin of a copy would be in its way: to be run beside the copy.
-- As soon as it has its lock, new sessions wait for its end.
CREATE OR REPLACE FUNCTION clear_the_way(source name, copier integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    deadline timestamptz := clock_timestamp() + interval '1 s';
    wanted oid := (SELECT oid FROM pg_database WHERE datname = source);
BEGIN
    WHILE clock_timestamp() < deadline LOOP
        IF EXISTS (SELECT FROM pg_locks WHERE pid = copier AND locktype = 'object' AND classid = 'pg_database'::regclass
                AND objid = wanted AND mode = 'ShareLock' AND granted) THEN
            PERFORM end_sessions(ARRAY[source]);
            RETURN;
        END IF;
        PERFORM pg_sleep(0.001);
    END LOOP;
END $$;

-- Gives a copy the settings and the comment of a database; they are no part of it.
CREATE OR REPLACE FUNCTION copy_settings(source oid, copied oid) RETURNS void LANGUAGE sql AS $$
    INSERT INTO pg_db_role_setting SELECT copied, setrole, setconfig FROM pg_db_role_setting WHERE setdatabase = source;
    INSERT INTO pg_shdescription SELECT copied, classoid, description FROM pg_shdescription
    WHERE objoid = source AND classoid = 'pg_database'::regclass;
$$;

-- Makes copies a snapshot, which replaces one of that name; returns the copies of that one.
CREATE OR REPLACE FUNCTION keep_snapshot(wanted text, sources name[], copies name[]) RETURNS SETOF name
LANGUAGE plpgsql AS $$
BEGIN
    RETURN QUERY DELETE FROM database_copy WHERE snapshot = wanted RETURNING copy;
    INSERT INTO database_copy
    SELECT made.copy, wanted, datname, datdba, datacl, datistemplate, datallowconn, datconnlimit
    FROM unnest(sources, copies) made (source, copy) JOIN pg_database ON datname = made.source;
    PERFORM copy_settings(original.oid, copied.oid) FROM unnest(sources, copies) made (source, copy)
    JOIN pg_database original ON original.datname = made.source JOIN pg_database copied ON copied.datname = made.copy;
END $$;

-- Takes a database away from users. What it has of roles must not keep them from being dropped until it is gone.
CREATE OR REPLACE FUNCTION put_away(database name) RETURNS name LANGUAGE plpgsql AS $$
DECLARE
    away name := 'rdsadmin_copy_' || nextval('copy_number');
    number oid := (SELECT oid FROM pg_database WHERE datname = database);
BEGIN
    EXECUTE format('ALTER DATABASE %I RENAME TO %I', database, away);
    UPDATE pg_database SET datallowconn = false, datdba = 'rdsadmin'::regrole, datacl = NULL WHERE oid = number;
    DELETE FROM pg_shdepend
    WHERE dbid = number OR (dbid = 0 AND classid = 'pg_database'::regclass AND objid = number);
    RETURN away;
END $$;

-- Makes a spare copy of a snapshot's copy the users' database again, with all that belongs to a database but is not in it.
-- What roles had that are gone is the master user's, or nobody's.
CREATE OR REPLACE FUNCTION bring_back(kept database_copy, spare name, master name) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    number oid := (SELECT oid FROM pg_database WHERE datname = spare);
    rights aclitem[] := (SELECT array_agg(item) FROM unnest(kept.acl) item WHERE NOT EXISTS (
        SELECT FROM aclexplode(ARRAY[item]) privilege
        WHERE privilege.grantor NOT IN (SELECT oid FROM pg_roles)
            OR (privilege.grantee <> 0 AND privilege.grantee NOT IN (SELECT oid FROM pg_roles))));
    owner name := coalesce((SELECT rolname FROM pg_roles WHERE oid = kept.owner), master);
BEGIN
    EXECUTE format('ALTER DATABASE %I RENAME TO %I', spare, kept.database);
    EXECUTE format('ALTER DATABASE %I OWNER TO %I', kept.database, owner);
    UPDATE pg_database SET datacl = rights, datistemplate = kept.is_template, datallowconn = kept.allows_connections,
        datconnlimit = kept.connection_limit
    WHERE oid = number;
    INSERT INTO pg_shdepend (dbid, classid, objid, objsubid, refclassid, refobjid, deptype)
    SELECT DISTINCT 0::oid, 'pg_database'::regclass::oid, number, 0, 'pg_authid'::regclass::oid, named.role, 'a'::"char"
    FROM (SELECT grantor FROM aclexplode(rights) UNION SELECT grantee FROM aclexplode(rights)) named (role)
    WHERE named.role >= 16384 AND named.role <> (SELECT datdba FROM pg_database WHERE oid = number);
    PERFORM copy_settings((SELECT oid FROM pg_database WHERE datname = kept.copy), number);
END $$;

-- Puts spare copies in the place of the users' databases, all at once; returns what these are called now. Who connects
-- meanwhile waits, and finds the new ones.
CREATE OR REPLACE FUNCTION put_back(wanted text, copies name[], spares name[], master name) RETURNS SETOF name
LANGUAGE plpgsql SET lock_timeout = '2s' SET deadlock_timeout = '20ms' AS $$
DECLARE
    mine name[] := ARRAY(SELECT users_databases()
        EXCEPT SELECT 'postgres' WHERE NOT EXISTS (
            SELECT FROM database_copy WHERE snapshot = wanted AND database = 'postgres'));
BEGIN
    PERFORM end_sessions(mine);
    LOCK TABLE pg_database IN ACCESS EXCLUSIVE MODE;
    PERFORM end_sessions(mine);
    RETURN QUERY SELECT put_away(one) FROM unnest(mine) one;
    PERFORM bring_back(kept, spare, master) FROM unnest(copies, spares) made (copy, spare)
    JOIN database_copy kept USING (copy);
END $$;
