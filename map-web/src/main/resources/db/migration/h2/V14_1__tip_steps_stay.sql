CREATE TRIGGER tip_step_stays BEFORE UPDATE, DELETE ON tip_step
  FOR EACH ROW CALL 'org.minewatch.web.store.RefuseChange';
