-- Visits of mines, planned and made. The row of a visit says no more than its steps do, which are
-- never changed. A number is given when it was made: gaps would tell of unannounced ones.

CREATE TABLE visit (
  visit_id   CHARACTER VARYING(24) PRIMARY KEY,
  reg_year   INTEGER,
  reg_serial INTEGER,
  mine_code  CHARACTER VARYING(200) NOT NULL,
  mine_name  CHARACTER VARYING(4000) NOT NULL,
  authority  CHARACTER VARYING(32) NOT NULL,
  version    INTEGER NOT NULL,
  state      CHARACTER VARYING(16) NOT NULL,
  announced  TIMESTAMP WITH TIME ZONE,
  planned_on DATE,
  visited_on DATE,
  changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
  UNIQUE (reg_year, reg_serial)
);
CREATE INDEX visit_by_mine ON visit (mine_code, state, visited_on);
CREATE INDEX visit_by_plan ON visit (state, planned_on, visit_id);

CREATE TABLE visit_step (
  of_id    CHARACTER VARYING(24) NOT NULL REFERENCES visit (visit_id),
  seq      INTEGER NOT NULL,
  kind     CHARACTER VARYING(32) NOT NULL,
  taken_at TIMESTAMP WITH TIME ZONE NOT NULL,
  by_login CHARACTER VARYING(200) NOT NULL,
  by_name  CHARACTER VARYING(400) NOT NULL,
  by_role  CHARACTER VARYING(32) NOT NULL,
  payload  TEXT NOT NULL,
  PRIMARY KEY (of_id, seq)
);
