-- A GeoServer shows views of PostGIS; versions are numbered alike on both databases.
SELECT 1;
