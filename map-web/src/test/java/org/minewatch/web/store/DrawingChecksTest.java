package org.minewatch.web.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.meaning.LayerMemory.Confirmed;
import org.minewatch.web.store.DrawingCheckRow.State;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class DrawingChecksTest {
  private static final String MINE = "530399990001";
  private static final OffsetDateTime NOON =
      OffsetDateTime.of(2026, 3, 2, 12, 0, 0, 0, ZoneOffset.UTC);
  private static final DrawingQueue.Result DONE =
      new DrawingQueue.Result(State.DONE, "findings", new MineView.Counts(0, 1, 2, 3));

  @Parameter TestDatabase database;

  private Store store;
  private DrawingChecks checks;
  private DrawingQueue queue;

  @BeforeEach
  void open() {
    store = Store.open(database.create());
    checks = store.drawingChecks();
    queue = store.drawingQueue();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private String add(int minute, String sha) {
    String id = ("check" + minute + "x".repeat(24)).substring(0, 24);
    checks.add(
        new DrawingCheckRow(
            id,
            MINE,
            "青石煤矿",
            "三月 ' \" <图>.dxf",
            "dxf",
            sha,
            NOON.plusMinutes(minute),
            State.QUEUED,
            1,
            0,
            null,
            new MineView.Counts(0, 0, 0, 0),
            "",
            "",
            null),
        "{\"first\":true}");
    return id;
  }

  private static DrawingDecision accepted(int revision) {
    return new DrawingDecision(revision, "accepted", List.of(), "好\n\n图", "张三", NOON);
  }

  @Test
  void checksRunInTheOrderTheyCameAndAreListedNewestFirst() {
    String first = add(1, "a");
    String second = add(2, "b");
    assertThat(queue.countQueued()).isEqualTo(2);
    assertThat(checks.list(Visible.EVERYTHING, Optional.of(MINE), Optional.empty(), 10))
        .extracting(DrawingCheckRow::id)
        .containsExactly(second, first);
    assertThat(checks.list(Visible.EVERYTHING, Optional.empty(), Optional.of(State.DONE), 10))
        .isEmpty();
    assertThat(checks.list(Visible.EVERYTHING, Optional.of("other"), Optional.empty(), 10))
        .isEmpty();

    DrawingCheckRow taken = queue.takeNext().orElseThrow();
    assertThat(taken.id()).isEqualTo(first);
    assertThat(taken.state()).isEqualTo(State.RUNNING);
    assertThat(taken.fileName()).isEqualTo("三月 ' \" <图>.dxf");
    assertThat(taken.received().toInstant()).isEqualTo(NOON.plusMinutes(1).toInstant());
    assertThat(queue.finish(first, 1, DONE)).isTrue();
    DrawingCheckRow done = checks.find(first).orElseThrow();
    assertThat(done.conclusion()).isEqualTo("findings");
    assertThat(done.findings()).isEqualTo(new MineView.Counts(0, 1, 2, 3));
    assertThat(done.resultRevision()).isEqualTo(1);
    assertThat(queue.takeNext().orElseThrow().id()).isEqualTo(second);
    assertThat(queue.takeNext()).isEmpty();
  }

  @Test
  void whatRanWhenTheProgramEndedWaitsAgain() {
    String id = add(1, "a");
    queue.takeNext();
    queue.requeueRunning();
    assertThat(checks.find(id).orElseThrow().state()).isEqualTo(State.QUEUED);
    assertThat(queue.takeNext()).isPresent();
  }

  @Test
  void aRunWhoseSettingsChangedMeanwhileCountsForNothing() {
    String id = add(1, "a");
    queue.takeNext();
    assertThat(checks.requeue(id, 1, "{\"second\":true}")).isTrue();
    assertThat(checks.requeue(id, 1, "{\"late\":true}")).as("two change it at once").isFalse();
    assertThat(queue.finish(id, 1, DONE)).isFalse();
    assertThat(queue.fail(id, 1, "", "")).isFalse();
    DrawingCheckRow row = queue.takeNext().orElseThrow();
    assertThat(row.revision()).isEqualTo(2);
    assertThat(checks.getSettings(id, 2)).isEqualTo("{\"second\":true}");
    assertThat(checks.getSettings(id, 1)).as("kept").isEqualTo("{\"first\":true}");
  }

  @Test
  void aFailedCheckRunsAgainOnlyWhenItFailed() {
    String id = add(1, "a");
    assertThat(checks.retry(id)).isFalse();
    queue.takeNext();
    assertThat(queue.fail(id, 1, "超时", "took too long")).isTrue();
    assertThat(checks.find(id).orElseThrow().problemZh()).isEqualTo("超时");
    assertThat(checks.retry(id)).isTrue();
    assertThat(queue.takeNext().orElseThrow().problemEn()).isEmpty();
  }

  @Test
  void aDecisionIsWrittenOnceForTheRevisionThatIsDoneAndNothingChangesAfterIt() {
    String id = add(1, "a");
    assertThat(checks.decide(id, accepted(1))).as("not done").isFalse();
    queue.takeNext();
    queue.finish(id, 1, DONE);
    assertThat(checks.findUndecided(MINE, "a")).isPresent();
    assertThat(checks.decide(id, accepted(2))).as("another revision").isFalse();
    assertThat(checks.decide(id, accepted(1))).isTrue();
    assertThat(checks.decide(id, accepted(1))).as("twice").isFalse();
    assertThat(checks.requeue(id, 1, "{}")).isFalse();
    assertThat(checks.findUndecided(MINE, "a")).isEmpty();
    assertThat(checks.findLatest(MINE, "a")).isPresent();
    DrawingDecision kept = checks.find(id).orElseThrow().decision();
    assertThat(kept.note()).isEqualTo("好\n\n图");
    assertThat(kept.at().toInstant()).isEqualTo(NOON.toInstant());
    assertThat(kept.reasons()).isEmpty();
  }

  @Test
  void ofManyWhoDecideAtOnceOneDoes() throws Exception {
    String id = add(1, "a");
    queue.takeNext();
    queue.finish(id, 1, DONE);
    ExecutorService people = Executors.newFixedThreadPool(4);
    try {
      List<Future<Boolean>> answers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        boolean changes = i % 2 == 0;
        answers.add(
            people.submit(
                () -> changes ? checks.requeue(id, 1, "{}") : checks.decide(id, accepted(1))));
      }
      int succeeded = 0;
      for (Future<Boolean> answer : answers) {
        succeeded += answer.get() ? 1 : 0;
      }
      assertThat(succeeded).isEqualTo(1);
    } finally {
      people.shutdown();
    }
  }

  @Test
  void confirmedLayersReplaceEachOtherAndCanBeForgotten() {
    ConfirmedLayers layers = store.confirmedLayers();
    LocalDate day = LocalDate.of(2026, 3, 2);
    layers.remember(
        MINE,
        List.of(
            new Confirmed("巷道'", LayerClass.ROADWAY, "", "张三", day, "c1"),
            new Confirmed("X", LayerClass.GOAF, "白水煤矿", "-", day, "c1")),
        List.of());
    layers.remember(
        MINE, List.of(new Confirmed("x", LayerClass.SEAL, "", "李四", day, "c2")), List.of());
    assertThat(layers.get(MINE).list())
        .containsExactlyInAnyOrder(
            new Confirmed("巷道'", LayerClass.ROADWAY, "", "张三", day, "c1"),
            new Confirmed("x", LayerClass.SEAL, "", "李四", day, "c2"));
    assertThat(layers.get("other").list()).isEmpty();
    layers.remember(MINE, List.of(), List.of("X"));
    assertThat(layers.get(MINE).list()).extracting(Confirmed::layer).containsExactly("巷道'");
  }
}
