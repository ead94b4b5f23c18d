package org.minewatch.web.review;

import java.time.Clock;
import java.time.Duration;
import org.minewatch.web.file.HashedFiles;
import org.minewatch.web.store.Store;

/** Everything that the closed loop's requests go to, put together once. */
record ReviewDesks(
    ReviewTables tables,
    LeadSight sight,
    CaseDesk cases,
    Attachments attachments,
    DutyDesk duty,
    WatchLog watch,
    PointsLedger ledger,
    HitRate hitRate,
    Samples samples,
    RecurrenceWatch recurrence,
    MineClasses classes,
    FieldResults fieldResults) {

  /**
   * Bounds that are settings.
   *
   * @param escalation how long a call may wait unanswered
   * @param pointsDays how long a confirmed finding costs points
   * @param mostAttachments most files of a case
   */
  record Bounds(Duration escalation, int pointsDays, int mostAttachments) {}

  static ReviewDesks over(
      Store store,
      ReviewTables tables,
      Rights rights,
      AuditSink audit,
      Clock clock,
      Bounds bounds,
      HashedFiles files) {
    CaseBook book = new CaseBook(store.cases(), store.caseFindings(), tables.steps(), audit, clock);
    LeadSight sight = new LeadSight(store.cases(), book, audit);
    CallClock calls = new CallClock(store.caseFindings(), clock, bounds.escalation());
    Measured measured = new Measured(store.cases(), store.caseFindings(), store.inspectionPacks());
    CaseDesk cases =
        new CaseDesk(
            store.cases(),
            book,
            store.caseAttachments(),
            sight,
            tables,
            calls,
            rights,
            store.caseFindings(),
            measured,
            clock);
    DutyDesk duty =
        new DutyDesk(
            store.cases(),
            store.caseFindings(),
            book,
            sight,
            tables.calls(),
            calls,
            store.dutyLog(),
            rights);
    Outcomes outcomes = new Outcomes(store.cases());
    PointsLedger ledger =
        new PointsLedger(
            outcomes,
            store.caseFindings(),
            store.hazards(),
            tables,
            rights,
            sight,
            bounds.pointsDays());
    Samples samples =
        new Samples(
            store.cases(), store.caseFindings(), store.blindSamples(), rights, audit, clock);
    return new ReviewDesks(
        tables,
        sight,
        cases,
        new Attachments(
            store.cases(),
            book,
            cases,
            store.caseAttachments(),
            files,
            bounds.mostAttachments(),
            clock),
        duty,
        new WatchLog(
            store.cases(), store.caseFindings(), duty, store.dutyLog(), rights, audit, clock),
        ledger,
        new HitRate(outcomes, measured, rights, sight),
        samples,
        new RecurrenceWatch(store.cases(), store.caseFindings(), store.nights(), book),
        new MineClasses(ledger, tables.points()),
        new FieldResults(book, cases, sight, tables, samples));
  }
}
