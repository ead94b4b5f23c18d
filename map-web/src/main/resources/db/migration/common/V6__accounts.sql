-- Who may do what, for which mines, and what was done.

CREATE TABLE account (
  login         CHARACTER VARYING(64) PRIMARY KEY,
  name          CHARACTER VARYING(200) NOT NULL,
  role          CHARACTER VARYING(32) NOT NULL,
  everything    BOOLEAN NOT NULL,
  authorities   CHARACTER VARYING(1000000) NOT NULL,
  mine_codes    CHARACTER VARYING(1000000) NOT NULL,
  password_hash CHARACTER VARYING(200) NOT NULL,
  must_change   BOOLEAN NOT NULL,
  enabled       BOOLEAN NOT NULL,
  stamp         INTEGER NOT NULL,
  failures      INTEGER NOT NULL,
  locked_until  TIMESTAMP WITH TIME ZONE,
  created_at    TIMESTAMP WITH TIME ZONE NOT NULL,
  signed_in_at  TIMESTAMP WITH TIME ZONE
);

-- Which authority stands above which; one that is not here stands alone.
CREATE TABLE authority (
  name     CHARACTER VARYING(400) PRIMARY KEY,
  superior CHARACTER VARYING(400) NOT NULL
);

-- Append-only: every entry carries the digest of the one before it.
CREATE TABLE audit_entry (
  seq         BIGINT PRIMARY KEY,
  happened_at TIMESTAMP WITH TIME ZONE NOT NULL,
  login       CHARACTER VARYING(64) NOT NULL,
  role        CHARACTER VARYING(32) NOT NULL,
  address     CHARACTER VARYING(64) NOT NULL,
  action      CHARACTER VARYING(64) NOT NULL,
  subject     CHARACTER VARYING(400) NOT NULL,
  detail      TEXT NOT NULL,
  previous    CHARACTER VARYING(64) NOT NULL,
  digest      CHARACTER VARYING(64) NOT NULL
);
CREATE INDEX audit_entry_by_login ON audit_entry (login, seq);
CREATE INDEX audit_entry_by_subject ON audit_entry (subject, seq);

-- The end of the chain; its row lock makes writers wait for each other.
CREATE TABLE audit_head (
  only_row SMALLINT PRIMARY KEY CHECK (only_row = 1),
  seq      BIGINT NOT NULL,
  digest   CHARACTER VARYING(64) NOT NULL
);
INSERT INTO audit_head (only_row, seq, digest) VALUES (1, 0, '');

ALTER TABLE mine ADD COLUMN township CHARACTER VARYING(4000) DEFAULT '' NOT NULL;
ALTER TABLE mine ADD COLUMN ownership CHARACTER VARYING(400) DEFAULT '' NOT NULL;
ALTER TABLE mine ADD COLUMN supervised_by CHARACTER VARYING(400) DEFAULT '' NOT NULL;

-- Each mine as its latest night has it: rights follow who supervises it now.
CREATE TABLE mine_now (
  mine_code     CHARACTER VARYING(200) PRIMARY KEY,
  night_date    DATE NOT NULL,
  name          CHARACTER VARYING(4000) NOT NULL,
  supervised_by CHARACTER VARYING(400) NOT NULL
);
CREATE INDEX mine_now_by_authority ON mine_now (supervised_by);
INSERT INTO mine_now (mine_code, night_date, name, supervised_by)
  SELECT mine_code, night_date, name, supervised_by FROM mine m
   WHERE night_date = (SELECT MAX(l.night_date) FROM mine l WHERE l.mine_code = m.mine_code);
