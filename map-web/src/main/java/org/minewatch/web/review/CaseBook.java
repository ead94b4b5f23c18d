package org.minewatch.web.review;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.minewatch.web.account.Actor;
import org.minewatch.web.store.CaseFinding;
import org.minewatch.web.store.CaseFindings;
import org.minewatch.web.store.CaseRow;
import org.minewatch.web.store.CaseRow.Registration;
import org.minewatch.web.store.Cases;

/**
 * Opens cases and writes steps into them, each with its entry in the audit log. It asks nobody who
 * he is: that is done before.
 */
final class CaseBook {

  private final Cases cases;
  private final CaseFindings findings;
  private final CaseFold fold;
  private final AuditSink audit;
  private final Clock clock;

  CaseBook(Cases cases, CaseFindings findings, StepTable table, AuditSink audit, Clock clock) {
    this.cases = cases;
    this.findings = findings;
    this.fold = new CaseFold(table);
    this.audit = audit;
    this.clock = clock;
  }

  /** A finding with what was done about it so far. */
  record Opened(CaseFinding finding, List<CaseStep> steps, CaseFacts facts) {

    /** What a line of the audit log calls it. */
    String subject() {
      return facts.number() == null ? finding.id() : facts.number() + " " + finding.id();
    }
  }

  /** The case that a finding belongs to; empty when the store has neither. */
  Optional<Opened> find(String findingId) {
    String id = cases.caseOf(findingId);
    Optional<CaseRow> row = cases.find(id);
    return row.isPresent() ? row.map(this::opened) : findings.find(id).map(CaseBook::untouched);
  }

  private Opened opened(CaseRow row) {
    List<CaseStep> steps = cases.steps(row.finding().id()).stream().map(CaseStep::of).toList();
    CaseFinding finding =
        findings
            .find(row.finding().id())
            .filter(f -> f.severity().compareTo(row.finding().severity()) > 0)
            .map(f -> graver(row.finding(), f))
            .orElse(row.finding());
    return new Opened(finding, steps, fold.fold(steps));
  }

  private static CaseFinding graver(CaseFinding was, CaseFinding now) {
    return new CaseFinding(
        was.id(),
        was.mineCode(),
        was.mineName(),
        was.rule(),
        now.severity(),
        was.titleZh(),
        was.titleEn());
  }

  /** A finding that nobody has taken a step about. */
  static Opened untouched(CaseFinding finding) {
    return new Opened(finding, List.of(), CaseFacts.NONE);
  }

  /**
   * The same, and nobody else takes a step until the transaction ends.
   *
   * @param takesNumber whether the step to come needs a registration number
   */
  Optional<Opened> lock(String findingId, boolean takesNumber) {
    String id = cases.caseOf(findingId);
    if (takesNumber) {
      cases.takeTurn();
    }
    Optional<CaseRow> row = cases.lock(id);
    if (row.isEmpty() && !takesNumber) {
      cases.takeTurn();
      row = cases.lock(id);
    }
    return row.isPresent() ? row.map(this::opened) : findings.find(id).map(CaseBook::untouched);
  }

  /** Writes a step down; the caller holds the lock and has asked the rules. */
  Opened append(Opened before, StepKind kind, Map<String, ?> said, Actor actor) {
    return append(before, kind, said, actor, actor.role().wireName());
  }

  /** The same in a role that nobody signs in with. */
  Opened append(Opened before, StepKind kind, Map<String, ?> said, Actor actor, String role) {
    OffsetDateTime now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS);
    if (before.facts().version() == 0) {
      cases.open(row(before.finding(), before.facts(), null, now, now));
    }
    TreeMap<String, Object> all = new TreeMap<>(said);
    Registration number = null;
    if (kind == StepKind.REGISTER) {
      number = cases.nextNumber(now.getYear());
      all.put("number", format(number));
    }
    CaseStep step =
        new CaseStep(
            before.facts().version() + 1,
            kind,
            now,
            actor.login(),
            actor.name(),
            role,
            CaseStep.said(all));
    CaseFacts facts = fold.after(before.facts(), step);
    Registration registration = number == null ? parse(facts.number()) : number;
    cases.add(row(before.finding(), facts, registration, now, now), step.toRow());
    List<CaseStep> steps = new ArrayList<>(before.steps());
    steps.add(step);
    Opened after = new Opened(before.finding(), List.copyOf(steps), facts);
    Map<String, Object> detail = new TreeMap<>(all);
    detail.put("finding", before.finding().id());
    detail.put("mine", before.finding().mineCode());
    detail.put("version", step.seq());
    detail.put("from", before.facts().state().wireName());
    detail.put("to", facts.state().wireName());
    audit.append(actor, "case." + kind.wireName(), after.subject(), detail);
    return after;
  }

  private static CaseRow row(
      CaseFinding finding,
      CaseFacts facts,
      Registration registration,
      OffsetDateTime opened,
      OffsetDateTime changed) {
    return new CaseRow(
        finding,
        registration,
        facts.version(),
        facts.state().wireName(),
        facts.route(),
        facts.sealed(),
        facts.released(),
        facts.deadline(),
        opened.withOffsetSameInstant(ZoneOffset.UTC),
        changed.withOffsetSameInstant(ZoneOffset.UTC));
  }

  /** A number as people write it: {@code 2026-00042}. */
  static String format(Registration number) {
    return number.number();
  }

  private static Registration parse(String number) {
    if (number == null) {
      return null;
    }
    String[] parts = number.split("-");
    return new Registration(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
  }
}
