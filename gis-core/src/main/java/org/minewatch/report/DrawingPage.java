package org.minewatch.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.drawing.place.Registration;
import org.minewatch.drawing.revision.ChangeKind;
import org.minewatch.drawing.revision.RevisionText;
import org.minewatch.drawingcheck.Conclusion;
import org.minewatch.drawingcheck.CornerLine;
import org.minewatch.drawingcheck.DrawingVerdict;
import org.minewatch.drawingcheck.LayerLine;
import org.minewatch.drawingcheck.SheetNames;
import org.minewatch.drawingcheck.Unread;
import org.minewatch.finding.Finding;
import org.minewatch.finding.Judgement;
import org.minewatch.finding.MapFeature;
import org.minewatch.region.Rejection;
import org.minewatch.wording.Text;

/**
 * The verdict on a drawing as one HTML page of the same make as the night's report: nothing is
 * loaded, no script runs, and every word of the drawing is only ever text.
 */
public final class DrawingPage {
  private static final int MOST_ROWS = 500;

  /** Each has a map of its own. */
  private static final int MOST_FINDINGS = 100;

  /** The map of a larger drawing would be too heavy to open; the GeoJSON has all of it. */
  private static final int MOST_VERTICES = 400_000;

  private final DrawingVerdict verdict;
  private final Html html = new Html();
  private int leftOut;

  private DrawingPage(DrawingVerdict verdict) {
    this.verdict = verdict;
  }

  public static void write(DrawingVerdict verdict, OutputStream out) throws IOException {
    out.write(new DrawingPage(verdict).page().getBytes(StandardCharsets.UTF_8));
  }

  private String page() {
    HtmlReport.begin("矿界哨兵 minewatch · " + verdict.file() + " · " + verdict.day(), html);
    head();
    rejections();
    verdict.drawing().ifPresent(this::sections);
    html.raw("</main></body></html>\n");
    return html.take();
  }

  private void sections(MineDrawing drawing) {
    ReportNight.MineNight mine =
        new ReportNight.MineNight(
            1,
            verdict.mine(),
            1,
            verdict.findings(),
            verdict.judgements(),
            verdict.licences(),
            features(drawing));
    placement(drawing);
    heading("图与实际", "What lies over what");
    MineSection.map(mine, html);
    if (leftOut > 0) {
      note(
          "图形过多，" + leftOut + " 个图元未画出，见 drawing.geojson",
          leftOut + " features are not drawn here; drawing.geojson has them");
    }
    findings(mine);
    differences();
    layers();
    unread();
    corners();
    unjudged();
  }

  private void heading(String zh, String en) {
    html.raw("\n<h2>").both(zh, en).raw("</h2>");
  }

  private void note(String zh, String en) {
    html.raw("<p class=\"small\">").both(zh, en).raw("</p>");
  }

  private void head() {
    html.raw("<h1>").both("图纸检查", "Check of a drawing").raw("</h1><p>").name(verdict.file());
    html.raw(" · ").name(verdict.mine().name()).raw(" <small>").name(verdict.mine().code());
    html.raw("</small> · ").name(verdict.region().name()).raw(" · <b>");
    html.text(verdict.day().toString()).raw("</b></p>");
    boolean refused = verdict.conclusion() == Conclusion.REFUSED;
    html.raw(refused ? "<p class=\"lead hatched\"><b>" : "<p class=\"lead\"><b>");
    html.both(verdict.conclusion().label()).raw("</b></p>");
    verdict.refusal().ifPresent(r -> html.raw("<p>").both(r).raw("</p>"));
    verdict
        .sheet()
        .ifPresent(
            s -> {
              html.raw("<p>").both(SheetNames.of(s.kind())).raw(" · ").both(s.reason());
              html.raw(" · ").name(verdict.facts().format() + " " + verdict.facts().encoding());
              html.raw("</p>");
            });
    note(
        "规则表版本 " + verdict.ruleSetVersion() + " · SHA-256 " + verdict.sha256(),
        "rule set " + verdict.ruleSetVersion() + " · SHA-256 " + verdict.sha256());
    note("所列均为附证据的线索，不是法律结论。", "Every finding is a lead with evidence, not a legal conclusion.");
    if (!verdict.assumptions().isEmpty()) {
      html.raw("<ul>");
      for (Text t : verdict.assumptions()) {
        html.raw("<li>").both(t).raw("</li>");
      }
      html.raw("</ul>");
    }
  }

