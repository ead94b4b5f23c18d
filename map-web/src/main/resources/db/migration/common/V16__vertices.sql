-- How many points a feature has: what decides whether a layer is sent whole or as tiles. Nights that
-- were imported before have 0 and are sent whole, as they were.
ALTER TABLE map_feature ADD COLUMN vertices INTEGER DEFAULT 0 NOT NULL;
