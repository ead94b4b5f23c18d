-- Hazards (隐患) that other inspections found, beside the findings of the nights.

CREATE TABLE hazard (
  hazard_id  CHARACTER VARYING(24) PRIMARY KEY,
  mine_code  CHARACTER VARYING(200) NOT NULL,
  mine_name  CHARACTER VARYING(4000) NOT NULL,
  source     CHARACTER VARYING(32) NOT NULL,
  number     CHARACTER VARYING(100) NOT NULL,
  found_on   DATE NOT NULL,
  found_by   CHARACTER VARYING(400) NOT NULL,
  place      CHARACTER VARYING(400) NOT NULL,
  northing   DOUBLE PRECISION,
  easting    DOUBLE PRECISION,
  longitude  DOUBLE PRECISION,
  latitude   DOUBLE PRECISION,
  words      CHARACTER VARYING(4000) NOT NULL,
  level      CHARACTER VARYING(16) NOT NULL,
  deadline   DATE,
  acceptor   CHARACTER VARYING(400) NOT NULL,
  version    INTEGER NOT NULL,
  state      CHARACTER VARYING(16) NOT NULL,
  confirmed  TIMESTAMP WITH TIME ZONE,
  changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
  UNIQUE (mine_code, source, number)
);
CREATE INDEX hazard_by_state ON hazard (state, deadline, hazard_id);

CREATE TABLE hazard_step (
  of_id    CHARACTER VARYING(24) NOT NULL REFERENCES hazard (hazard_id),
  seq      INTEGER NOT NULL,
  kind     CHARACTER VARYING(32) NOT NULL,
  taken_at TIMESTAMP WITH TIME ZONE NOT NULL,
  by_login CHARACTER VARYING(200) NOT NULL,
  by_name  CHARACTER VARYING(400) NOT NULL,
  by_role  CHARACTER VARYING(32) NOT NULL,
  payload  TEXT NOT NULL,
  PRIMARY KEY (of_id, seq)
);
