-- What grows by nights x mines and is bulky lies in partitions, one a month: what drawings show, and the films.
-- What there was before becomes the first partition as it is: no row is moved.

ALTER TABLE map_feature RENAME TO map_feature_before;
ALTER INDEX map_feature_pkey RENAME TO map_feature_before_pkey;
ALTER INDEX map_feature_by_layer RENAME TO map_feature_before_by_layer;
ALTER INDEX map_feature_by_place RENAME TO map_feature_before_by_place;
ALTER TABLE map_feature_before RENAME CONSTRAINT map_feature_night_date_fkey TO map_feature_before_night_date_fkey;

CREATE TABLE map_feature (LIKE map_feature_before INCLUDING DEFAULTS) PARTITION BY RANGE (night_date);
ALTER TABLE map_feature ADD PRIMARY KEY (night_date, mine_code, layer, seq);
ALTER TABLE map_feature ADD FOREIGN KEY (night_date) REFERENCES night ON DELETE CASCADE;
CREATE INDEX map_feature_by_layer ON map_feature (night_date, layer, mine_code, seq);
CREATE INDEX map_feature_by_place ON map_feature USING gist (geom);

ALTER TABLE replay RENAME TO replay_before;
ALTER INDEX replay_pkey RENAME TO replay_before_pkey;
ALTER TABLE replay_before RENAME CONSTRAINT replay_night_date_fkey TO replay_before_night_date_fkey;

CREATE TABLE replay (LIKE replay_before INCLUDING DEFAULTS) PARTITION BY RANGE (night_date);
ALTER TABLE replay ADD PRIMARY KEY (night_date, mine_code);
ALTER TABLE replay ADD FOREIGN KEY (night_date) REFERENCES night ON DELETE CASCADE;

DO $$
DECLARE
  until DATE := (SELECT date_trunc('month', MAX(night_date)) + INTERVAL '1 month' FROM night);
  of TEXT;
BEGIN
  FOREACH of IN ARRAY ARRAY['map_feature', 'replay'] LOOP
    IF until IS NULL THEN
      EXECUTE format('DROP TABLE %I', of || '_before');
    ELSE
      EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (MINVALUE) TO (%L)',
        of, of || '_before', until);
    END IF;
  END LOOP;
END $$;

-- A night brings its month's partitions with it; a month that a partition has already needs none. The
-- table is made first and attached then, so that nobody who reads has to wait.
CREATE FUNCTION make_partitions_of_night() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  month DATE := date_trunc('month', NEW.night_date);
  of TEXT;
  part TEXT;
BEGIN
  FOREACH of IN ARRAY ARRAY['map_feature', 'replay'] LOOP
    part := of || to_char(month, '"_y"YYYY"m"MM');
    IF to_regclass(format('%I.%I', TG_TABLE_SCHEMA, part)) IS NULL THEN
      BEGIN
        EXECUTE format('CREATE TABLE %1$I.%2$I (LIKE %1$I.%3$I INCLUDING DEFAULTS INCLUDING INDEXES)',
          TG_TABLE_SCHEMA, part, of);
        EXECUTE format('ALTER TABLE %1$I.%3$I ATTACH PARTITION %1$I.%2$I FOR VALUES FROM (%4$L) TO (%5$L)',
          TG_TABLE_SCHEMA, part, of, month, (month + INTERVAL '1 month')::DATE);
      EXCEPTION WHEN invalid_object_definition THEN
        NULL; -- It would overlap: the month lies in what there was before.
      END;
    END IF;
  END LOOP;
  RETURN NEW;
END $$;
CREATE TRIGGER night_has_partitions BEFORE INSERT ON night
  FOR EACH ROW EXECUTE FUNCTION make_partitions_of_night();
