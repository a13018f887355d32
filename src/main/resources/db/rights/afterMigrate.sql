-- What the platform's own role may do, said by the owner of the tables after every start: the role reads and writes rows and changes no
-- table, and of the audit log it may only read and add. Where one role is both, nothing can be taken from it; the platform then says so.
DO $$
BEGIN
    IF current_user = '${application}' THEN
        RETURN;
    END IF;
    -- one node after the other
    PERFORM pg_advisory_xact_lock(7402, 1);
    IF EXISTS (SELECT FROM pg_class one WHERE one.relnamespace = CAST('public' AS regnamespace) AND one.relkind IN ('r', 'p')
            AND one.relname NOT IN ('audit_log', 'flyway_schema_history')
            AND NOT (has_table_privilege('${application}', one.oid, 'SELECT') AND has_table_privilege('${application}', one.oid, 'INSERT')
                AND has_table_privilege('${application}', one.oid, 'UPDATE') AND has_table_privilege('${application}', one.oid, 'DELETE')))
        OR NOT has_table_privilege('${application}', 'public.audit_log', 'INSERT')
        OR has_table_privilege('${application}', 'public.audit_log', 'UPDATE, DELETE, TRUNCATE')
        OR has_table_privilege('${application}', 'public.flyway_schema_history', 'INSERT, UPDATE, DELETE') THEN
        EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', '${application}');
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO %I', '${application}');
        EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO %I', '${application}');
        EXECUTE format('REVOKE ALL ON public.audit_log, public.flyway_schema_history FROM %I', '${application}');
        EXECUTE format('GRANT SELECT, INSERT ON public.audit_log TO %I', '${application}');
    END IF;
END $$;
