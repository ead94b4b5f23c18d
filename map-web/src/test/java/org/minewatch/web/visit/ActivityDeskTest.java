package org.minewatch.web.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minewatch.web.review.FieldBench.ANNA;
import static org.minewatch.web.review.FieldBench.AUDI;
import static org.minewatch.web.review.FieldBench.CLEO;
import static org.minewatch.web.review.FieldBench.IVAN;
import static org.minewatch.web.review.FieldBench.MAJOR;
import static org.minewatch.web.store.SampleNight.MINE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.minewatch.geo.CrsCatalogue;
import org.minewatch.geo.MineFrame;
import org.minewatch.replay.After;
import org.minewatch.replay.Before;
import org.minewatch.replay.PlaceKind;
import org.minewatch.replay.ReplayWriter;
import org.minewatch.web.store.NightContent;
import org.minewatch.web.store.SampleNight;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.TestDatabase;
import org.minewatch.web.visit.ActivityDesk.Item;

/** From films of nights and the audit log to what is said of a place, on both databases. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ActivityDeskTest {
  private static final LocalDate LOOKED = LocalDate.of(2026, 4, 20);
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final MineFrame PLANE = MineFrame.of(CrsCatalogue.get(4523));
  private static final double[] PLACE = PLANE.fromLonLat(103.8205, 25.5106);

  @Parameter TestDatabase database;
  @TempDir Path work;

  private VisitBench bench;
  private ActivityDesk desk;
  private final List<ActivityReckoner.Task> tasks = new ArrayList<>();
  private ActivityReckoner reckoner;

  @BeforeEach
  void open() {
    bench = new VisitBench(Store.open(database.create()), work);
    bench.field.at("2026-04-30T02:00:00Z");
    reckoner = new ActivityReckoner(bench.field.store());
    desk =
        new ActivityDesk(
            bench.field.store(),
            bench.field.results(),
            bench.access,
            QuietDays.load(Optional.empty()),
            tasks::add,
            bench.field.clock());
  }

  @AfterEach
  void close() {
    reckoner.close();
    bench.close();
  }

  /** A night with so many people at the place of the lead, and so many elsewhere, eight hours. */
  private void night(LocalDate night, int there, int elsewhere, String hash) {
    ReplayWriter w =
        new ReplayWriter(
            new ReplayWriter.Head(
                night.atStartOfDay(ZONE).toEpochSecond(),
                86_400,
                1000,
                600,
                35,
                (int) PLACE[0],
                (int) PLACE[1]));
    Random random = new Random(night.toEpochDay());
    for (int p = 0; p < there + elsewhere; p++) {
      w.card("card-%03d".formatted(p), "", "", false);
      double east = PLACE[0] + (p < there ? 0 : 1500);
      int from = random.nextInt(3600);
      w.moment(
          from,
          PlaceKind.ROAD,
          Before.ENTERED,
          After.GOES_ON,
          east,
          PLACE[1],
          Double.NaN,
          Double.NaN);
      w.moment(
          from + 25_200 + random.nextInt(3600),
          PlaceKind.ROAD,
          Before.HEARD,
          After.LEFT,
          east,
          PLACE[1],
          Double.NaN,
          Double.NaN);
    }
    NightContent c = SampleNight.of(night, (hash + night).repeat(6).substring(0, 64));
    bench.importNight(
        new NightContent(
            c.night(),
            c.regionName(),
            c.timeZone(),
            c.productVersion(),
            c.ruleSetVersion(),
            c.contentHash(),
            c.mines(),
            c.findings(),
            c.judgements(),
            c.licences(),
            c.rejections(),
            c.features(),
            c.reportHtml(),
            List.of(new NightContent.ReplayRow(MINE, film(night, w.finish())))));
  }

  private Path film(LocalDate night, ByteBuffer bytes) {
    try {
      byte[] content = new byte[bytes.remaining()];
      bytes.get(content);
      return Files.write(work.resolve("film-" + night + ".bin"), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nights from 20 before the look to 6 after it. */
  private void nights(IntUnaryOperator there, IntUnaryOperator elsewhere) {
    for (int i = -20; i <= 6; i++) {
      night(LOOKED.plusDays(i), there.applyAsInt(i), elsewhere.applyAsInt(i), "a");
    }
  }

  private static int before(int day) {
    return 4 + Math.floorMod(day, 3);
  }

  private void look(String login, LocalDate on) {
    bench
        .field
        .store()
        .auditTrail()
        .append(
            OffsetDateTime.of(on.atTime(9, 0), java.time.ZoneOffset.ofHours(8)),
            login,
            "regulator",
            "",
            "lead.view",
            MAJOR,
            "{\"finding\":\"%s\",\"mine\":\"%s\"}".formatted(MAJOR, MINE));
  }

  private Item item() {
    tasks.clear();
    desk.list(CLEO);
    tasks.forEach(reckoner::reckon);
    tasks.clear();
    List<Item> items = desk.list(CLEO).items();
    assertThat(tasks).as("everything is reckoned once").isEmpty();
    return items.get(0);
  }

  private void seal() {
    bench.field.step(ANNA, MAJOR, "register", "");
    bench.field.step(ANNA, MAJOR, "triage", "\"route\":\"sealed\"");
  }

  @Test
  void aPlaceThatEmptiesAfterALookIsShownAndWhoLookedOnlyToWhoChecksOnThat() {
    nights(i -> i <= 0 ? before(i) : 0, i -> 30);
    seal();
    look("berd", LOOKED);
    assertThat(desk.list(ANNA).items().get(0).pending()).isGreaterThan(20);
    Item item = item();
    assertThat(item.state()).isEqualTo("quiet");
    assertThat(item.on()).isEqualTo(LOOKED);
    assertThat(item.before()).isBetween(30.0, 45.0);
    assertThat(item.after()).isZero();
    assertThat(item.limit()).isBetween(5.0, 35.0);
    assertThat(item.restShare()).isBetween(0.95, 1.05);
    assertThat(item.cards().before()).isBetween(4.0, 6.0);
    assertThat(item.by()).containsExactly("berd");
    assertThat(desk.list(AUDI).items().get(0).by()).containsExactly("berd");
    assertThat(desk.list(ANNA).items().get(0).by()).isNull();
    assertThat(desk.list(ANNA).items().get(0).people()).isEqualTo(1);
    assertThat(desk.of(MAJOR, ANNA)).hasSize(1);
    assertThat(desk.list(IVAN).items()).as("a resident knows of no sealed lead").isEmpty();
    assertThat(desk.of(MAJOR, IVAN)).isEmpty();
    assertThat(bench.field.audited()).extracting(a -> a.action()).contains("activity.list");
    assertThat(desk.list(CLEO).expectedByChance()).isEqualTo(0.01);
  }

  @Test
  void aPlaceThatGoesOnIsSaidToGoOn() {
    nights(ActivityDeskTest::before, i -> 30);
    look("berd", LOOKED);
    assertThat(item().state()).isEqualTo("went-on");
  }

  @Test
  void aMineThatStopsAsAWholeIsNotHeldAgainstThePlace() {
    nights(i -> i <= 0 ? before(i) : 0, i -> i <= 0 ? 30 : 0);
    look("berd", LOOKED);
    Item item = item();
    assertThat(item.state()).isEqualTo("mine-fell");
    assertThat(item.restShare()).isZero();
  }

  @Test
  void nightsAfterAnOrderOrAVisitSayNothing() {
    nights(i -> i <= 0 ? before(i) : 0, i -> 30);
    look("berd", LOOKED);
    bench.desk.recordUnplanned(
        VisitBench.said(
            "{'mine':'%s','authority':'county',%s}"
                .formatted(MINE, VisitBench.record(LOOKED.plusDays(3)))),
        ANNA);
    Item item = item();
    assertThat(item.state()).isEqualTo("cannot-say");
    assertThat(item.reason()).isEqualTo("few-after");
    assertThat(item.nightsAfter()).isEqualTo(2);
    assertThat(item.endedBy()).isEqualTo("visit");
  }

  @Test
  void holidaysAndNightsWithoutPositionsAreLeftOut() {
    LocalDate festival = LocalDate.of(2026, 2, 24);
    bench.field.at("2026-03-04T02:00:00Z");
    for (int i = -20; i <= 6; i++) {
      night(festival.plusDays(i), i <= 0 ? before(i) : 0, 30, "a");
    }
    bench.importNight(SampleNight.of(festival.plusDays(2), "b".repeat(64)));
    look("berd", festival);
    Item item = item();
    assertThat(item.quietDays()).extracting(t -> t.zh()).containsExactly("春节");
    assertThat(item.nightsBefore()).isEqualTo(12);
    assertThat(item.missing()).isEqualTo(1);
    assertThat(item.nightsAfter()).isEqualTo(5);
  }

  @Test
  void anAnnouncedVisitIsAnEventForEachPlaceOfTheMine() {
    nights(i -> i <= 0 ? before(i) : 0, i -> 30);
    bench.field.at(LOOKED + "T02:00:00Z");
    bench.plan(ANNA, MINE, LOOKED.plusDays(8), true);
    bench.field.at("2026-04-30T02:00:00Z");
    Item item = item();
    assertThat(item.kind()).isEqualTo("announced");
    assertThat(item.findingId()).isEqualTo(MAJOR);
    assertThat(item.state()).isEqualTo("quiet");
    assertThat(item.by()).isEmpty();
  }

  @Test
  void oneWhoLooksAgainIsNoNewEventAndANightThatComesInAnewIsReckonedAnew() {
    nights(ActivityDeskTest::before, i -> 30);
    look("berd", LOOKED);
    look("berd", LOOKED.plusDays(2));
    look("anna", LOOKED.plusDays(2));
    assertThat(desk.list(CLEO).items()).extracting(Item::people).containsExactly(1, 1);
    item();
    night(LOOKED.plusDays(3), 0, 30, "z");
    desk.list(CLEO);
    assertThat(tasks).extracting(t -> t.night()).containsOnly(LOOKED.plusDays(3));
  }
}
