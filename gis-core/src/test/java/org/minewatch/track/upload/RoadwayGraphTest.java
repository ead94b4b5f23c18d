package org.minewatch.track.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.track.upload.profile.UploadProfiles;

/** The roadway graph of the Shanxi family, out of its files of nodes and lines. */
class RoadwayGraphTest {
  private static final String NODES =
      """
      14000000001;1;分站;F011;大巷;112.1;37.1;
      14000000001;2;轨迹点;;;112.2;37.2;
      14000000001;3;分站;F012;工作面;0;0;
      """;

  @TempDir Path folder;

  private UploadDay day(String lines) {
    UploadFolder files = new UploadFolder(folder, 0);
    files.add("14000000001_RYFZ.txt", NODES.getBytes(StandardCharsets.UTF_8));
    files.add("14000000001_RYGJ.txt", lines.getBytes(StandardCharsets.UTF_8));
    UploadQuery query = UploadQuery.day(LocalDate.of(2026, 9, 23), ZoneId.of("Asia/Shanghai"));
    return UploadReader.read(UploadProfiles.load(), files.sources(), query);
  }

  @Test
  void aLineJoinsTheNodesOfItsNumbers() {
    RoadwayGraph graph = RoadwayGraph.of(day("14000000001;7;1;2\n").registers());

    assertThat(graph.problems()).isEmpty();
    assertThat(graph.pieces())
        .singleElement()
        .matches(p -> p.line() == 7 && p.from().stationCode().equals("F011"))
        .matches(p -> p.to().longitude().getAsDouble() == 112.2);
  }

  @Test
  void whatDoesNotHoldTogetherIsSaidAndLeftOut() {
    UploadDay day =
        day(
            "14000000001;1;1;2\n14000000001;2;2;1\n14000000001;3;1;9\n14000000001;4;2;3\n"
                + "14000000001;5;2;2\n");

    assertThat(RoadwayGraph.of(day.registers()).pieces()).hasSize(1);
    assertThat(day.notes())
        .containsExactly(
            "roadway line 2 joins nodes that another line joins",
            "roadway line 3 goes to node 9, which no file of nodes has",
            "roadway line 4 goes to node 3, which has no longitude and latitude",
            "roadway line 5 goes from node 2 to itself");
  }

  @Test
  void ofManyProblemsTheFirstAreNamed() {
    String lines =
        IntStream.rangeClosed(1, 50)
            .mapToObj(i -> "14000000001;" + i + ";1;" + (100 + i) + "\n")
            .collect(Collectors.joining());
    List<String> problems = RoadwayGraph.of(day(lines).registers()).problems();

    assertThat(problems).hasSize(21);
    assertThat(problems.get(20)).contains("30 more");
  }
}
