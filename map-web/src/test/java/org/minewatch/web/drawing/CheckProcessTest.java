package org.minewatch.web.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.drawing.meaning.LayerMemory;
import org.minewatch.wording.Text;

/** A check costs no more memory and time than it may have. */
class CheckProcessTest {
  @TempDir Path folder;

  private final List<String> steps = new ArrayList<>();
  private Path region;
  private Path job;

  @BeforeEach
  void writeJob() throws Exception {
    region = ServedDesk.writeRegion(folder);
    job = folder.resolve("job.json");
    job(ServedDesk.mines(region).get(0)).write(job);
  }

  private CheckJob job(String mine) throws Exception {
    Path plan = ServedDesk.latest(region, ServedDesk.mines(region).get(0));
    return new CheckJob(
        region.toString(),
        mine,
        "x",
        new CheckJob.Sheet(plan.toString(), "plan.geojson", "", List.of()),
        null,
        CheckSettings.initial(LayerMemory.EMPTY),
        folder.resolve("run").resolve("out").toString());
  }

  private Text run(Duration most, int heapMegabytes) throws Exception {
    return new CheckProcess(most, heapMegabytes)
        .run(job, folder.resolve("log.txt"), p -> steps.add(p.step()));
  }

  @Test
  void whatTakesTooLongIsStopped() throws Exception {
    Text problem = run(Duration.ofMillis(100), 256);
    assertThat(problem.en()).contains("took more than").contains("purge");
    assertThat(problem.zh()).contains("已终止");
    assertThat(folder.resolve("run/out")).doesNotExist();
  }

  @Test
  void whatNeedsTooMuchMemoryIsStopped() throws Exception {
    assertThat(run(Duration.ofMinutes(5), 12).en()).contains("needs more than 12 MB");
  }

  @Test
  void whatTheRegionLacksIsSaid() throws Exception {
    job("000000000000").write(job);
    assertThat(run(Duration.ofMinutes(5), 256).en()).contains("no mine 000000000000");
  }

  @Test
  void aDefectIsCalledOne() throws Exception {
    Files.writeString(job, "{");
    assertThat(run(Duration.ofMinutes(5), 256).en()).contains("defect", "log.txt");
  }

  @Test
  void aRunTellsHowFarItIsAndLeavesItsFiles() throws Exception {
    assertThat(run(Duration.ofMinutes(5), 512)).isNull();
    assertThat(steps).containsExactly("region", "drawing", "rules", "files");
    assertThat(folder.resolve("run/out/verdict.json")).exists();
    assertThat(folder.resolve("run/out/sheet.json")).exists();
  }
}
