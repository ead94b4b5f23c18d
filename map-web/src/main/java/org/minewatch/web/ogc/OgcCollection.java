package org.minewatch.web.ogc;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.minewatch.wording.Text;

/** The collections there are, and which layers of the map each is made of. */
enum OgcCollection {
  LICENCES(
      "licences",
      new Text("采矿许可范围与扣除区", "Licensed areas and what is deducted from them"),
      Set.of("licence", "deduction")),
  DRAWINGS(
      "drawings",
      new Text("采掘工程平面图要素", "What the mines' drawings show"),
      Set.of(
          "roadway",
          "chamber",
          "face",
          "goaf",
          "pillar",
          "fault",
          "shaft",
          "seal",
          "fire-area",
          "licence-boundary")),
  FACES(
      "faces",
      new Text("上报工作面", "Working faces as reported"),
      Set.of("reported-face", "face-head")),
  WATER_LINES(
      "water-lines",
      new Text("积水区与积水线、警戒线、探水线、停采线", "Water bodies and the four lines round them"),
      Set.of("water-body", "water-extent", "alert-line", "probe-line", "stop-line")),
  FINDINGS("findings", new Text("线索", "Findings: leads, not verdicts"), Set.of());

  private final String id;
  private final Text title;
  private final Set<String> layers;

  OgcCollection(String id, Text title, Set<String> layers) {
    this.id = id;
    this.title = title;
    this.layers = layers;
  }

  static Optional<OgcCollection> find(String id) {
    return Arrays.stream(values()).filter(c -> c.id.equals(id)).findFirst();
  }

  String id() {
    return id;
  }

  Text title() {
    return title;
  }

  Set<String> layers() {
    return layers;
  }
}
