CREATE TRIGGER resident_step_stays BEFORE UPDATE OR DELETE ON resident_step
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER resident_step_is_kept BEFORE TRUNCATE ON resident_step
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER resident_task_step_stays BEFORE UPDATE OR DELETE ON resident_task_step
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER resident_task_step_is_kept BEFORE TRUNCATE ON resident_task_step
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
