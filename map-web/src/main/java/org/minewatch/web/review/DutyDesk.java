package org.minewatch.web.review;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.Scope;
import org.minewatch.web.review.CaseBook.Opened;
import org.minewatch.web.store.CaseFindings;
import org.minewatch.web.store.CaseFindings.Standing;
import org.minewatch.web.store.CaseRow;
import org.minewatch.web.store.Cases;
import org.minewatch.web.store.DutyLog;
import org.minewatch.web.store.DutyLog.Contact;
import org.minewatch.web.store.Page;
import org.minewatch.web.store.PageRequest;

/**
 * The desk that is manned day and night: calls that wait, sealed leads, and the log of the watch.
 */
final class DutyDesk {
  private final Cases cases;
  private final CaseFindings findings;
  private final CaseBook book;
  private final LeadSight sight;
  private final CallTable table;
  private final CallClock calls;
  private final DutyLog contacts;
  private final Rights rights;

  DutyDesk(
      Cases cases,
      CaseFindings findings,
      CaseBook book,
      LeadSight sight,
      CallTable table,
      CallClock calls,
      DutyLog contacts,
      Rights rights) {
    this.cases = cases;
    this.findings = findings;
    this.book = book;
    this.sight = sight;
    this.table = table;
    this.calls = calls;
    this.contacts = contacts;
    this.rights = rights;
  }

  /**
   * A finding with lives at stake.
   *
   * @param reason what puts it here: a line of the table, or that somebody triaged it so
   * @param lastSeen when the last evidence is from, null when the latest night has it no more
   * @param raisedAt when the clock began to run
   * @param waitedMinutes until it was acknowledged, or until now
   * @param escalations how often the time to acknowledge has run out
   * @param spoken the last call to the dispatcher
   */
  record Call(
      CaseView.Line line,
      String reason,
      @Nullable OffsetDateTime lastSeen,
      OffsetDateTime raisedAt,
      long waitedMinutes,
      int escalations,
      CaseView.@Nullable Step acknowledged,
      CaseView.@Nullable Step spoken,
      @Nullable Contact contact) {}

  /** The calls of the mines that somebody may see, the longest unanswered first. */
  List<Call> calls(Actor actor) {
    Map<String, Standing> urgent = new LinkedHashMap<>();
    Map<String, String> reasons = new LinkedHashMap<>();
    Map<String, String> aliases = cases.aliases();
    Predicate<String> visible = rights.of(actor);
    for (Standing standing : findings.listUrgent(table.leastOfAnyRule(), table.rules())) {
      if (visible.test(standing.finding().mineCode())) {
        table
            .find(standing)
            .ifPresent(
                line -> {
                  String id = standing.finding().id();
                  String of = aliases.getOrDefault(id, id);
                  urgent.put(of, standing);
                  reasons.put(of, line.rule().equals("*") ? "critical" : line.rule());
                });
      }
    }
    for (CaseRow row : cases.listRouted(CaseFacts.CALL_NOW, CaseState.unfinished())) {
      if (visible.test(row.finding().mineCode())) {
        reasons.putIfAbsent(row.finding().id(), "triaged");
      }
    }
    Map<String, Contact> numbers = contacts.contacts();
    Set<String> touched = cases.listIds();
    List<Call> waiting = new ArrayList<>();
    reasons.forEach(
        (id, reason) ->
            open(id, urgent.get(id), touched)
                .flatMap(opened -> call(opened, reason, urgent.get(id), numbers, actor))
                .ifPresent(waiting::add));
    waiting.sort(
        Comparator.comparing((Call c) -> c.acknowledged() != null)
            .thenComparing(Call::raisedAt)
            .thenComparing(c -> c.line().findingId()));
    return waiting;
  }

  /** Most findings that call have no case yet; what is known of them is not read once more. */
  private Optional<Opened> open(String id, @Nullable Standing standing, Set<String> touched) {
    return standing == null || touched.contains(id)
        ? book.find(id)
        : Optional.of(CaseBook.untouched(standing.finding()));
  }

  private Optional<Call> call(
      Opened opened,
      String reason,
      @Nullable Standing standing,
      Map<String, Contact> numbers,
      Actor actor) {
    CaseFacts facts = opened.facts();
    if (facts.state().isFinal()
        || !LeadSight.maySee(actor.role(), facts.sealed(), facts.released())) {
      return Optional.empty();
    }
    return calls
        .raisedAt(opened, standing == null ? null : standing.arrived())
        .map(
            raised -> {
              CaseStep taken = facts.acknowledged();
              boolean answered = taken != null && !taken.at().isBefore(raised);
              long waited =
                  answered
                      ? Math.max(0, ChronoUnit.MINUTES.between(raised, taken.at()))
                      : calls.minutesSince(raised);
              return new Call(
                  CaseView.Line.of(
                      opened.finding(),
                      facts.version(),
                      facts.state().wireName(),
                      facts.number(),
                      facts.route(),
                      facts.sealed(),
                      facts.released(),
                      facts.deadline(),
                      false,
                      null),
                  reason,
                  standing == null ? null : standing.lastSeen(),
                  raised,
                  waited,
                  calls.escalations(waited),
                  answered ? CaseView.Step.of(taken) : null,
                  spoken(opened, raised),
                  numbers.get(opened.finding().mineCode()));
            });
  }

  private static CaseView.@Nullable Step spoken(Opened opened, OffsetDateTime raised) {
    CaseStep last = null;
    for (CaseStep step : opened.steps()) {
      if (step.kind() == StepKind.CALL && !step.at().isBefore(raised)) {
        last = step;
      }
    }
    return last == null ? null : CaseView.Step.of(last);
  }

  int escalateMinutes() {
    return (int) calls.escalation().toMinutes();
  }

  /** The sealed leads of the mines that somebody may see; asking for them is a look at them. */
  Page<CaseView.Line> leads(Actor actor, LocalDate today, PageRequest request) {
    Predicate<String> visible = rights.of(actor);
    List<CaseView.Line> leads =
        cases.listRouted(CaseFacts.SEALED, CaseState.unfinished()).stream()
            .filter(CaseRow::sealed)
            .filter(c -> LeadSight.maySee(actor.role(), true, false))
            .filter(c -> visible.test(c.finding().mineCode()))
            .map(c -> CaseView.Line.of(c, today))
            .toList();
    Page<CaseView.Line> page = Paging.of(leads, request);
    sight.listed(actor, page.items().stream().map(CaseView.Line::findingId).toList());
    return page;
  }

  /** Who keeps watch together: everybody with the same jurisdiction. */
  static String deskOf(Scope scope) {
    if (scope.everything()) {
      return "*";
    }
    List<String> parts = new ArrayList<>(scope.authorities().stream().sorted().toList());
    scope.mineCodes().stream().sorted().forEach(parts::add);
    return String.join("\n", parts);
  }
}
