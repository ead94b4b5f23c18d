package org.minewatch.detect;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.minewatch.region.Licence;
import org.minewatch.wording.Text;

/** The reasons for which several rules cannot judge, worded once. */
public final class Unjudged {
  private Unjudged() {}

  public static Rule.Outcome noLicence(Rule rule, MineNight night) {
    for (String table : new String[] {"licences.csv", "corners.csv"}) {
      if (night.isUnreadable(table)) {
        return unreadable(rule, night, table);
      }
    }
    String unusable =
        night.unusableLicences().stream().map(Licence::licenceNo).collect(Collectors.joining(", "));
    if (unusable.isEmpty()) {
      return rule.cannotJudge(
          night,
          "no-licence",
          new Text("没有可用的采矿许可证拐点坐标", "there is no licence with usable corner points"),
          "licences",
          "corners");
    }
    return rule.cannotJudge(
        night,
        "licence-unusable",
        new Text(
            "许可证 %s 的拐点不能构成明确的范围".formatted(unusable),
            "the corners of licence %s give no clear area".formatted(unusable)),
        "corners");
  }

  public static Rule.Outcome unreadable(Rule rule, MineNight night, String table) {
    return rule.cannotJudge(
        night, "table-unreadable", unreadable(table), table.replace(".csv", ""));
  }

  public static Rule.Outcome partlyUnreadable(
      Rule rule, MineNight night, List<Observation> seen, String table) {
    return rule.partial(
        night, seen, "table-unreadable", unreadable(table), table.replace(".csv", ""));
  }

  private static Text unreadable(String table) {
    return new Text(table + " 无法读取", table + " could not be read");
  }

  /**
   * Says of a rule that looks at reported faces alone that there is none; empty when some was ever
   * reported, or when the table cannot be read, which is told otherwise.
   */
  public static Optional<Rule.Outcome> noFaces(Rule rule, MineNight night) {
    return night.records().faces().isEmpty() && !night.isUnreadable("faces.csv")
        ? Optional.of(
            rule.cannotJudge(
                night, "no-faces", new Text("没有上报任何采掘工作面", "no face is on report"), "faces"))
        : Optional.empty();
  }

  /**
   * Says of a rule that measures from where faces stand that no report tells; empty when some does,
   * when no face is at work, or when the table cannot be read.
   */
  public static Optional<Rule.Outcome> noProgress(Rule rule, MineNight night) {
    boolean told =
        night.faceWorks().isEmpty()
            || night.faceWorks().stream().anyMatch(w -> !w.progress().isEmpty());
    return told || night.isUnreadable("face_progress.csv")
        ? Optional.empty()
        : Optional.of(
            rule.cannotJudge(
                night,
                "no-progress",
                new Text("上报工作面没有位置和进尺", "no reported face has a place and an advance"),
                "face_progress"));
  }

  /** Why a rule that measures from faces cannot: none is on report, or none tells its advance. */
  public static Optional<Rule.Outcome> noFacesOrProgress(Rule rule, MineNight night) {
    return noFaces(rule, night).or(() -> noProgress(rule, night));
  }

  public static String noDrawingCode(MineNight night) {
    return night.hasUnreadablePlan() ? "drawing-unreadable" : "no-drawing";
  }

  public static Text noDrawing(MineNight night) {
    return night.hasUnreadablePlan()
        ? new Text("最近一份采掘工程平面图无法读取", "the latest mining plan could not be read")
        : new Text("没有可用的采掘工程平面图", "there is no usable mining plan");
  }
}
