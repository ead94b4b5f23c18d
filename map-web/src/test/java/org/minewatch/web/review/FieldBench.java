package org.minewatch.web.review;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.minewatch.web.account.Actor;
import org.minewatch.web.store.NightContent;
import org.minewatch.web.store.Store;

/** The closed loop as other features' tests need it: its seams, its clock and its audit log. */
public final class FieldBench implements AutoCloseable {
  public static final String MAJOR = ReviewBench.MAJOR;
  public static final String CRITICAL = ReviewBench.CRITICAL;
  public static final Actor ANNA = ReviewBench.ANNA;
  public static final Actor BERD = ReviewBench.BERD;
  public static final Actor CLEO = ReviewBench.CLEO;
  public static final Actor IVAN = ReviewBench.IVAN;
  public static final Actor AUDI = ReviewBench.AUDI;
  public static final Actor MINA = ReviewBench.MINA;

  /** A line of the audit log. */
  public record Audited(String login, String action, String subject, Map<String, ?> detail) {}

  private final ReviewBench bench;

  public FieldBench(Store store, Path work) {
    bench = new ReviewBench(store, work);
  }

  public Store store() {
    return bench.store;
  }

  public MineClasses classes() {
    return bench.desks.classes();
  }

  public FieldResults results() {
    return bench.desks.fieldResults();
  }

  public void audit(Actor actor, String action, String subject, Map<String, ?> detail) {
    bench.audit.add(new ReviewBench.Audited(actor.login(), action, subject, detail));
  }

  public List<Audited> audited() {
    List<Audited> all = new ArrayList<>();
    bench.audit.forEach(a -> all.add(new Audited(a.login(), a.action(), a.subject(), a.detail())));
    return all;
  }

  public boolean isLost(String mineCode) {
    return bench.lost.contains(mineCode);
  }

  public void lose(String mineCode) {
    bench.lost.add(mineCode);
  }

  public void at(String instant) {
    bench.at(instant);
  }

  public void later(Duration time) {
    bench.later(time);
  }

  public Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return Clock.fixed(bench.now(), zone);
      }

      @Override
      public Instant instant() {
        return bench.now();
      }
    };
  }

  public void importNight(NightContent night) {
    bench.importNight(night);
  }

  /** Takes a step on a case; answers its state. */
  public String step(Actor actor, String finding, String kind, String said) {
    return bench.step(actor, finding, kind, said).line().state();
  }

  public void confirm(String finding) {
    bench.confirm(finding);
  }

  /** The last step of a case. */
  public Map.Entry<String, String> lastStep(String finding) {
    List<CaseView.Step> history = bench.desks.cases().view(finding, ANNA).history();
    CaseView.Step last = history.get(history.size() - 1);
    return Map.entry(last.kind().wireName(), last.said().toString());
  }

  /** Draws a random sample; answers its id. */
  public String draw(String seed, int size) {
    return bench
        .desks
        .samples()
        .draw(
            ReviewBench.JSON.readTree("{\"seed\":\"%s\",\"size\":%d}".formatted(seed, size)), ANNA)
        .id();
  }

  /** What a mine of a sample was registered with; empty before. */
  public String sampleResult(String sample, String mineCode) {
    return bench.desks.samples().list(ANNA).stream()
        .filter(s -> s.id().equals(sample))
        .flatMap(s -> s.mines().stream())
        .filter(m -> m.mineCode().equals(mineCode))
        .map(m -> String.valueOf(m.result()))
        .findFirst()
        .orElse("");
  }

  /** Points that a mine has left. */
  public int pointsLeft(String mineCode, java.time.LocalDate today) {
    return classes().list(ANNA, today).get(mineCode).pointsLeft();
  }

  @Override
  public void close() {
    bench.close();
  }
}
