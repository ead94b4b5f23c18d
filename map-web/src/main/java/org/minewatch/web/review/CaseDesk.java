package org.minewatch.web.review;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.Role;
import org.minewatch.web.review.CaseBook.Opened;
import org.minewatch.web.review.StepRules.Refusal;
import org.minewatch.web.store.CaseAttachments;
import org.minewatch.web.store.CaseFindings;
import org.minewatch.web.store.Cases;
import org.minewatch.web.store.Page;
import org.minewatch.web.store.PageRequest;
import org.minewatch.web.system.Problems;
import org.minewatch.wording.Text;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.JsonNode;

/** What people do with cases: look at one, list them, take a step. */
final class CaseDesk {

  private final Cases cases;
  private final CaseBook book;
  private final CaseAttachments attachments;
  private final LeadSight sight;
  private final ReviewTables tables;
  private final StepRules rules;
  private final CallClock calls;
  private final Rights rights;
  private final CaseFindings findings;
  private final Measured measured;
  private final Clock clock;

  CaseDesk(
      Cases cases,
      CaseBook book,
      CaseAttachments attachments,
      LeadSight sight,
      ReviewTables tables,
      CallClock calls,
      Rights rights,
      CaseFindings findings,
      Measured measured,
      Clock clock) {
    this.cases = cases;
    this.book = book;
    this.attachments = attachments;
    this.sight = sight;
    this.tables = tables;
    this.rules = new StepRules(tables);
    this.calls = calls;
    this.rights = rights;
    this.findings = findings;
    this.measured = measured;
    this.clock = clock;
  }

  /** Today where the mines are. */
  LocalDate today() {
    return LocalDate.now(clock.withZone(zone()));
  }

  /** A time as it is read where the mines are. */
  OffsetDateTime local(OffsetDateTime time) {
    return time.atZoneSameInstant(zone()).toOffsetDateTime();
  }

  private ZoneId zone() {
    return findings.timeZone();
  }

  CaseView view(String findingId, Actor actor) {
    Opened opened = book.find(findingId).orElseThrow(CaseDesk::unknown);
    rights.require(actor, opened.finding().mineCode());
    if (!sight.look(actor, opened)) {
      throw unknown();
    }
    return view(opened, actor);
  }

  static ErrorResponseException unknown() {
    return Problems.notFound("没有这项线索", "there is no such finding");
  }

  private CaseView view(Opened opened, Actor actor) {
    boolean ofMine = actor.role() == Role.MINE_USER;
    List<CaseStep> shown =
        opened.steps().stream().filter(s -> !ofMine || isForMine(s, actor)).toList();
    return CaseView.of(
        opened,
        shown,
        attachments.list(opened.finding().id()).stream()
            .filter(f -> !ofMine || f.byRole().equals(Role.MINE_USER.wireName()))
            .toList(),
        next(opened, actor),
        today(),
        ofMine);
  }

  /** The mine reads what it was told and what it wrote itself. */
  private boolean isForMine(CaseStep step, Actor actor) {
    return tables.steps().mineSees(step.kind()) || step.role().equals(actor.role().wireName());
  }

  /** The steps that the role may take from here, also those that only another person may. */
  private List<CaseView.Next> next(Opened opened, Actor actor) {
    List<CaseView.Next> next = new ArrayList<>();
    for (StepKind kind : StepKind.values()) {
      Optional<Refusal> refusal =
          rules.refusal(opened.facts(), opened.finding().severity(), kind, actor);
      if (refusal.isEmpty()) {
        next.add(new CaseView.Next(kind, kind.fields(), null));
      } else if (refusal.get().reason() == Refusal.Reason.PERSON) {
        next.add(new CaseView.Next(kind, List.of(), refusal.get().words()));
      }
    }
    return next;
  }

  /** Takes a step and answers the case after it. */
  CaseView step(String findingId, JsonNode body, Actor actor) {
    StepRequest wanted = StepRequest.read(body);
    Opened after = cases.inTransaction(() -> take(findingId, wanted, actor));
    return view(after, actor);
  }

