-- One store holds one region and its nights. Everything below a night goes with it.

CREATE TABLE region (
  only_row  SMALLINT DEFAULT 1 PRIMARY KEY CHECK (only_row = 1),
  name      CHARACTER VARYING(4000) NOT NULL,
  time_zone CHARACTER VARYING(64) NOT NULL
);

CREATE TABLE night (
  night_date       DATE PRIMARY KEY,
  product_version  CHARACTER VARYING(64) NOT NULL,
  rule_set_version CHARACTER VARYING(64) NOT NULL,
  imported_at      TIMESTAMP WITH TIME ZONE NOT NULL,
  content_sha256   CHARACTER VARYING(64) NOT NULL,
  report_html      TEXT
);

CREATE TABLE mine (
  night_date DATE NOT NULL REFERENCES night ON DELETE CASCADE,
  mine_code  CHARACTER VARYING(200) NOT NULL,
  name       CHARACTER VARYING(4000) NOT NULL,
  county     CHARACTER VARYING(4000) NOT NULL,
  west       DOUBLE PRECISION,
  south      DOUBLE PRECISION,
  east       DOUBLE PRECISION,
  north      DOUBLE PRECISION,
  PRIMARY KEY (night_date, mine_code)
);

-- gravity and sureness are the order of severity and certainty, greater is worse or surer.
CREATE TABLE finding_night (
  night_date DATE NOT NULL REFERENCES night ON DELETE CASCADE,
  finding_id CHARACTER VARYING(64) NOT NULL,
  mine_code  CHARACTER VARYING(200) NOT NULL,
  rule       CHARACTER VARYING(64) NOT NULL,
  grounds    CHARACTER VARYING(1000000) NOT NULL,
  severity   CHARACTER VARYING(16) NOT NULL,
  gravity    SMALLINT NOT NULL,
  certainty  CHARACTER VARYING(16) NOT NULL,
  sureness   SMALLINT NOT NULL,
  state      CHARACTER VARYING(16) NOT NULL,
  confidence DOUBLE PRECISION NOT NULL,
  first_seen TIMESTAMP WITH TIME ZONE NOT NULL,
  last_seen  TIMESTAMP WITH TIME ZONE NOT NULL,
  title_zh   CHARACTER VARYING(1000000) NOT NULL,
  title_en   CHARACTER VARYING(1000000) NOT NULL,
  feature    TEXT NOT NULL,
  west       DOUBLE PRECISION,
  south      DOUBLE PRECISION,
  east       DOUBLE PRECISION,
  north      DOUBLE PRECISION,
  geom       GEOMETRY(GEOMETRY, 4326),
  PRIMARY KEY (night_date, finding_id)
);
CREATE INDEX finding_night_by_gravity ON finding_night (night_date, gravity, sureness, mine_code, finding_id);
CREATE INDEX finding_night_by_mine ON finding_night (night_date, mine_code);
CREATE INDEX finding_night_by_id ON finding_night (finding_id, night_date);

CREATE TABLE judgement (
  night_date  DATE NOT NULL REFERENCES night ON DELETE CASCADE,
  seq         INTEGER NOT NULL,
  mine_code   CHARACTER VARYING(200) NOT NULL,
  rule        CHARACTER VARYING(64) NOT NULL,
  state       CHARACTER VARYING(16) NOT NULL,
  reason_code CHARACTER VARYING(64) NOT NULL,
  reason_zh   CHARACTER VARYING(1000000) NOT NULL,
  reason_en   CHARACTER VARYING(1000000) NOT NULL,
  needs       CHARACTER VARYING(1000000) NOT NULL,
  PRIMARY KEY (night_date, seq)
);
CREATE INDEX judgement_by_mine ON judgement (night_date, mine_code, rule);

CREATE TABLE licence_account (
  night_date         DATE NOT NULL REFERENCES night ON DELETE CASCADE,
  seq                INTEGER NOT NULL,
  licence_no         CHARACTER VARYING(4000) NOT NULL,
  mine_code          CHARACTER VARYING(200) NOT NULL,
  crs                CHARACTER VARYING(4000) NOT NULL,
  parts              INTEGER NOT NULL,
  corners            INTEGER NOT NULL,
  plane_area_km2     DOUBLE PRECISION,
  ellipsoid_area_km2 DOUBLE PRECISION,
  printed_area_km2   DOUBLE PRECISION,
  status             CHARACTER VARYING(32) NOT NULL,
  notes              CHARACTER VARYING(1000000) NOT NULL,
  PRIMARY KEY (night_date, seq)
);

CREATE TABLE map_feature (
  night_date DATE NOT NULL REFERENCES night ON DELETE CASCADE,
  mine_code  CHARACTER VARYING(200) NOT NULL,
  layer      CHARACTER VARYING(64) NOT NULL,
  seq        INTEGER NOT NULL,
  facts      CHARACTER VARYING(1000000) NOT NULL,
  geom       GEOMETRY(GEOMETRY, 4326) NOT NULL,
  PRIMARY KEY (night_date, mine_code, layer, seq)
);
CREATE INDEX map_feature_by_layer ON map_feature (night_date, layer, mine_code, seq);

CREATE TABLE rejected_row (
  night_date  DATE NOT NULL REFERENCES night ON DELETE CASCADE,
  seq         INTEGER NOT NULL,
  file_name   CHARACTER VARYING(4000) NOT NULL,
  line_no     BIGINT NOT NULL,
  column_name CHARACTER VARYING(4000) NOT NULL,
  reason      CHARACTER VARYING(1000000) NOT NULL,
  raw         CHARACTER VARYING(4000) NOT NULL,
  PRIMARY KEY (night_date, seq)
);
