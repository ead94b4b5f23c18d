package org.minewatch.drawing.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.minewatch.drawing.LayerClass;
import org.minewatch.wording.Text;

/** Says what changed, one sentence a change, for people. */
public final class RevisionText {
  private RevisionText() {}

  /** The whole difference as a list; one line says so when there is none. */
  public static List<Text> list(RevisionDifference d) {
    List<Text> lines = new ArrayList<>();
    if (d.isEmpty()) {
      return List.of(new Text("两版图纸内容一致", "the two revisions show the same"));
    }
    d.wholeMove()
        .ifPresent(
            m ->
                lines.add(
                    new Text(
                        "图纸整体移动 %s 米（东 %s，北 %s），旋转 %s 度；以下为扣除整体移动后的变化"
                            .formatted(
                                one(m.metres()),
                                one(m.eastMetres()),
                                one(m.northMetres()),
                                two(m.rotationDegrees())),
                        "the whole plan moved by %s m (east %s, north %s) and turned by %s degrees; what follows remains after that"
                            .formatted(
                                one(m.metres()),
                                one(m.eastMetres()),
                                one(m.northMetres()),
                                two(m.rotationDegrees())))));
    d.heightShift()
        .ifPresent(
            h ->
                lines.add(
                    new Text(
                        "全部标高统一%s %s 米".formatted(h > 0 ? "抬高" : "降低", one(Math.abs(h))),
                        "all elevations %s by %s m alike"
                            .formatted(h > 0 ? "raised" : "lowered", one(Math.abs(h))))));
    d.changes().forEach(c -> lines.add(say(c)));
    return lines;
  }

  /** One change. */
  public static Text say(Change c) {
    String zh = c.kind().label().zh() + "：" + thing(c.what()).zh();
    String en = c.kind().label().en() + ": " + thing(c.what()).en();
    if (!c.name().isEmpty()) {
      zh += " " + c.name();
      en += " " + c.name();
    }
    if (c.extent().isPresent()) {
      boolean area = c.where().getDimension() == 2;
      zh += "，" + whole(c.extent().getAsDouble()) + (area ? " 平方米" : " 米");
      en += ", " + whole(c.extent().getAsDouble()) + (area ? " m2" : " m");
    }
    if (c.by().isPresent()) {
      double by = c.by().getAsDouble();
      boolean height = c.kind() == ChangeKind.ELEVATION;
      zh += (height ? by > 0 ? "，抬高 " : "，降低 " : "，移动 ") + one(Math.abs(by)) + " 米";
      en +=
          (height ? by > 0 ? ", raised by " : ", lowered by " : ", by ") + one(Math.abs(by)) + " m";
    }
    if (!c.before().isEmpty() || !c.after().isEmpty()) {
      zh += "（" + c.before() + " → " + c.after() + "）";
      en += " (" + c.before() + " -> " + c.after() + ")";
    }
    return new Text(zh, en);
  }

  /** What things of a class are called. */
  public static Text thing(LayerClass c) {
    return switch (c) {
      case LICENCE_BOUNDARY -> new Text("井田边界拐点", "boundary corner");
      case ROADWAY -> new Text("巷道", "roadway");
      case FACE -> new Text("工作面", "face");
      case GOAF -> new Text("采空区", "goaf");
      case PILLAR -> new Text("煤柱", "pillar");
      case SEAL -> new Text("密闭", "seal");
      case CHAMBER -> new Text("硐室", "chamber");
      case SHAFT -> new Text("井筒", "shaft");
      case FAULT -> new Text("断层", "fault");
      case FIRE_AREA -> new Text("火区", "fire area");
      case FORBIDDEN_AREA -> new Text("禁采区", "forbidden area");
      case DEFERRED_AREA -> new Text("缓采区", "deferred area");
      case MINEABLE_AREA -> new Text("可采区", "mineable area");
      case WATER_EXTENT -> new Text("积水区", "water body");
      case STOP_LINE -> new Text("停采线", "stop line");
      case PROBE_LINE -> new Text("探水线", "probe line");
      case ALERT_LINE -> new Text("警戒线", "alert line");
      case NEIGHBOUR -> new Text("相邻矿井工程", "a neighbour's workings");
      case ANNOTATION -> new Text("注记", "text");
      case IGNORE, UNKNOWN -> new Text("未识别图层", "unrecognised layer");
    };
  }

  static String one(double v) {
    return String.format(Locale.ROOT, "%.1f", v);
  }

  private static String two(double v) {
    return String.format(Locale.ROOT, "%.2f", v);
  }

  private static String whole(double v) {
    return String.format(Locale.ROOT, "%.0f", v);
  }
}
