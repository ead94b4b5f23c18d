package org.minewatch.drawingcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.minewatch.displacement.Displacement;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.drawing.place.Registration;
import org.minewatch.drawing.revision.RevisionDifference;
import org.minewatch.drawing.revision.RevisionText;
import org.minewatch.finding.Finding;
import org.minewatch.finding.Judgement;
import org.minewatch.region.Rejection;
import org.minewatch.wording.Text;

/**
 * The verdict as lines for a terminal, Chinese first and English beside or below. Words from the
 * drawing cannot steer the terminal: what controls or reorders text is shown as a mark.
 */
public final class VerdictText {
  private static final int WIDTH = 100;
  private static final int MOST_LISTED = 30;
  private static final int LONGEST = 400;

  private final List<String> lines = new ArrayList<>();

  private VerdictText() {}

  public static List<String> lines(DrawingVerdict v) {
    VerdictText text = new VerdictText();
    text.head(v);
    v.refusal().ifPresent(r -> text.say("  ", r));
    v.drawing().ifPresent(d -> text.place(v, d));
    v.assumptions().forEach(a -> text.say("  ", new Text("取定：" + a.zh(), "assumed: " + a.en())));
    text.rejections(v.rejections());
    if (v.drawing().isPresent()) {
      text.layers(v.layers());
      text.unread(v);
      text.corners(v.corners());
      text.displacement(v);
      text.findings(v);
      text.unjudged(v.unjudged());
      text.difference(v.difference());
    }
    return text.lines;
  }

  private void say(String indent, Text t) {
    String zh = visible(t.zh());
    String en = visible(t.en());
    if (zh.equals(en)) {
      lines.add(indent + zh);
    } else if (zh.length() + en.length() < WIDTH) {
      lines.add(indent + zh + "  |  " + en);
    } else {
      lines.add(indent + zh);
      lines.add(indent + "    " + en);
    }
  }

  private void say(String indent, String zh, String en) {
    say(indent, new Text(zh, en));
  }

  private void more(int all) {
    if (all > MOST_LISTED) {
      say(
          "  ",
          "…另有 %d 项".formatted(all - MOST_LISTED),
          "and %d more".formatted(all - MOST_LISTED));
    }
  }

  /** One line, without what steers a terminal or reorders the words around it. */
  static String visible(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .forEach(
            c -> {
              int type = Character.getType(c);
              boolean harmful =
                  type == Character.CONTROL
                      || type == Character.FORMAT
                      || type == Character.SURROGATE
                      || type == Character.LINE_SEPARATOR
                      || type == Character.PARAGRAPH_SEPARATOR;
              out.appendCodePoint(c == '\n' || c == '\t' || c == '\r' ? ' ' : harmful ? 0xFFFD : c);
            });
    return text.codePointCount(0, text.length()) > LONGEST
        ? out.append('…').toString()
        : out.toString();
  }

  private void head(DrawingVerdict v) {
    say(
        "",
        "图纸 %s，%s（%s），按 %s 判断".formatted(v.file(), v.mine().name(), v.mine().code(), v.day()),
        "drawing %s of mine %s, judged for %s".formatted(v.file(), v.mine().code(), v.day()));
    say("", "结论：" + v.conclusion().label().zh(), "verdict: " + v.conclusion().label().en());
    v.sheet()
        .ifPresent(
            s ->
                say(
                    "",
                    "图种：" + SheetNames.of(s.kind()).zh() + format(v),
                    "sheet: " + SheetNames.of(s.kind()).en()));
  }

  private static String format(DrawingVerdict v) {
    String facts = (v.facts().format() + " " + v.facts().encoding()).strip();
    return facts.isEmpty() ? "" : "（" + facts + "）";
  }

