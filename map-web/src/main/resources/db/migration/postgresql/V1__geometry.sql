-- Geometry columns need PostGIS; its types live in public whatever schema the tables are in.
CREATE EXTENSION IF NOT EXISTS postgis SCHEMA public;
