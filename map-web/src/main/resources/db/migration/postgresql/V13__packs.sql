-- Inspection packs as they were handed out. A pack is known by year and serial; neither its page nor
-- anything else about it is ever changed.

CREATE TABLE inspection_pack (
  pack_year   INTEGER NOT NULL,
  pack_serial INTEGER NOT NULL,
  finding_id  CHARACTER VARYING(64) NOT NULL,
  case_id     CHARACTER VARYING(64) NOT NULL,
  night_date  DATE NOT NULL,
  mine_code   CHARACTER VARYING(200) NOT NULL,
  sealed      BOOLEAN NOT NULL,
  made_at     TIMESTAMP WITH TIME ZONE NOT NULL,
  by_login    CHARACTER VARYING(200) NOT NULL,
  by_name     CHARACTER VARYING(400) NOT NULL,
  by_role     CHARACTER VARYING(32) NOT NULL,
  points      TEXT NOT NULL,
  sha256      CHARACTER VARYING(64) NOT NULL,
  page        TEXT NOT NULL,
  PRIMARY KEY (pack_year, pack_serial)
);
CREATE INDEX inspection_pack_by_case ON inspection_pack (case_id, made_at);

CREATE TRIGGER inspection_pack_stays BEFORE UPDATE OR DELETE ON inspection_pack
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER inspection_pack_is_kept BEFORE TRUNCATE ON inspection_pack
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
