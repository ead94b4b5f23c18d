package org.minewatch.web.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.Role;
import org.minewatch.web.account.Scope;
import org.minewatch.web.file.HashedFiles;
import org.minewatch.web.store.NightContent;
import org.minewatch.web.store.SampleNight;
import org.minewatch.web.store.Store;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The closed loop over a store of its own, with a clock, rights and an audit log that tests hold.
 */
final class ReviewBench implements AutoCloseable {
  static final String MAJOR = "f-major";
  static final String CRITICAL = "f-critical";
  static final JsonMapper JSON = JsonMapper.builder().build();

  static final Actor ANNA = CaseHistory.actor("anna", Role.REGULATOR);
  static final Actor BERD = CaseHistory.actor("berd", Role.REGULATOR);
  static final Actor CLEO = CaseHistory.actor("cleo", Role.SUPERVISOR);
  static final Actor IVAN = CaseHistory.actor("ivan", Role.RESIDENT_INSPECTOR);
  static final Actor AUDI = CaseHistory.actor("audi", Role.AUDITOR);
  static final Actor MINA =
      new Actor(
          "mina",
          "mina",
          Role.MINE_USER,
          new Scope(false, Set.of(), Set.of(SampleNight.MINE, SampleNight.OTHER_MINE)));

  /** A line of the audit log. */
  record Audited(String login, String action, String subject, Map<String, ?> detail) {}

  final Store store;
  final ReviewDesks desks;
  final List<Audited> audit = Collections.synchronizedList(new ArrayList<>());

  /** Mines that have left everybody's jurisdiction. */
  final Set<String> lost = new HashSet<>();

  boolean auditFails;

  private Instant now = Instant.parse("2026-02-25T01:00:00Z");

  ReviewBench(Store store, Path work) {
    this.store = store;
    Rights rights =
        new Rights() {
          @Override
          public Predicate<String> of(Actor actor) {
            return mineCode ->
                !lost.contains(mineCode)
                    && (actor.scope().everything() || actor.scope().mineCodes().contains(mineCode));
          }

          @Override
          public void require(Actor actor, String mineCode) {
            if (!of(actor).test(mineCode)) {
              throw org.minewatch.web.system.Problems.notFound(
                  "该矿不在您的监管范围内", "the mine is not in your jurisdiction");
            }
          }
        };
    this.desks =
        ReviewDesks.over(
            store,
            ReviewTables.load(Optional.empty()),
            rights,
            this::audit,
            clock(),
            new ReviewDesks.Bounds(Duration.ofMinutes(15), 365, 3),
            new HashedFiles(work));
  }

  private void audit(Actor actor, String action, String subject, Map<String, ?> detail) {
    if (auditFails) {
      throw new IllegalStateException("the audit log is full");
    }
    audit.add(new Audited(actor.login(), action, subject, detail));
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }

  void at(String instant) {
    now = Instant.parse(instant);
  }

  void later(Duration time) {
    now = now.plus(time);
  }

  Instant now() {
    return now;
  }

  void importNight(LocalDate night, String hash) {
    store.nightImport().importNight(SampleNight.of(night, hash));
  }

  void importNight(NightContent night) {
    store.nightImport().importNight(night);
  }

  /** Takes a step on the case as it stands. */
  CaseView step(Actor actor, String finding, String kind, String said) {
    int version = desks.cases().view(finding, actor).line().version();
    return stepAt(version, actor, finding, kind, said);
  }

  CaseView stepAt(int version, Actor actor, String finding, String kind, String said) {
    return desks.cases().step(finding, body(version, kind, said), actor);
  }

  static JsonNode body(int version, String kind, String said) {
    return JSON.readTree(
        "{\"version\":%d,\"kind\":\"%s\"%s}"
            .formatted(version, kind, said.isEmpty() ? "" : "," + said));
  }

  static String words(String more) {
    return "\"words\":\"说明\"" + (more.isEmpty() ? "" : "," + more);
  }

  /** Brings a finding from nothing to closed, by four people. */
  void close(String finding) {
    step(ANNA, finding, "register", "");
    step(ANNA, finding, "triage", "\"route\":\"routine\"");
    step(ANNA, finding, "verify", "\"who\":\"驻矿组\"");
    closeFromVerifying(finding);
  }

  void closeFromVerifying(String finding) {
    step(IVAN, finding, "measure", words("\"measuredM\":107.5,\"how\":\"全站仪\""));
    confirm(finding);
    step(
        ANNA,
        finding,
        "order",
        "\"orderNo\":\"责改〔2026〕1号\",\"deadline\":\"2026-12-31\",\"demand\":\"封闭\"");
    step(IVAN, finding, "report-done", words(""));
    step(CLEO, finding, "recheck", words("\"result\":\"passed\""));
    step(BERD, finding, "close", words(""));
  }

  void confirm(String finding) {
    step(ANNA, finding, "propose-confirm", words(""));
    step(BERD, finding, "confirm", words(""));
  }

  static void refused(int status, String zh, ThrowingCallable act) {
    problem(status, zh, act);
  }

  /** The problem that an act is refused with. */
  static ErrorResponseException problem(int status, String zh, ThrowingCallable act) {
    ErrorResponseException problem = catchThrowableOfType(ErrorResponseException.class, act);
    assertThat(problem).isNotNull();
    assertThat(problem.getStatusCode().value()).isEqualTo(status);
    assertThat(String.valueOf(problem.getBody().getProperties().get("detail_zh"))).contains(zh);
    assertThat(problem.getBody().getDetail()).isNotBlank().doesNotContainPattern("\\p{IsHan}");
    return problem;
  }

  @Override
  public void close() {
    store.close();
  }
}
