CREATE TRIGGER visit_step_stays BEFORE UPDATE, DELETE ON visit_step
  FOR EACH ROW CALL 'org.minewatch.web.store.RefuseChange';
