CREATE TRIGGER resident_step_stays BEFORE UPDATE, DELETE ON resident_step
  FOR EACH ROW CALL 'org.minewatch.web.store.RefuseChange';
CREATE TRIGGER resident_task_step_stays BEFORE UPDATE, DELETE ON resident_task_step
  FOR EACH ROW CALL 'org.minewatch.web.store.RefuseChange';
