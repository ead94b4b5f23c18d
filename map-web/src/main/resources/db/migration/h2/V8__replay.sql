-- Each mine's night as a film (docs/replay-format.md), where its positions could be read.

CREATE TABLE replay (
  night_date DATE NOT NULL REFERENCES night ON DELETE CASCADE,
  mine_code  CHARACTER VARYING(200) NOT NULL,
  film       BLOB NOT NULL,
  PRIMARY KEY (night_date, mine_code)
);