  private void place(DrawingVerdict v, MineDrawing d) {
    Optional<Registration> r = d.place().registration();
    say(
        "",
        "定位：%s，中误差 %s m，%d 个图元"
            .formatted(
                r.map(x -> SheetNames.of(x.method()).zh() + "配准")
                    .orElse(
                        "按坐标"
                            + (d.submission().crs().isBlank()
                                ? "和许可证推定"
                                : " " + d.submission().crs())),
                two(d.sigmaMetres()),
                d.features().size()),
        "placed by %s, sigma %s m, %d features"
            .formatted(
                r.map(x -> SheetNames.of(x.method()).en())
                    .orElse(
                        d.submission().crs().isBlank()
                            ? "its coordinates and the licence"
                            : "its coordinates in " + d.submission().crs()),
                two(d.sigmaMetres()),
                d.features().size()));
    r.or(() -> d.place().grid())
        .ifPresent(
            x -> {
              say(
                  "  ",
                  "%s %d 个点，RMS %s m，旋转 %s°，比例 %s m/单位"
                      .formatted(
                          SheetNames.of(x.method()).zh(),
                          x.residuals().size(),
                          three(x.rmsMetres()),
                          three(x.way().rotationDegrees()),
                          String.format(Locale.ROOT, "%.6g", x.way().scale())),
                  "%d points of %s, RMS %s m"
                      .formatted(
                          x.residuals().size(),
                          SheetNames.of(x.method()).en(),
                          three(x.rmsMetres())));
              x.residuals().stream()
                  .sorted((a, b) -> Double.compare(b.metres(), a.metres()))
                  .limit(8)
                  .forEach(
                      p ->
                          lines.add(
                              "    "
                                  + visible(p.point())
                                  + " "
                                  + three(p.metres())
                                  + " m"
                                  + (p.suspect() ? " !" : "")));
            });
    if (!d.elevationsKnown()) {
      say("  ", "图上没有可用标高", "it carries no elevations");
    }
  }

  private void rejections(List<Rejection> rejections) {
    if (rejections.isEmpty()) {
      return;
    }
    say("", "未能采用：%d 处".formatted(rejections.size()), "rejected: %d".formatted(rejections.size()));
    for (Rejection r : rejections.subList(0, Math.min(MOST_LISTED, rejections.size()))) {
      lines.add(
          "  "
              + visible(
                  r.file()
                      + (r.line() > 0 ? ":" + r.line() : "")
                      + (r.column().isEmpty() ? "" : " " + r.column())
                      + " "
                      + r.reason()));
    }
    more(rejections.size());
  }

  private void layers(List<LayerLine> layers) {
    say("", "图层 %d 个".formatted(layers.size()), "%d layers".formatted(layers.size()));
    for (LayerLine l : layers.subList(0, Math.min(MOST_LISTED, layers.size()))) {
      String open =
          l.isOpen() && l.suggestion().layerClass() != LayerClass.UNKNOWN
              ? " → %s? %s"
                  .formatted(
                      l.suggestion().layerClass().wireName(), two(l.suggestion().confidence()))
              : "";
      lines.add(
          "  "
              + visible(
                  "%s: %s %s, %d%s"
                      .formatted(
                          l.layer(),
                          l.used().wireName()
                              + (l.neighbour().isEmpty() ? "" : " (" + l.neighbour() + ")"),
                          two(l.confidence()),
                          l.features(),
                          l.entities().isEmpty()
                              ? open
                              : " "
                                  + l.entities().entrySet().stream()
                                      .limit(6)
                                      .map(e -> e.getKey() + "=" + e.getValue())
                                      .collect(Collectors.joining(" ", "[", "]"))
                                  + open)));
    }
    more(layers.size());
  }

  private void unread(DrawingVerdict v) {
    if (!v.unread().isEmpty()) {
      say(
          "",
          "未理解或未采用 %d 类".formatted(v.unread().size()),
          "not understood or left aside: %d kinds".formatted(v.unread().size()));
      for (Unread u : v.unread().subList(0, Math.min(MOST_LISTED, v.unread().size()))) {
        String place = " (" + u.first() + (u.layer().isEmpty() ? "" : ", " + u.layer()) + ")";
        say("  ", u.what().zh() + "：" + u.count() + place, u.what().en());
      }
      more(v.unread().size());
    }
  }

