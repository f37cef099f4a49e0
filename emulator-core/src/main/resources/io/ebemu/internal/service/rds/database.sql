-- SPDX-License-Identifier: Apache-2.0
-- What RDS does to CREATE EXTENSION. All of it belongs to the extension plpgsql, so that no dump has it.
CREATE OR REPLACE FUNCTION pg_catalog.rds_extension_listed() RETURNS event_trigger LANGUAGE plpgsql AS $$
DECLARE
    extension text;
BEGIN
    IF session_user = 'rdsadmin' THEN
        RETURN;
    END IF;
    FOR extension IN
        SELECT trim(BOTH '"' FROM matched[1]) FROM regexp_matches(current_query(),
            'create\s+extension\s+(?:if\s+not\s+exists\s+)?("[^"]+"|[[:alnum:]_$-]+)', 'gi') matched
    LOOP
        IF lower(extension) <> ALL (string_to_array(current_setting('rds.extensions'), ', ')) THEN
            RAISE EXCEPTION USING
                MESSAGE = format('Extension "%s" is not supported by Amazon RDS', extension),
                DETAIL = format('Installing the extension "%s" failed, because it is not on the list of extensions'
                    ' supported by Amazon RDS.', extension),
                HINT = 'Amazon RDS allows users with rds_superuser role to install supported extensions.'
                    ' See: SHOW rds.extensions;',
                ERRCODE = '22023';
        END IF;
    END LOOP;
END $$;

-- What an extension keeps for superusers is rds_superuser's.
CREATE OR REPLACE FUNCTION pg_catalog.rds_extension_granted() RETURNS event_trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    member record;
BEGIN
    FOR member IN
        SELECT part.classid, part.objid, wrapper.fdwname
        FROM pg_event_trigger_ddl_commands() command
        JOIN pg_depend part ON part.refclassid = 'pg_extension'::regclass AND part.refobjid = command.objid
            AND part.deptype = 'e'
        LEFT JOIN pg_foreign_data_wrapper wrapper
            ON part.classid = 'pg_foreign_data_wrapper'::regclass AND wrapper.oid = part.objid
        WHERE command.object_type = 'extension'
    LOOP
        IF member.fdwname IS NOT NULL THEN
            EXECUTE format('GRANT USAGE ON FOREIGN DATA WRAPPER %I TO rds_superuser WITH GRANT OPTION', member.fdwname);
        ELSIF member.classid = 'pg_proc'::regclass
            AND NOT has_function_privilege('rds_superuser', member.objid, 'EXECUTE') THEN
            EXECUTE format('GRANT EXECUTE ON ROUTINE %s TO rds_superuser', member.objid::regprocedure);
        END IF;
    END LOOP;
END $$;

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_event_trigger WHERE evtname = 'rds_extension_listed') THEN
        CREATE EVENT TRIGGER rds_extension_listed ON ddl_command_start WHEN TAG IN ('CREATE EXTENSION')
            EXECUTE FUNCTION pg_catalog.rds_extension_listed();
        CREATE EVENT TRIGGER rds_extension_granted ON ddl_command_end WHEN TAG IN ('CREATE EXTENSION')
            EXECUTE FUNCTION pg_catalog.rds_extension_granted();
        ALTER EXTENSION plpgsql ADD FUNCTION pg_catalog.rds_extension_listed();
        ALTER EXTENSION plpgsql ADD FUNCTION pg_catalog.rds_extension_granted();
        ALTER EXTENSION plpgsql ADD EVENT TRIGGER rds_extension_listed;
        ALTER EXTENSION plpgsql ADD EVENT TRIGGER rds_extension_granted;
    END IF;
END $$;
