#!/bin/sh
# Runs once, when the database is made: who owns it, and who reads it for the GeoServer. Passwords come from files.
set -eu
export SECRETS="${SECRETS:-/run/secrets}" ROLE_SQL="${ROLE_SQL:-/opt/minewatch/geoserver-role.sql}"
psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" <<'SQL'
\set owner `cat "$SECRETS/minewatch_database_password"`
\set reader `cat "$SECRETS/geoserver_database_password"`
\set role_sql `echo "$ROLE_SQL"`
CREATE EXTENSION IF NOT EXISTS postgis SCHEMA public;
CREATE ROLE minewatch LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'owner';
ALTER DATABASE :"DBNAME" OWNER TO minewatch;
ALTER SCHEMA public OWNER TO minewatch;
REVOKE CONNECT ON DATABASE :"DBNAME" FROM PUBLIC;
\i :role_sql
ALTER ROLE minewatch_geoserver PASSWORD :'reader';
GRANT CONNECT ON DATABASE :"DBNAME" TO minewatch_geoserver;
SQL
