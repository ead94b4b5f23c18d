package org.minewatch.web.review;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minewatch.web.account.Actor;
import org.minewatch.web.store.CaseFindings;
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

/** The log of the 24-hour watch: who holds it, what happened, what waited; and whom to call. */
final class WatchLog {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LONGEST_WORDS = 4000;
  private static final int LONGEST_PHONE = 60;
  private static final int LONGEST_NAME = 200;

  /** Lines that say who holds the watch. */
  private static final List<String> WATCH = List.of("hand-over", "take-over");

  private final Cases cases;
  private final CaseFindings findings;
  private final DutyDesk desk;
  private final DutyLog log;
  private final Rights rights;
  private final AuditSink audit;
  private final Clock clock;

  WatchLog(
      Cases cases,
      CaseFindings findings,
      DutyDesk desk,
      DutyLog log,
      Rights rights,
      AuditSink audit,
      Clock clock) {
    this.cases = cases;
    this.findings = findings;
    this.desk = desk;
    this.log = log;
    this.rights = rights;
    this.audit = audit;
    this.clock = clock;
  }

  Page<Entry> log(Actor actor, PageRequest request) {
    return log.list(DutyDesk.deskOf(actor.scope()), request);
  }

  /** The last line that says who holds the watch. */
  Optional<Entry> watch(Actor actor) {
    return log.findLast(DutyDesk.deskOf(actor.scope()), WATCH);
  }

  /** Writes a line into the log: a note, the hand-over of the watch, or taking it over. */
  void write(JsonNode body, Actor actor) {
    String kind = body.path("kind").stringValue("");
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
              DutyDesk.deskOf(actor.scope()),
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
    List<DutyDesk.Call> all = desk.calls(actor);
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
    if (!findings.hasMine(mineCode)) {
      throw Problems.notFound("没有该煤矿", "there is no such mine");
    }
    String phone = PlainText.line(body.path("phone").stringValue(""), LONGEST_PHONE + 1);
    if (!phone.matches("[0-9+()\\- ]{3," + LONGEST_PHONE + "}")) {
      throw Refused.field(
          "phone",
          "电话应为数字、+、-、括号，3 至 60 位",
          "the number must be digits, +, - or brackets, 3 to 60");
    }
    String who = PlainText.line(body.path("who").stringValue(""), LONGEST_NAME);
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
    String words = PlainText.lines(body.path("words").stringValue(""));
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