  /** What the rules laid over each other, what no rule reads, and what changed. */
  private List<MapFeature> features(MineDrawing drawing) {
    List<MapFeature> features = new ArrayList<>();
    int[] vertices = {0};
    verdict.map().forEach(f -> add(features, f, vertices));
    for (DrawnFeature f : drawing.features()) {
      boolean unread = f.layerClass() == LayerClass.UNKNOWN || f.layerClass() == LayerClass.IGNORE;
      if (unread && f.geometry().getDimension() > 0) {
        place("unknown", f.geometry(), features, vertices);
      }
    }
    verdict
        .difference()
        .ifPresent(
            d -> d.changes().forEach(c -> place(layer(c.kind()), c.where(), features, vertices)));
    return features;
  }

  private static String layer(ChangeKind kind) {
    return switch (kind) {
      case NEW, GROWN -> "change-new";
      case GONE, SHRUNK -> "change-gone";
      default -> "change-other";
    };
  }

  private void place(String layer, Geometry metres, List<MapFeature> features, int[] vertices) {
    if (!metres.isEmpty() && verdict.frame().coversAll(metres)) {
      add(
          features,
          new MapFeature(
              verdict.mine().code(), layer, new TreeMap<>(), verdict.frame().toLonLat(metres)),
          vertices);
    }
  }

  private void add(List<MapFeature> features, MapFeature f, int[] vertices) {
    vertices[0] += f.geometry().getNumPoints();
    if (vertices[0] > MOST_VERTICES) {
      leftOut++;
    } else {
      features.add(f);
    }
  }

  private void placement(MineDrawing drawing) {
    heading("定位", "Where it lies");
    html.raw("<p>");
    html.both(
        "中误差 %s m；%d 个图元；煤层 %s；%s"
            .formatted(
                figure(drawing.sigmaMetres()),
                drawing.features().size(),
                drawing.submission().seam().isEmpty() ? "未知" : drawing.submission().seam(),
                drawing.elevationsKnown() ? "有标高" : "没有可用标高"),
        "sigma %s m; %d features; seam %s; %s"
            .formatted(
                figure(drawing.sigmaMetres()),
                drawing.features().size(),
                drawing.submission().seam().isEmpty() ? "unknown" : drawing.submission().seam(),
                drawing.elevationsKnown() ? "with elevations" : "no elevations"));
    html.raw("</p>");
    drawing.place().registration().ifPresent(this::registration);
    drawing.place().grid().ifPresent(this::registration);
    verdict
        .displacement()
        .ifPresent(
            d -> {
              html.raw("<p>");
              html.both(
                  "与人员和基站比对：偏移 %s m（东 %s，北 %s），旋转 %s°%s"
                      .formatted(
                          figure(d.typicalMetres()),
                          figure(d.eastMetres()),
                          figure(d.northMetres()),
                          figure(d.rotationDegrees()),
                          d.isAmbiguous() ? "；多处同样吻合，不能判断" : ""),
                  "against people and stations: %s m off (east %s, north %s), turned by %s degrees%s"
                      .formatted(
                          figure(d.typicalMetres()),
                          figure(d.eastMetres()),
                          figure(d.northMetres()),
                          figure(d.rotationDegrees()),
                          d.isAmbiguous() ? "; ambiguous" : ""));
              html.raw("</p>");
            });
  }

  private void registration(Registration r) {
    table(
        new Text(
            "点（" + SheetNames.of(r.method()).zh() + "）",
            "point (" + SheetNames.of(r.method()).en() + ")"),
        new Text("东向残差 m", "residual east, m"),
        new Text("北向残差 m", "residual north, m"),
        new Text("不符", "does not fit"));
    rows(
        r.residuals(),
        p -> {
          html.name(p.point()).raw("</td><td class=\"n\">").text(three(p.easting()));
          html.raw("</td><td class=\"n\">").text(three(p.northing())).raw("</td><td>");
          html.text(p.suspect() ? "!" : "");
        });
  }

  private void findings(ReportNight.MineNight mine) {
    heading("线索", "Findings");
    if (verdict.findings().isEmpty()) {
      note("在能够判断的范围内未见疑点。", "Nothing was found in what could be judged.");
    }
    int shown = Math.min(MOST_FINDINGS, verdict.findings().size());
    int number = 1;
    for (Finding f : verdict.findings().subList(0, shown)) {
      FindingCard.write(f, number++, mine, verdict.day(), verdict.region().timeZone(), html);
    }
    more(verdict.findings().size(), shown);
  }

  private void differences() {
    heading("与上一版的变化", "Differences to the earlier plan");
    if (verdict.difference().isEmpty()) {
      note("没有可对比的早期图纸。", "There is no earlier drawing to compare with.");
      return;
    }
    var d = verdict.difference().get();
    html.raw("<p>").name(d.earlier().file()).raw(" · ").text(d.earlier().asOf().toString());
    html.raw("</p><ol>");
    List<Text> list = RevisionText.list(d);
    for (Text t : list.subList(0, Math.min(MOST_ROWS, list.size()))) {
      html.raw("<li>").both(t).raw("</li>");
    }
    html.raw("</ol>");
    more(list.size(), MOST_ROWS);
  }

