-- The evidence log and the bundles that were made. A night or a bundle is entered once and stays; the head
-- is the one row that moves on, and what it says follows from the entries.

CREATE TABLE evidence_entry (
  log_index  BIGINT PRIMARY KEY,
  kind       CHARACTER VARYING(16) NOT NULL,
  subject    CHARACTER VARYING(100) NOT NULL,
  digest     CHARACTER VARYING(64) NOT NULL,
  entered_at CHARACTER VARYING(40) NOT NULL
);

CREATE TABLE evidence_head (
  one_row  INTEGER PRIMARY KEY,
  log_size BIGINT NOT NULL,
  head     CHARACTER VARYING(64) NOT NULL
);
INSERT INTO evidence_head (one_row, log_size, head)
  VALUES (1, 0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');

CREATE TABLE evidence_bundle (
  bundle_no  CHARACTER VARYING(24) PRIMARY KEY,
  finding_id CHARACTER VARYING(64) NOT NULL,
  case_id    CHARACTER VARYING(64) NOT NULL,
  night_date DATE NOT NULL,
  mine_code  CHARACTER VARYING(200) NOT NULL,
  sealed     BOOLEAN NOT NULL,
  made_at    TIMESTAMP WITH TIME ZONE NOT NULL,
  by_login   CHARACTER VARYING(200) NOT NULL,
  by_name    CHARACTER VARYING(400) NOT NULL,
  by_role    CHARACTER VARYING(32) NOT NULL,
  size_bytes BIGINT NOT NULL,
  sha256     CHARACTER VARYING(64) NOT NULL,
  log_index  BIGINT NOT NULL REFERENCES evidence_entry
);
CREATE INDEX evidence_bundle_by_case ON evidence_bundle (case_id, made_at);

-- What an authority stamped of the log's heads, as it sent it.
CREATE TABLE evidence_stamp (
  log_size   BIGINT PRIMARY KEY,
  head       CHARACTER VARYING(64) NOT NULL,
  stamped_at TIMESTAMP WITH TIME ZONE NOT NULL,
  authority  CHARACTER VARYING(4000) NOT NULL,
  token      TEXT NOT NULL
);
