CREATE TRIGGER hazard_step_stays BEFORE UPDATE OR DELETE ON hazard_step
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER hazard_step_is_kept BEFORE TRUNCATE ON hazard_step
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
