-- Files that mines and the region's own systems hand in. A row is a name and a content of one sender:
-- the same again is the same row. Its bytes are in the archive, under the month and the hash.
CREATE TABLE received_file (
  file_id      CHARACTER VARYING(40) PRIMARY KEY,
  -- Empty for files of the region as a whole.
  mine_code    CHARACTER VARYING(40) NOT NULL,
  name         CHARACTER VARYING(200) NOT NULL,
  sha256       CHARACTER VARYING(64) NOT NULL,
  bytes        BIGINT NOT NULL,
  received_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  source       CHARACTER VARYING(16) NOT NULL,
  by_login     CHARACTER VARYING(200) NOT NULL,
  archive      CHARACTER VARYING(16) NOT NULL,
  archive_key  CHARACTER VARYING(60) NOT NULL,
  sequence_no  BIGINT NOT NULL,
  state        CHARACTER VARYING(16) NOT NULL,
  -- Why it cannot be looked at yet; empty when it is its turn.
  waits_for    CHARACTER VARYING(16) NOT NULL,
  kind         CHARACTER VARYING(32) NOT NULL,
  profile      CHARACTER VARYING(64) NOT NULL,
  of_day       DATE,
  accepted     BIGINT NOT NULL,
  rejected     BIGINT NOT NULL,
  reason_code  CHARACTER VARYING(32) NOT NULL,
  reason       CHARACTER VARYING(1000) NOT NULL,
  region_path  CHARACTER VARYING(300) NOT NULL,
  -- The file that this one came after under the same name, and the one that stands for it now.
  resent_of    CHARACTER VARYING(40),
  superseded_by CHARACTER VARYING(40),
  judged_at    TIMESTAMP WITH TIME ZONE
);
CREATE UNIQUE INDEX received_file_by_archive ON received_file (archive, archive_key, sequence_no);
CREATE INDEX received_file_by_time ON received_file (received_at, file_id);
CREATE INDEX received_file_by_mine ON received_file (mine_code, received_at);
CREATE INDEX received_file_by_state ON received_file (state, waits_for, received_at);
CREATE INDEX received_file_by_path ON received_file (region_path);

CREATE TABLE received_file_reason (
  file_id     CHARACTER VARYING(40) NOT NULL REFERENCES received_file (file_id) ON DELETE CASCADE,
  reason_no   INTEGER NOT NULL,
  line_no     BIGINT NOT NULL,
  column_name CHARACTER VARYING(200) NOT NULL,
  reason      CHARACTER VARYING(1000) NOT NULL,
  PRIMARY KEY (file_id, reason_no)
);

-- What the watch over the drop folders last saw; one row.
CREATE TABLE ingest_watch (
  name      CHARACTER VARYING(16) PRIMARY KEY,
  server    CHARACTER VARYING(64) NOT NULL,
  looked_at TIMESTAMP WITH TIME ZONE,
  unfinished INTEGER NOT NULL,
  untouched  INTEGER NOT NULL,
  notes     CHARACTER VARYING(8000) NOT NULL,
  trouble   CHARACTER VARYING(4000) NOT NULL
);
INSERT INTO ingest_watch (name, server, unfinished, untouched, notes, trouble)
VALUES ('watch', '', 0, 0, '', '');

-- Files that are being handed in over HTTP, a part at a time.
CREATE TABLE file_upload (
  upload_id   CHARACTER VARYING(40) PRIMARY KEY,
  by_login    CHARACTER VARYING(200) NOT NULL,
  mine_code   CHARACTER VARYING(40) NOT NULL,
  name        CHARACTER VARYING(200) NOT NULL,
  bytes       BIGINT NOT NULL,
  sha256      CHARACTER VARYING(64) NOT NULL,
  received    BIGINT NOT NULL,
  state       CHARACTER VARYING(16) NOT NULL,
  begun_at    TIMESTAMP WITH TIME ZONE NOT NULL,
  ends_at     TIMESTAMP WITH TIME ZONE NOT NULL,
  finished_at TIMESTAMP WITH TIME ZONE,
  reason      CHARACTER VARYING(1000) NOT NULL,
  file_id     CHARACTER VARYING(40)
);
CREATE INDEX file_upload_by_login ON file_upload (by_login, state);
CREATE INDEX file_upload_by_state ON file_upload (state, finished_at);

-- What the newest snapshot of each mine says; content is JSON. changed_no grows with every change.
CREATE TABLE live_snapshot (
  mine_code   CHARACTER VARYING(40) PRIMARY KEY,
  header_at   TIMESTAMP WITH TIME ZONE NOT NULL,
  received_at TIMESTAMP WITH TIME ZONE NOT NULL,
  file_id     CHARACTER VARYING(40) NOT NULL,
  underground INTEGER NOT NULL,
  whole       BOOLEAN NOT NULL,
  content     CHARACTER VARYING(1000000) NOT NULL,
  changed_no  BIGINT NOT NULL
);
