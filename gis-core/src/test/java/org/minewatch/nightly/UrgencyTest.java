package org.minewatch.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.rules.RuleTable;
import org.minewatch.synth.MineSpec;
import org.minewatch.synth.SynthSpec;
import org.minewatch.synth.SyntheticRegion;

/** A night takes no more of the processor from others than who asked for it may. */
class UrgencyTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 3, 2);

  @TempDir Path folder;

  @Test
  void theThreadsThatJudgeAreAsUrgentAsWhoAsks() throws Exception {
    SyntheticRegion.write(
        new SynthSpec(
            3, "urgency", NIGHT, 1, List.of(MineSpec.named("谷雨示例煤矿").fixes(10, 1).build())),
        folder);
    NightlyRun.Options options =
        new NightlyRun.Options(
            folder.resolve(SyntheticRegion.REGION),
            NIGHT,
            1,
            Set.of(),
            Optional.empty(),
            folder.resolve("out"),
            RuleTable.load(),
            2,
            "test",
            Clock.systemUTC(),
            "test");
    Set<String> urgencies = ConcurrentHashMap.newKeySet();
    FutureTask<NightlyRun.Outcome> night =
        new FutureTask<>(
            () ->
                NightlyRun.run(
                    options,
                    (what, done, of) ->
                        urgencies.add(what + " " + Thread.currentThread().getPriority())));
    Thread asks = new Thread(night, "asks");
    asks.setPriority(Thread.MIN_PRIORITY);
    asks.start();
    night.get();
    assertThat(urgencies).contains("judge 1").allMatch(one -> one.endsWith(" 1"));
  }
}
