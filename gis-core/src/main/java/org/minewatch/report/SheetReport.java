package org.minewatch.report;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.finding.Finding;
import org.minewatch.finding.Judgement;
import org.minewatch.finding.LicenceAccount;
import org.minewatch.finding.NightDocument;
import org.minewatch.finding.NightResult;
import org.minewatch.finding.Severity;
import org.minewatch.report.sheet.SheetBook;
import org.minewatch.report.sheet.SheetTable;
import org.minewatch.sight.FaceLine;
import org.minewatch.wording.Text;

/**
 * The night's tables for those who go on calculating: findings, measures, mines, faces, judgements,
 * licences, the trend, and what to keep in mind.
 */
public final class SheetReport implements NightDocument {

  @Override
  public String fileName() {
    return "report.xlsx";
  }

  @Override
  public void write(NightResult result, OutputStream out) throws IOException {
    ReportNight night = ReportNight.of(result);
    SheetBook.write(
        List.of(
            findings(night),
            measures(night),
            mines(night),
            faces(night),
            judgements(result),
            licences(result),
            trend(result),
            about(result)),
        result.night().plusDays(1).atStartOfDay(result.region().timeZone()),
        out);
  }

  /** From {@code 中文|English;…}; where one is missing, the column holds the other language. */
  private static List<Text> heads(String columns) {
    return Arrays.stream(columns.split(";"))
        .map(column -> column.split("\\|", -1))
        .map(names -> new Text(names[0], names[1]))
        .toList();
  }

  private static SheetTable findings(ReportNight night) {
    ZoneId zone = night.result().region().timeZone();
    List<List<Object>> rows = new ArrayList<>();
    for (ReportNight.MineNight mine : night.mines()) {
      Set<String> opened = FindingCounts.opened(List.of(mine));
      for (Finding f : mine.findings()) {
        Coordinate at = f.geometry().map(g -> g.getInteriorPoint().getCoordinate()).orElse(null);
        rows.add(
            Arrays.asList(
                mine.mine().code(),
                mine.mine().name(),
                mine.mine().county(),
                f.severity().nameZh(),
                f.severity().nameEn(),
                f.certainty().nameZh(),
                f.certainty().nameEn(),
                state(f, opened).zh(),
                state(f, opened).en(),
                f.rule().code(),
                Words.of("rule", f.rule().code()).zh(),
                Words.of("rule", f.rule().code()).en(),
                f.title().zh(),
                f.title().en(),
                local(f.firstSeen(), zone),
                local(f.lastSeen(), zone),
                f.confidence(),
                at == null ? null : at.x,
                at == null ? null : at.y,
                f.id()));
      }
    }
    return new SheetTable(
        new Text("线索", "Findings"),
        heads(
            "矿井编码|mine code;矿井|mine;区县|county;级别|;|severity;确定性|;|certainty;状态|;"
                + "|state;规则|rule;种类|;|kind;内容|;|title;首次|first seen;末次|last seen;"
                + "概率|confidence;经度|longitude;纬度|latitude;编号|id"),
        rows);
  }

  private static Text state(Finding finding, Set<String> opened) {
    if (finding.ended()) {
      return new Text("当夜结束", "ended");
    }
    return opened.contains(finding.id()) ? new Text("新增", "new") : new Text("持续", "ongoing");
  }

  private static LocalDateTime local(OffsetDateTime at, ZoneId zone) {
    return at.atZoneSameInstant(zone).toLocalDateTime();
  }

  private static SheetTable measures(ReportNight night) {
    List<List<Object>> rows = new ArrayList<>();
    for (ReportNight.MineNight mine : night.mines()) {
      for (Finding f : mine.findings()) {
        f.measures()
            .forEach(
                (name, value) ->
                    rows.add(
                        Arrays.asList(
                            mine.mine().code(),
                            f.id(),
                            name,
                            Words.of("measure", name).zh(),
                            Words.of("measure", name).en(),
                            value,
                            Measures.unit(name).map(Text::zh).orElse(""))));
      }
    }
    return new SheetTable(
        new Text("量值", "Measures"),
        heads("矿井编码|mine code;线索编号|finding;量|name;名称|;|label;数值|value;单位|unit"),
        rows);
  }

  private static SheetTable mines(ReportNight night) {
    List<List<Object>> rows = new ArrayList<>();
    for (ReportNight.MineNight mine : night.mines()) {
      FindingCounts counts = FindingCounts.of(List.of(mine));
      var line = mine.mine();
      var people = line.sight().flatMap(s -> s.sight().people());
      OptionalInt most =
          line.sight().stream()
              .flatMap(s -> s.balance().crews().stream())
              .filter(c -> !c.shift().isEmpty())
              .flatMapToInt(c -> c.cards().stream())
              .max();
      List<Object> row = new ArrayList<>();
      row.addAll(List.of(line.code(), line.name(), line.county(), line.supervision().township()));
      row.add(Words.find("ownership", line.supervision().ownership()).map(Text::zh).orElse(""));
      row.add(line.supervision().supervisedBy());
      row.add(Words.find("mine-status", line.register().status()).map(Text::zh).orElse(""));
      for (Severity severity : Cells.GRAVEST_FIRST) {
        row.add(counts.open(severity));
      }
      row.addAll(List.of(counts.opened(), counts.ongoing(), counts.ended()));
      row.add(states(mine.judgements(), Judgement.State.JUDGED));
      row.add(states(mine.judgements(), Judgement.State.PARTIAL));
      row.add(states(mine.judgements(), Judgement.State.CANNOT_JUDGE));
      row.add(people.map(p -> (Object) p.cards()).orElse(null));
      row.add(people.map(p -> (Object) p.totalHours()).orElse(null));
      row.add(people.map(p -> (Object) p.onRoadShare()).orElse(null));
      row.add(most.isPresent() ? most.getAsInt() : null);
      OptionalInt limit = line.register().shiftHeadcountLimit();
      row.add(limit.isPresent() ? limit.getAsInt() : null);
      rows.add(row);
    }
    return new SheetTable(
        new Text("矿井", "Mines"),
        heads(
            "编码|code;矿井|mine;区县|county;乡镇|township;所有制|ownership;"
                + "监管单位|supervised by;状态|status;特别重大|critical;重大|major;预警|warning;"
                + "提示|notice;新增|new;持续|ongoing;当夜结束|ended;已判定规则|rules judged;"
                + "部分判定|in part;无法判定|not judged;定位卡|cards;井下人·时|person-hours;"
                + "定位到巷道比例|share on roads;单班最多人数|most in a shift;"
                + "核定单班人数|allowed in a shift"),
        rows);
  }

