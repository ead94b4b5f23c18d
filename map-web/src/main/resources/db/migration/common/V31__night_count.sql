-- How much a night has of each mine that it has anything of: the list of nights says it of all of
-- them, and counting their findings for each reader would cost more with every night.
CREATE TABLE night_count (
  night_date   DATE NOT NULL REFERENCES night ON DELETE CASCADE,
  mine_code    CHARACTER VARYING(200) NOT NULL,
  findings     INTEGER NOT NULL,
  cannot_judge INTEGER NOT NULL,
  PRIMARY KEY (night_date, mine_code)
);
INSERT INTO night_count (night_date, mine_code, findings, cannot_judge)
SELECT night_date, mine_code, SUM(findings), SUM(cannot_judge)
  FROM (SELECT night_date, mine_code, COUNT(*) AS findings, 0 AS cannot_judge
          FROM finding_night GROUP BY night_date, mine_code
        UNION ALL
        SELECT night_date, mine_code, 0, COUNT(*)
          FROM judgement WHERE state = 'cannot-judge' GROUP BY night_date, mine_code) c
 GROUP BY night_date, mine_code;
