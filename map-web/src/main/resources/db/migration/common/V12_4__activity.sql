-- How busy a place was in each night, told from the films, so that it is reckoned once. What it was
-- told from stands beside it; a row whose night has changed counts for nothing.

CREATE TABLE place_activity (
  subject     CHARACTER VARYING(220) NOT NULL,
  night_date  DATE NOT NULL,
  basis       CHARACTER VARYING(32) NOT NULL,
  heard       BOOLEAN NOT NULL,
  cards       INTEGER NOT NULL,
  hours       DOUBLE PRECISION NOT NULL,
  mine_cards  INTEGER NOT NULL,
  mine_hours  DOUBLE PRECISION NOT NULL,
  stations    INTEGER,
  advance_m   DOUBLE PRECISION,
  PRIMARY KEY (subject, night_date)
);
CREATE INDEX audit_entry_by_action ON audit_entry (action, seq);
