-- The role that a GeoServer reads with: it may read the views that are made for it and nothing else, and write nothing.
-- May be run as often as one likes, before minewatch has made its tables or after, by the owner of the database:
--   psql -d minewatch -f geoserver-role.sql
-- then: ALTER ROLE minewatch_geoserver PASSWORD '…' (psql: \password minewatch_geoserver)

DO $$
DECLARE
  shown RECORD;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'minewatch_geoserver') THEN
    CREATE ROLE minewatch_geoserver LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
      CONNECTION LIMIT 20;
  END IF;
  -- Before PostgreSQL 15 everybody may make tables in public; and everywhere, temporary ones.
  REVOKE CREATE ON SCHEMA public FROM PUBLIC;
  EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO minewatch_geoserver', current_schema());
  FOR shown IN
    SELECT schemaname, viewname FROM pg_views
     WHERE schemaname = current_schema()
       AND viewname IN ('geoserver_licences', 'geoserver_drawings', 'geoserver_faces', 'geoserver_water_lines',
                        'geoserver_presence', 'geoserver_findings')
  LOOP
    EXECUTE format('GRANT SELECT ON %I.%I TO minewatch_geoserver', shown.schemaname, shown.viewname);
  END LOOP;
END $$;
ALTER ROLE minewatch_geoserver SET default_transaction_read_only = on;
ALTER ROLE minewatch_geoserver SET statement_timeout = '30s';
