package org.minewatch.detect;

import java.util.List;
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

  public static String noDrawingCode(MineNight night) {
    return night.hasUnreadablePlan() ? "drawing-unreadable" : "no-drawing";
  }

  public static Text noDrawing(MineNight night) {
    return night.hasUnreadablePlan()
        ? new Text("最近一份采掘工程平面图无法读取", "the latest mining plan could not be read")
        : new Text("没有可用的采掘工程平面图", "there is no usable mining plan");
  }
}
