package org.minewatch.web.job;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.logging.LogContext;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.TestDatabase;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** The lines that a run writes say which run, night and mine they are about. */
class JobLinesTest {
  @TempDir Path folder;

  private final Logger ours = (Logger) LoggerFactory.getLogger("org.minewatch");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    ours.setLevel(Level.DEBUG);
    lines.start();
    ours.addAppender(lines);
  }

  @AfterEach
  void leave() {
    ours.detachAppender(lines);
    ours.setLevel(Level.INFO);
  }

  @Test
  void aRunItsNightsAndItsMinesAreOnTheirLines() throws Exception {
    JobBench bench = new JobBench(folder);
    lines.list.clear(); // Making the region has judged it too.
    try (Store store = Store.open(TestDatabase.H2.create());
        NightJobs jobs = bench.server(store, "one")) {
      jobs.begin();
      jobs.look();
    }
    List<Map<String, String>> about =
        lines.list.stream()
            .filter(e -> e.getFormattedMessage().startsWith("judged"))
            .map(ILoggingEvent::getMDCPropertyMap)
            .toList();
    assertThat(about).extracting(m -> m.get(LogContext.MINE)).doesNotContainNull();
    assertThat(about.stream().map(m -> m.get(LogContext.MINE)).distinct()).hasSize(2);
    assertThat(about).allSatisfy(m -> assertThat(m).containsEntry(LogContext.RUN, "1"));
    assertThat(about)
        .extracting(m -> m.get(LogContext.NIGHT))
        .contains(JobBench.NIGHT.toString())
        .allMatch(n -> n.matches("2026-\\d\\d-\\d\\d"));
    assertThat(lines.list)
        .filteredOn(e -> e.getFormattedMessage().startsWith("the night is in the store"))
        .isNotEmpty()
        .allSatisfy(
            e ->
                assertThat(e.getMDCPropertyMap())
                    .containsEntry(LogContext.RUN, "1")
                    .containsKey(LogContext.NIGHT));
    assertThat(MDC.getCopyOfContextMap()).as("nothing is left behind").isNullOrEmpty();
  }

  @Test
  void aServerThatEndsStopsAtABorderAndTheNextGoesOn() throws Exception {
    JobBench bench = new JobBench(folder);
    try (Store store = Store.open(TestDatabase.POSTGIS.create())) {
      NightJobs first = bench.server(store, "one");
      // Ends as soon as the first mine-night was judged.
      var ends =
          new AppenderBase<ILoggingEvent>() {
            @Override
            protected void append(ILoggingEvent event) {
              if (event.getFormattedMessage().startsWith("judged")) {
                first.end();
              }
            }
          };
      ends.start();
      ours.addAppender(ends);
      first.begin();
      first.look();
      first.close();
      ours.detachAppender(ends);
      assertThat(lines.list)
          .extracting(ILoggingEvent::getFormattedMessage)
          .contains("nightly job 1 was ended with the server; the next start goes on")
          .noneMatch(l -> l.contains("was stopped"));
      assertThat(store.caseFindings().findLatestNight()).isEmpty();
      try (NightJobs second = bench.server(store, "two")) {
        second.look();
      }
      assertThat(store.jobRuns().find(1).orElseThrow().state()).isEqualTo("done");
    }
  }
}
