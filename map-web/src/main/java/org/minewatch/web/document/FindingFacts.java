package org.minewatch.web.document;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.finding.Finding;
import org.minewatch.geo.CrsCatalogue;
import org.minewatch.geo.PlaneGrid;
import org.minewatch.pack.Checks;
import org.minewatch.report.FindingWords;
import org.minewatch.report.Words;
import org.minewatch.web.store.FindingView;
import org.minewatch.web.store.MineView;

/** What a night says of a finding and its mine, in the words of a document. */
final class FindingFacts {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  private FindingFacts() {}

  static Map<String, String> of(Finding finding, MineView mine, ZoneId zone) {
    Map<String, String> facts = new TreeMap<>();
    facts.put("煤矿名称", mine.name());
    facts.put("矿井代码", mine.code());
    facts.put("区县", mine.county());
    facts.put("乡镇", mine.township());
    facts.put("主管部门", mine.supervisedBy());
    facts.put("许可证号", String.join("、", mine.licenceNos()));
    facts.put("线索编号", finding.id());
    facts.put("线索标题", finding.title().zh());
    facts.put("线索状态", finding.ended() ? "当夜结束" : "持续中");
    facts.put("规则", Words.of("rule", finding.rule().code()).zh());
    facts.put("级别", Words.of("severity", finding.severity().wireName()).zh());
    facts.put("可信度", Words.of("certainty", finding.certainty().wireName()).zh());
    facts.put("首次发现", time(finding.firstSeen(), zone));
    facts.put("最近发现", time(finding.lastSeen(), zone));
    facts.put(
        "人数",
        Optional.ofNullable(finding.measures().get("persons"))
            .map(n -> String.format(Locale.ROOT, "%.0f 人", n))
            .orElse(""));
    facts.put("图纸", drawings(finding));
    facts.put("其他解释", finding.benign().stream().map(b -> b.zh()).collect(Collectors.joining("；")));
    return facts;
  }

  /** Where it is, as far as there is one place; north before east, as licences have it. */
  static Map<String, String> place(Finding finding, Optional<PlaneGrid> licence) {
    if (finding.geometry().isEmpty()) {
      return Map.of("位置坐标", "涉及全矿");
    }
    Coordinate at = finding.geometry().get().getInteriorPoint().getCoordinate();
    Map<String, String> place = new TreeMap<>();
    place.put("位置经纬度", String.format(Locale.ROOT, "%.6f，%.6f", at.x, at.y));
    licence
        .filter(g -> g.coversLonLat(at.x, at.y))
        .ifPresent(
            grid -> {
              double[] en = grid.fromLonLat(at.x, at.y);
              place.put(
                  "位置坐标",
                  String.format(
                      Locale.ROOT,
                      "X %.2f，Y %.2f（%s）",
                      en[1],
                      en[0],
                      CrsCatalogue.describe(grid.crs())));
            });
    return place;
  }

  private static String drawings(Finding finding) {
    return finding.evidence().stream()
        .filter(e -> e.facts().get("drawing_id") instanceof String)
        .map(
            e ->
                e.facts().get("drawing_id")
                    + (e.facts().get("as_of") instanceof String asOf ? "（" + asOf + "）" : ""))
        .distinct()
        .sorted()
        .collect(Collectors.joining("、"));
  }

  private static String time(OffsetDateTime at, ZoneId zone) {
    return TIME.format(at.atZoneSameInstant(zone));
  }

  static Map<String, List<Map<String, String>>> lists(Finding finding, List<FindingView> others) {
    Map<String, List<Map<String, String>>> lists = new TreeMap<>();
    lists.put("依据", numbered(finding.basis().stream().map(b -> Map.of("名称", b.nameZh()))));
    lists.put(
        "量值",
        FindingWords.measures(finding).stream()
            .map(m -> Map.of("名称", m.name().zh(), "数值", m.figure().zh()))
            .toList());
    lists.put(
        "证据",
        numbered(FindingWords.evidence(finding).stream().map(e -> Map.of("内容", e.line().zh()))));
    lists.put(
        "检查",
        numbered(
            Checks.tasks(finding).stream()
                .map(t -> Map.of("类别", t.how().zh(), "内容", t.words().zh()))));
    lists.put(
        "线索",
        numbered(
            others.stream()
                .map(
                    f ->
                        Map.of(
                            "内容",
                            f.titleZh(),
                            "级别",
                            Words.of("severity", f.severity()).zh(),
                            "编号",
                            f.id()))));
    return lists;
  }

  private static List<Map<String, String>> numbered(Stream<Map<String, String>> items) {
    List<Map<String, String>> numbered = new ArrayList<>();
    items.forEach(
        item -> {
          Map<String, String> one = new TreeMap<>(item);
          one.put("序号", String.valueOf(numbered.size() + 1));
          numbered.add(one);
        });
    return numbered;
  }
}
