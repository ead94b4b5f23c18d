CREATE TRIGGER order_step_stays BEFORE UPDATE, DELETE ON order_step
  FOR EACH ROW CALL 'org.minewatch.web.store.RefuseChange';
