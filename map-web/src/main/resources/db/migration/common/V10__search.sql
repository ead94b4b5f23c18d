-- What a search looks through, in lower case: titles, mine, rules, ids, one after the other.

ALTER TABLE finding_night ADD COLUMN search_text CHARACTER VARYING(4000) DEFAULT '' NOT NULL;
UPDATE finding_night SET search_text = SUBSTRING(LOWER(CONCAT(title_zh, ' ', title_en, ' ', grounds, ' ', mine_code, ' ',
  finding_id, ' ', (SELECT m.name FROM mine m WHERE m.night_date = finding_night.night_date
                       AND m.mine_code = finding_night.mine_code))) FROM 1 FOR 4000);
