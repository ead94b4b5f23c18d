CREATE TRIGGER known_night_stays BEFORE UPDATE, DELETE ON known_night
  FOR EACH ROW CALL 'org.minewatch.web.store.RefuseChange';
CREATE TRIGGER known_fact_stays BEFORE UPDATE, DELETE ON known_fact
  FOR EACH ROW CALL 'org.minewatch.web.store.RefuseChange';