  private void corners(List<CornerLine> corners) {
    if (corners.isEmpty()) {
      return;
    }
    long agree = corners.stream().filter(CornerLine::agrees).count();
    say(
        "",
        "图上印有 %d 个拐点坐标，%d 个与许可证一致".formatted(corners.size(), agree),
        "%d corners printed, %d agree with the licence".formatted(corners.size(), agree));
    corners.stream()
        .filter(CornerLine::differs)
        .limit(MOST_LISTED)
        .forEach(
            c ->
                say(
                    "  ",
                    "拐点 %s 距许可证最近拐点 %s m".formatted(c.name(), two(c.toLicenceMetres())),
                    "corner %s lies %s m from the licence's nearest"
                        .formatted(c.name(), two(c.toLicenceMetres()))));
  }

  private void displacement(DrawingVerdict v) {
    if (v.displacement().isEmpty()) {
      return;
    }
    Displacement d = v.displacement().get();
    double sigma = Math.hypot(d.sigmaMetres(), v.drawing().orElseThrow().sigmaMetres());
    say(
        "",
        "与人员轨迹和基站比对：偏移 %s m（东 %s，北 %s），旋转 %s°，中误差 %s m%s"
            .formatted(
                one(d.typicalMetres()),
                one(d.eastMetres()),
                one(d.northMetres()),
                two(d.rotationDegrees()),
                one(sigma),
                d.isAmbiguous() ? "；另有位置同样吻合，不能判断" : ""),
        "against people and stations: %s m off (east %s, north %s), turned %s degrees, sigma %s m%s"
            .formatted(
                one(d.typicalMetres()),
                one(d.eastMetres()),
                one(d.northMetres()),
                two(d.rotationDegrees()),
                one(sigma),
                d.isAmbiguous() ? "; ambiguous" : ""));
  }

  private void findings(DrawingVerdict v) {
    say("", "线索 %d 条".formatted(v.findings().size()), "%d findings".formatted(v.findings().size()));
    int n = 0;
    for (Finding f : v.findings().subList(0, Math.min(MOST_LISTED, v.findings().size()))) {
      say(
          "  ",
          "%d. [%s，%s] %s（%s）"
              .formatted(
                  ++n,
                  f.severity().nameZh(),
                  f.certainty().nameZh(),
                  f.title().zh(),
                  f.rule().code()),
          f.title().en());
    }
    more(v.findings().size());
  }

  private void unjudged(List<Judgement> unjudged) {
    if (unjudged.isEmpty()) {
      return;
    }
    say(
        "",
        "未能（完全）判断 %d 条规则".formatted(unjudged.size()),
        "%d rules could not judge, or not wholly".formatted(unjudged.size()));
    unjudged.forEach(j -> say("  ", j.rule().code() + "：" + j.reason().zh(), j.reason().en()));
  }

  private void difference(Optional<RevisionDifference> difference) {
    if (difference.isEmpty()) {
      say("", "没有可对比的早期图纸", "no earlier drawing to compare with");
      return;
    }
    RevisionDifference d = difference.get();
    List<Text> list = RevisionText.list(d);
    say(
        "",
        "与 %s（%s）相比：%d 处变化".formatted(d.earlier().file(), d.earlier().asOf(), d.changes().size()),
        "against it: %d changes".formatted(d.changes().size()));
    list.stream().limit(MOST_LISTED).forEach(t -> say("  ", t));
    more(list.size());
  }

  private static String one(double v) {
    return String.format(Locale.ROOT, "%.1f", v);
  }

  private static String two(double v) {
    return String.format(Locale.ROOT, "%.2f", v);
  }

  private static String three(double v) {
    return String.format(Locale.ROOT, "%.3f", v);
  }
}
