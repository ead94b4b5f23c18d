-- Drawings that mines hand in, how they are checked, and what a person decided. Files lie in the
-- work folder under their SHA-256 and the check's id.

CREATE TABLE drawing_check (
  check_id        CHARACTER VARYING(24) PRIMARY KEY,
  mine_code       CHARACTER VARYING(200) NOT NULL,
  mine_name       CHARACTER VARYING(4000) NOT NULL,
  file_name       CHARACTER VARYING(400) NOT NULL,
  file_kind       CHARACTER VARYING(16) NOT NULL,
  sha256          CHARACTER VARYING(64) NOT NULL,
  received_at     TIMESTAMP WITH TIME ZONE NOT NULL,
  state           CHARACTER VARYING(16) NOT NULL,
  queued_at       TIMESTAMP WITH TIME ZONE NOT NULL,
  revision        INTEGER NOT NULL,
  result_revision INTEGER NOT NULL,
  conclusion      CHARACTER VARYING(32),
  critical        INTEGER NOT NULL,
  major           INTEGER NOT NULL,
  warning         INTEGER NOT NULL,
  notice          INTEGER NOT NULL,
  problem_zh      CHARACTER VARYING(4000) NOT NULL,
  problem_en      CHARACTER VARYING(4000) NOT NULL
);
CREATE INDEX drawing_check_by_mine ON drawing_check (mine_code, sha256);
CREATE INDEX drawing_check_by_state ON drawing_check (state, queued_at, check_id);
CREATE INDEX drawing_check_by_time ON drawing_check (received_at, check_id);

-- What each revision was checked with, JSON; never changed.
CREATE TABLE drawing_check_settings (
  check_id CHARACTER VARYING(24) NOT NULL REFERENCES drawing_check,
  revision INTEGER NOT NULL,
  settings TEXT NOT NULL,
  PRIMARY KEY (check_id, revision)
);

-- One a check, never changed.
CREATE TABLE drawing_decision (
  check_id   CHARACTER VARYING(24) PRIMARY KEY REFERENCES drawing_check,
  revision   INTEGER NOT NULL,
  kind       CHARACTER VARYING(16) NOT NULL,
  reasons    CHARACTER VARYING(4000) NOT NULL,
  note       TEXT NOT NULL,
  decided_by CHARACTER VARYING(400) NOT NULL,
  decided_at TIMESTAMP WITH TIME ZONE NOT NULL
);

-- What people have confirmed about the layers of a mine's drawings.
CREATE TABLE confirmed_layer (
  mine_code    CHARACTER VARYING(200) NOT NULL,
  layer_key    CHARACTER VARYING(400) NOT NULL,
  layer        CHARACTER VARYING(400) NOT NULL,
  layer_class  CHARACTER VARYING(64) NOT NULL,
  neighbour    CHARACTER VARYING(400) NOT NULL,
  confirmed_by CHARACTER VARYING(400) NOT NULL,
  confirmed_on DATE NOT NULL,
  check_id     CHARACTER VARYING(24) NOT NULL,
  PRIMARY KEY (mine_code, layer_key)
);
