package org.minewatch.web.review;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
import org.minewatch.finding.Severity;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.Scope;
import org.minewatch.web.review.CaseBook.Opened;
import org.minewatch.web.store.CaseFindings;
import org.minewatch.web.store.CaseFindings.Standing;
import org.minewatch.web.store.CaseRow;
import org.minewatch.web.store.Cases;
import org.minewatch.web.store.DutyLog;
import org.minewatch.web.store.DutyLog.Contact;
import org.minewatch.web.store.DutyLog.Entry;
import org.minewatch.web.store.Page;
import org.minewatch.web.store.PageRequest;
import org.minewatch.web.system.Problems;
import org.minewatch.wording.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The desk that is manned day and night: calls that wait, sealed leads, and the log of the watch.
 */
final class DutyDesk {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LONGEST_WORDS = 4000;
  private static final int LONGEST_PHONE = 60;
  private static final int LONGEST_NAME = 200;

  /** Lines that say who holds the watch. */
  private static final List<String> WATCH = List.of("hand-over", "take-over");

  private final Cases cases;
  private final CaseFindings findings;
  private final CaseBook book;
  private final LeadSight sight;
  private final CallTable table;
  private final CallClock calls;
  private final DutyLog log;
  private final Rights rights;
  private final AuditTrail audit;
  private final Clock clock;

  DutyDesk(
      Cases cases,
      CaseFindings findings,
      CaseBook book,
      LeadSight sight,
      CallTable table,
      CallClock calls,
      DutyLog log,
      Rights rights,
      AuditTrail audit,
      Clock clock) {
    this.cases = cases;
    this.findings = findings;
    this.book = book;
    this.sight = sight;
    this.table = table;
    this.calls = calls;
    this.log = log;
    this.rights = rights;
    this.audit = audit;
    this.clock = clock;
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
    for (Standing standing : findings.listUrgent(least(), table.rules())) {
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
    Map<String, Contact> contacts = log.contacts();
    Set<String> touched = cases.listIds();
    List<Call> waiting = new ArrayList<>();
    reasons.forEach(
        (id, reason) ->
            open(id, urgent.get(id), touched)
                .flatMap(opened -> call(opened, reason, urgent.get(id), contacts, actor))
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

  /** The least severity that calls whatever the rule. */
  private Severity least() {
    return table.leastOfAnyRule();
  }

  private Optional<Call> call(
      Opened opened,
      String reason,
      @Nullable Standing standing,
      Map<String, Contact> contacts,
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
                  contacts.get(opened.finding().mineCode()));
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

  Page<Entry> log(Actor actor, PageRequest request) {
    return log.list(deskOf(actor.scope()), request);
  }

  /** The last line that says who holds the watch. */
  Optional<Entry> watch(Actor actor) {
    return log.findLast(deskOf(actor.scope()), WATCH);
  }

  /** Writes a line into the log: a note, the hand-over of the watch, or taking it over. */
  void write(JsonNode body, Actor actor) {
    String kind = body.path("kind").asString("");
    if (!kind.equals("note") && !WATCH.contains(kind)) {
      throw Problems.badRequest(
          "kind 应为 note、hand-over 或 take-over", "kind must be note, hand-over or take-over");
    }
    String words = words(body, LONGEST_WORDS);
    String waiting = JSON.writeValueAsString(waiting(actor));
    cases.inTransaction(
        () -> {
          cases.takeTurn();
          requireFits(kind, words, watch(actor), actor);
          log.add(
              deskOf(actor.scope()),
              new Entry(0, kind, now(), actor.login(), actor.name(), words, waiting));
          audit.append(actor, "duty." + kind, "duty-log", Map.of("words", words));
          return true;
        });
  }

  private static void requireFits(String kind, String words, Optional<Entry> last, Actor actor) {
    boolean handedOver = last.isPresent() && last.get().kind().equals("hand-over");
    if (kind.equals("take-over")) {
      if (handedOver && last.get().byLogin().equals(actor.login())) {
        throw Refused.person(
            new Text("交班人不能自己接班", "who handed the watch over cannot take it over himself"));
      }
      if (!handedOver && last.isPresent() && words.isEmpty()) {
        throw Refused.field(
            "words", "上一班没有交班，接班须写明原因", "the watch was not handed over; say why you take it");
      }
      return;
    }
    if (words.isEmpty()) {
      throw Refused.field("words", "须填写内容", "say something");
    }
    if (kind.equals("hand-over")) {
      if (handedOver) {
        throw Refused.field(
            "kind", "已经交班，等待接班", "the watch is handed over already and waits to be taken");
      }
      if (last.isPresent() && !last.get().byLogin().equals(actor.login())) {
        throw Refused.person(
            new Text(
                "现在由 " + last.get().byName() + " 值班，只有当班人能交班",
                last.get().byName() + " is on watch, and only who is hands it over"));
      }
    }
  }

  /** What waits when a line is written, so that nobody can say later that he was not told. */
  private Map<String, Object> waiting(Actor actor) {
    List<Call> all = calls(actor);
    return Map.of(
        "calls", all.size(),
        "unanswered",
            all.stream()
                .filter(c -> c.acknowledged() == null)
                .limit(50)
                .map(c -> c.line().findingId())
                .toList());
  }

  /** Notes whom to call at a mine. */
  Contact noteContact(String mineCode, JsonNode body, Actor actor) {
    rights.require(actor, mineCode);
    String phone = PlainText.line(body.path("phone").asString(""), LONGEST_PHONE + 1);
    if (!phone.matches("[0-9+()\\- ]{3," + LONGEST_PHONE + "}")) {
      throw Refused.field(
          "phone",
          "电话应为数字、+、-、括号，3 至 60 位",
          "the number must be digits, +, - or brackets, 3 to 60");
    }
    String who = PlainText.line(body.path("who").asString(""), LONGEST_NAME);
    Contact contact = new Contact(mineCode, phone, who, now(), actor.login(), actor.name());
    cases.inTransaction(
        () -> {
          log.note(contact);
          audit.append(actor, "duty.contact", mineCode, Map.of("phone", phone, "who", who));
          return true;
        });
    return contact;
  }

  private static String words(JsonNode body, int most) {
    String words = PlainText.lines(body.path("words").asString(""));
    if (words.length() > most) {
      throw Refused.field(
          "words", "至多 " + most + " 个字符", "at most " + most + " characters are taken");
    }
    return words;
  }

  static JsonNode json(String text) {
    return JSON.readTree(text);
  }

  OffsetDateTime now() {
    return OffsetDateTime.now(clock)
        .truncatedTo(ChronoUnit.MILLIS)
        .withOffsetSameInstant(ZoneOffset.UTC);
  }
}
