CREATE TRIGGER case_step_stays BEFORE UPDATE, DELETE ON case_step
  FOR EACH ROW CALL 'org.minewatch.web.store.RefuseChange';
CREATE TRIGGER duty_entry_stays BEFORE UPDATE, DELETE ON duty_entry
  FOR EACH ROW CALL 'org.minewatch.web.store.RefuseChange';