  private static long states(Collection<Judgement> judgements, Judgement.State state) {
    return judgements.stream().filter(j -> j.state() == state).count();
  }

  private static SheetTable faces(ReportNight night) {
    List<List<Object>> rows = new ArrayList<>();
    for (ReportNight.MineNight mine : night.mines()) {
      mine.mine().sight().ifPresent(s -> s.balance().faces().forEach(f -> rows.add(face(mine, f))));
    }
    return new SheetTable(
        new Text("工作面", "Faces"),
        heads(
            "矿井编码|mine code;矿井|mine;工作面编号|face;工作面|name;"
                + "当日上报进尺 m|reported today m;上报 m/日|reported m/day;观测 m/日|observed m/day;"
                + "观测下限|low;观测上限|high;人员在上报位置前方 m|crew ahead m"),
        rows);
  }

  private static List<Object> face(ReportNight.MineNight mine, FaceLine f) {
    return Arrays.asList(
        mine.mine().code(),
        mine.mine().name(),
        f.faceId(),
        f.name(),
        boxed(f.reportedMetres()),
        boxed(f.reportedPerDay()),
        boxed(f.observedPerDay()),
        boxed(f.observedLow()),
        boxed(f.observedHigh()),
        boxed(f.aheadMetres()));
  }

  private static Double boxed(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  private static SheetTable judgements(NightResult night) {
    List<List<Object>> rows = new ArrayList<>();
    for (Judgement j : night.judgements()) {
      rows.add(
          Arrays.asList(
              j.mineCode(),
              j.rule().code(),
              Words.of("rule", j.rule().code()).zh(),
              Words.of("state", j.state().wireName()).zh(),
              Words.of("state", j.state().wireName()).en(),
              j.reasonCode(),
              j.reason().zh(),
              j.reason().en(),
              String.join("; ", j.needs())));
    }
    return new SheetTable(
        new Text("判定", "Judgements"),
        heads(
            "矿井编码|mine code;规则|rule;种类|kind;判定|;|state;原因代码|reason code;原因|;"
                + "|reason;需要补充|needs"),
        rows);
  }

  private static SheetTable licences(NightResult night) {
    List<List<Object>> rows = new ArrayList<>();
    for (LicenceAccount l : night.licences()) {
      rows.add(
          Arrays.asList(
              l.mineCode(),
              l.licenceNo(),
              l.crs(),
              l.parts(),
              l.corners(),
              l.planeAreaKm2(),
              l.ellipsoidAreaKm2(),
              l.printedAreaKm2(),
              Words.of("licence-status", l.status()).zh(),
              l.notes()));
    }
    return new SheetTable(
        new Text("许可证", "Licences"),
        heads(
            "矿井编码|mine code;证号|licence;坐标系|CRS;区块|parts;拐点|corners;"
                + "平面面积 km²|plane area;椭球面积 km²|ellipsoid area;证载面积 km²|printed area;"
                + "核对|check;说明|notes"),
        rows);
  }

  private static SheetTable trend(NightResult night) {
    List<List<Object>> rows = new ArrayList<>();
    for (Trend.Day day : Trend.of(night).days()) {
      List<Object> row = new ArrayList<>();
      row.add(day.day());
      for (Severity severity : Cells.GRAVEST_FIRST) {
        row.add(day.open().get(severity.ordinal()));
      }
      row.addAll(List.of(day.openInAll(), day.begun(), day.over()));
      rows.add(row);
    }
    return new SheetTable(
        new Text("趋势", "Trend"),
        heads(
            "日期|day;特别重大|critical;重大|major;预警|warning;提示|notice;合计|in all;"
                + "首次证据|first evidence;末次证据|last evidence"),
        rows);
  }

  private static SheetTable about(NightResult night) {
    var facts = new TreeMap<String, Object>();
    facts.put("1 矿区 region", night.region().name());
    facts.put("2 日期 night", night.night());
    facts.put("3 时区 time zone", night.region().timeZone().getId());
    facts.put("4 程序版本 product", night.productVersion());
    facts.put("5 规则表版本 rule set", night.ruleSetVersion());
    facts.put("6 未能采用的输入 rejected", night.rejections().size());
    facts.put("7 说明", "所列均为附证据的线索，不是法律结论；空单元格表示不知道，不是零。");
    facts.put(
        "8 note",
        "Leads with evidence, never a legal conclusion; an empty cell is not known, not zero.");
    List<List<Object>> rows = new ArrayList<>();
    facts.forEach((name, value) -> rows.add(Arrays.asList(name.substring(2), value)));
    return new SheetTable(new Text("说明", "About"), heads("项目|item;内容|value"), rows);
  }
}
