CREATE TRIGGER evidence_entry_stays BEFORE UPDATE OR DELETE ON evidence_entry
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER evidence_entry_is_kept BEFORE TRUNCATE ON evidence_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER evidence_bundle_stays BEFORE UPDATE OR DELETE ON evidence_bundle
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER evidence_bundle_is_kept BEFORE TRUNCATE ON evidence_bundle
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER evidence_stamp_stays BEFORE UPDATE OR DELETE ON evidence_stamp
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER evidence_stamp_is_kept BEFORE TRUNCATE ON evidence_stamp
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
