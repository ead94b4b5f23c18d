CREATE TRIGGER known_night_stays BEFORE UPDATE OR DELETE ON known_night
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER known_night_is_kept BEFORE TRUNCATE ON known_night
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER known_fact_stays BEFORE UPDATE OR DELETE ON known_fact
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER known_fact_is_kept BEFORE TRUNCATE ON known_fact
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
