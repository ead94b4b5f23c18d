CREATE INDEX finding_night_by_place ON finding_night USING gist (geom);
CREATE INDEX map_feature_by_place ON map_feature USING gist (geom);

-- Codes sort by their characters, as H2 does, not by the language of the database.
ALTER TABLE mine ALTER COLUMN mine_code TYPE CHARACTER VARYING(200) COLLATE "C";
ALTER TABLE finding_night ALTER COLUMN mine_code TYPE CHARACTER VARYING(200) COLLATE "C";
ALTER TABLE finding_night ALTER COLUMN finding_id TYPE CHARACTER VARYING(64) COLLATE "C";
ALTER TABLE judgement ALTER COLUMN mine_code TYPE CHARACTER VARYING(200) COLLATE "C";
ALTER TABLE judgement ALTER COLUMN rule TYPE CHARACTER VARYING(64) COLLATE "C";
ALTER TABLE map_feature ALTER COLUMN mine_code TYPE CHARACTER VARYING(200) COLLATE "C";
ALTER TABLE map_feature ALTER COLUMN layer TYPE CHARACTER VARYING(64) COLLATE "C";