  private void layers() {
    heading("图层", "Layers");
    table(
        new Text("图层", "layer"),
        new Text("用作", "used as"),
        new Text("可信度", "confidence"),
        new Text("图元", "features"),
        new Text("建议与依据", "suggestion and why"));
    rows(
        verdict.layers(),
        (LayerLine l) -> {
          html.name(l.layer()).raw("</td><td>").both(Words.of("layer", l.used().wireName()));
          html.raw(l.neighbour().isEmpty() ? "" : " ").name(l.neighbour());
          html.raw("</td><td class=\"n\">").text(figure(l.confidence()));
          html.raw("</td><td class=\"n\">").text(l.features()).raw("</td><td>");
          html.text(l.suggestion().layerClass().wireName()).raw(" ");
          html.text(figure(l.suggestion().confidence()));
          l.suggestion().reasons().forEach(t -> html.raw(" · ").both(t));
        });
  }

  private void unread() {
    heading("未理解或未采用的内容", "Not understood or left aside");
    table(
        new Text("内容", "what"),
        new Text("数量", "count"),
        new Text("首个位置", "first at"),
        new Text("图层", "layer"));
    rows(
        verdict.unread(),
        (Unread u) -> {
          html.both(u.what()).raw("</td><td class=\"n\">").text(u.count()).raw("</td><td>");
          html.name(u.first()).raw("</td><td>").name(u.layer());
        });
    html.raw("<ul class=\"small\">");
    for (String n : verdict.notes().subList(0, Math.min(MOST_ROWS, verdict.notes().size()))) {
      html.raw("<li>").text(n).raw("</li>");
    }
    html.raw("</ul>");
  }

  private void corners() {
    if (verdict.corners().isEmpty()) {
      return;
    }
    heading("图上印的拐点坐标", "Corners printed on it");
    table(
        new Text("拐点", "corner"),
        new Text("X（北）", "X (north)"),
        new Text("Y（东）", "Y (east)"),
        new Text("距许可证拐点 m", "to the licence's, m"),
        new Text("距图上边界 m", "to the drawn line, m"));
    rows(
        verdict.corners(),
        (CornerLine c) -> {
          html.name(c.name()).raw("</td><td class=\"n\">").text(three(c.northing()));
          html.raw("</td><td class=\"n\">").text(three(c.easting()));
          html.raw("</td><td class=\"n\">").text(three(c.toLicenceMetres()));
          html.text(c.differs() ? " !" : "").raw("</td><td class=\"n\">");
          html.text(three(c.toDrawnMetres()));
        });
  }

  private void unjudged() {
    heading("未能判定的内容", "What could not be judged");
    table(new Text("规则", "rule"), new Text("状态", "state"), new Text("原因", "why"));
    rows(
        verdict.unjudged(),
        (Judgement j) -> {
          html.both(Words.of("rule", j.rule().code())).raw("</td><td>");
          html.both(Words.of("state", j.state().wireName())).raw("</td><td>").both(j.reason());
        });
  }

  private void rejections() {
    if (verdict.rejections().isEmpty()) {
      return;
    }
    heading("未能采用的输入", "Input that could not be used");
    table(
        new Text("文件", "file"),
        new Text("行", "line"),
        new Text("列", "column"),
        new Text("原因", "reason"),
        new Text("原文", "text"));
    rows(
        verdict.rejections(),
        (Rejection r) -> {
          html.name(r.file()).raw("</td><td class=\"n\">").text(r.line()).raw("</td><td>");
          html.name(r.column()).raw("</td><td>").text(r.reason()).raw("</td><td>").name(r.raw());
        });
  }

  private void table(Text... columns) {
    html.raw("<table><thead><tr>");
    for (Text c : columns) {
      html.raw("<th>").both(c).raw("</th>");
    }
    html.raw("</tr></thead><tbody>");
  }

  private interface Row<T> {
    void cells(T value);
  }

  private <T> void rows(List<T> values, Row<T> row) {
    for (T v : values.subList(0, Math.min(MOST_ROWS, values.size()))) {
      html.raw("<tr><td>");
      row.cells(v);
      html.raw("</td></tr>");
    }
    html.raw("</tbody></table>");
    more(values.size(), MOST_ROWS);
  }

  private void more(int all, int shown) {
    if (all > shown) {
      note(
          "另有 %d 项，见 verdict.json".formatted(all - shown), (all - shown) + " more in verdict.json");
    }
  }

  private static String figure(double v) {
    return String.format(Locale.ROOT, "%.2f", v);
  }

  private static String three(double v) {
    return Double.isNaN(v) ? "—" : String.format(Locale.ROOT, "%.3f", v);
  }
}
