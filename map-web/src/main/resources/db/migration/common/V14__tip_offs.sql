-- Tip-offs in the order they came. What a row says beyond the receipt follows from its steps alone.
CREATE TABLE tip_off (
  tip_id      CHARACTER VARYING(24) PRIMARY KEY,
  reg_year    INTEGER NOT NULL,
  reg_serial  INTEGER NOT NULL,
  received_at TIMESTAMP WITH TIME ZONE NOT NULL,
  came_on     DATE NOT NULL,
  channel     CHARACTER VARYING(16) NOT NULL,
  urgent      BOOLEAN NOT NULL,
  mine_code   CHARACTER VARYING(200) NOT NULL,
  mine_name   CHARACTER VARYING(4000) NOT NULL,
  place       CHARACTER VARYING(1000) NOT NULL,
  happened    CHARACTER VARYING(400) NOT NULL,
  words       CHARACTER VARYING(16000) NOT NULL,
  by_login    CHARACTER VARYING(200) NOT NULL,
  by_name     CHARACTER VARYING(400) NOT NULL,
  version     INTEGER NOT NULL,
  state       CHARACTER VARYING(16) NOT NULL,
  reward      CHARACTER VARYING(16) NOT NULL,
  due_on      DATE,
  changed_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  UNIQUE (reg_year, reg_serial)
);
CREATE INDEX tip_off_by_state ON tip_off (state, reg_year, reg_serial);

CREATE TABLE tip_step (
  tip_id   CHARACTER VARYING(24) NOT NULL REFERENCES tip_off,
  seq      INTEGER NOT NULL,
  kind     CHARACTER VARYING(32) NOT NULL,
  taken_at TIMESTAMP WITH TIME ZONE NOT NULL,
  by_login CHARACTER VARYING(200) NOT NULL,
  by_name  CHARACTER VARYING(400) NOT NULL,
  by_role  CHARACTER VARYING(32) NOT NULL,
  payload  TEXT NOT NULL,
  PRIMARY KEY (tip_id, seq)
);

-- Which findings a tip-off is about, for who opens the finding; follows from the steps.
CREATE TABLE tip_link (
  tip_id     CHARACTER VARYING(24) NOT NULL REFERENCES tip_off,
  finding_id CHARACTER VARYING(64) NOT NULL,
  PRIMARY KEY (finding_id, tip_id)
);

-- Who told, encrypted with a key that is not in the database. Nothing else of a tip-off is here.
CREATE TABLE tip_identity (
  tip_id CHARACTER VARYING(24) PRIMARY KEY REFERENCES tip_off,
  key_id CHARACTER VARYING(24) NOT NULL,
  sealed TEXT NOT NULL
);
CREATE INDEX tip_identity_by_key ON tip_identity (key_id);