  private Opened take(String findingId, StepRequest wanted, Actor actor) {
    Opened opened =
        book.lock(findingId, wanted.kind() == StepKind.REGISTER).orElseThrow(CaseDesk::unknown);
    requireOpenTo(opened, actor);
    if (wanted.version() != opened.facts().version()) {
      throw changed(opened, wanted.version(), actor);
    }
    requireAllowed(opened, wanted.kind(), actor);
    TreeMap<String, Object> said = new TreeMap<>(wanted.said());
    if (wanted.kind().has(StepField.Type.DATE) && said.containsKey("deadline")) {
      requireToCome(said.get("deadline"));
    }
    if (wanted.kind() == StepKind.MEASURE) {
      said.putAll(measured.beside(opened.finding().id(), findingId, said));
    }
    if (wanted.kind() == StepKind.ACKNOWLEDGE) {
      calls.waited(opened).ifPresent(minutes -> said.put("waitedMinutes", minutes));
    }
    return book.append(opened, wanted.kind(), said, actor);
  }

  /** Whether somebody may know of the case. */
  boolean isOpenTo(Opened opened, Actor actor) {
    return rights.of(actor).test(opened.finding().mineCode())
        && LeadSight.maySee(actor.role(), opened.facts().sealed(), opened.facts().released());
  }

  /** Throws the answer to somebody who may not know of the case. */
  void requireOpenTo(Opened opened, Actor actor) {
    rights.require(actor, opened.finding().mineCode());
    if (!LeadSight.maySee(actor.role(), opened.facts().sealed(), opened.facts().released())) {
      throw unknown();
    }
  }

  /** Throws why a step is refused, if it is. */
  void requireAllowed(Opened opened, StepKind kind, Actor actor) {
    rules
        .refusal(opened.facts(), opened.finding().severity(), kind, actor)
        .ifPresent(
            refusal -> {
              throw refusal.reason() == Refusal.Reason.STATE
                  ? Refused.field("kind", refusal.words().zh(), refusal.words().en())
                  : Refused.person(refusal.words());
            });
  }

  private ErrorResponseException changed(Opened opened, int version, Actor actor) {
    List<CaseView.Step> since =
        opened.steps().stream()
            .filter(s -> s.seq() > version)
            .filter(s -> actor.role() != Role.MINE_USER || isForMine(s, actor))
            .map(CaseView.Step::of)
            .toList();
    // A mine is not told of steps that are none of its business, only that there were some.
    Text words =
        since.isEmpty()
            ? new Text(
                "您打开之后案件已有更新；请看过再决定",
                "the case has moved on since you opened it; look before you go on")
            : new Text(
                "您打开之后，他人已办理 " + since.size() + " 步；请看过再决定",
                "others have taken "
                    + since.size()
                    + " steps since you opened it; look before you go on");
    return Refused.changed(words, Map.of("version", opened.facts().version(), "steps", since));
  }

  private void requireToCome(Object deadline) {
    if (LocalDate.parse(String.valueOf(deadline)).isBefore(today())) {
      throw Refused.field(
          "deadline", "整改期限已过，应为今天或以后", "the deadline has passed; it must be today or later");
    }
  }

  /** Which cases are wanted; what is absent does not restrict. */
  record Filter(
      Optional<CaseState> state,
      Optional<String> mineCode,
      String text,
      boolean overdue,
      boolean all) {}

  /** The cases that somebody may see, the one that changed last first. */
  Page<CaseView.Line> list(Filter filter, PageRequest request, Actor actor) {
    List<String> states =
        filter
            .state()
            .map(s -> List.of(s.wireName()))
            .orElseGet(
                () ->
                    filter.all()
                        ? Arrays.stream(CaseState.values()).map(CaseState::wireName).toList()
                        : CaseState.unfinished());
    LocalDate today = today();
    Predicate<String> visible = rights.of(actor);
    List<CaseView.Line> lines =
        cases.list(states).stream()
            .filter(c -> filter.mineCode().map(c.finding().mineCode()::equals).orElse(true))
            .filter(c -> LeadSight.maySee(actor.role(), c.sealed(), c.released()))
            .filter(c -> visible.test(c.finding().mineCode()))
            .map(c -> CaseView.Line.of(c, today))
            .map(line -> actor.role() == Role.MINE_USER ? line.forMine() : line)
            .filter(line -> !filter.overdue() || line.overdue())
            .filter(line -> line.contains(filter.text()))
            .toList();
    Page<CaseView.Line> page = Paging.of(lines, request);
    sight.listed(
        actor,
        page.items().stream().filter(CaseView.Line::sealed).map(CaseView.Line::findingId).toList());
    return page;
  }
}
