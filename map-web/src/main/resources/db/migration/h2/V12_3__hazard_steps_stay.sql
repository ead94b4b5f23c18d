CREATE TRIGGER hazard_step_stays BEFORE UPDATE, DELETE ON hazard_step
  FOR EACH ROW CALL 'org.minewatch.web.store.RefuseChange';
