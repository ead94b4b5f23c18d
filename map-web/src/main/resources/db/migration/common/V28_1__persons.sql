-- Who the holders of cards are, as their mines hand it in: encrypted, the key outside the database.
CREATE TABLE person_identity (
  mine_code  CHARACTER VARYING(200) NOT NULL,
  person_id  CHARACTER VARYING(64) NOT NULL,
  key_id     CHARACTER VARYING(24) NOT NULL,
  sealed     TEXT NOT NULL,
  handed_by  CHARACTER VARYING(64) NOT NULL,
  handed_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (mine_code, person_id)
);

-- Who wants to know who somebody is, for which case and why, and what came of it.
CREATE TABLE person_ask (
  ask_id      CHARACTER VARYING(24) PRIMARY KEY,
  mine_code   CHARACTER VARYING(200) NOT NULL,
  person_id   CHARACTER VARYING(64) NOT NULL,
  finding_id  CHARACTER VARYING(64) NOT NULL,
  case_number CHARACTER VARYING(16) NOT NULL,
  words       CHARACTER VARYING(2000) NOT NULL,
  asked_by    CHARACTER VARYING(64) NOT NULL,
  asked_at    TIMESTAMP WITH TIME ZONE NOT NULL,
  answer      CHARACTER VARYING(16) NOT NULL,
  answered_by CHARACTER VARYING(64) NOT NULL,
  answered_at TIMESTAMP WITH TIME ZONE,
  looks       INTEGER NOT NULL
);
CREATE INDEX person_ask_by_asker ON person_ask (asked_by, asked_at);
