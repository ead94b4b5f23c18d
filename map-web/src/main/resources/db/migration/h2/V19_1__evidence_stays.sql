CREATE TRIGGER evidence_entry_stays BEFORE UPDATE, DELETE ON evidence_entry
  FOR EACH ROW CALL 'org.minewatch.web.store.RefuseChange';
CREATE TRIGGER evidence_bundle_stays BEFORE UPDATE, DELETE ON evidence_bundle
  FOR EACH ROW CALL 'org.minewatch.web.store.RefuseChange';
CREATE TRIGGER evidence_stamp_stays BEFORE UPDATE, DELETE ON evidence_stamp
  FOR EACH ROW CALL 'org.minewatch.web.store.RefuseChange';
