CREATE TRIGGER audit_entry_stays BEFORE UPDATE, DELETE ON audit_entry
  FOR EACH ROW CALL 'org.minewatch.web.store.RefuseChange';
