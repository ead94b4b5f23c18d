package org.minewatch.web.export.format;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.minewatch.geo.CrsCatalogue;
import org.minewatch.web.export.table.Column;
import org.minewatch.web.export.table.Language;
import org.minewatch.web.export.table.Row;
import org.minewatch.web.export.table.Table;
import org.minewatch.wording.Text;

/** A table with every type of value and every kind of shape, in a mine's metres or in degrees. */
final class SampleTables {
  static final Frame ZONE_35 = Frame.of(CrsCatalogue.get(4523));

  static final String HOLED =
      "POLYGON ((35400000 2800000, 35401000 2800000, 35401000 2801000, 35400000 2801000, 35400000 2800000),"
          + " (35400200 2800200, 35400200 2800400, 35400400 2800400, 35400400 2800200, 35400200 2800200))";
  static final String TWO_LINES =
      "MULTILINESTRING ((35400000.125 2800000.5, 35400010 2800020), (35400100 2800100, 35400110 2800120, 35400130 2800125))";
  static final String RAISED =
      "LINESTRING Z (35400000 2800000 1210.5, 35400050 2800060 1208.25, 35400100 2800100 1207)";
  static final String SPOT = "POINT (35400500.123 2800500.456)";
  static final String MIXED =
      "GEOMETRYCOLLECTION (POINT (35400600 2800600), LINESTRING (35400600 2800600, 35400610 2800620))";

  static final List<Column> COLUMNS =
      List.of(
          Column.text("name", "名称", "Name"),
          Column.codes("severity", "级别", "Severity", code -> new Text("重大", "major " + code)),
          Column.text("title_zh", "内容", "内容").in(Language.ZH),
          Column.text("title_en", "What", "What").in(Language.EN),
          Column.integer("count", "数量", "Count"),
          Column.number("top_elevation_m", "上限标高", "Top"),
          Column.number("top_elevation_old_m", "原上限标高", "Old top"),
          Column.of("sealed", "密封", "Sealed", Column.Type.BOOLEAN),
          Column.of("deadline", "期限", "Deadline", Column.Type.DATE),
          Column.of("seen", "时间", "Seen", Column.Type.TIME));

  private SampleTables() {}

  static Geometry geometry(String wkt) {
    try {
      return new WKTReader().read(wkt);
    } catch (ParseException e) {
      throw new IllegalArgumentException(wkt, e);
    }
  }

  static Row row(String name, String wkt) {
    return new Row(
        Arrays.asList(
            name,
            "major",
            "三名掘进工在界外",
            "Three drivers outside",
            42L,
            -350.25,
            1.5e-7,
            true,
            LocalDate.of(2026, 3, 5),
            OffsetDateTime.parse("2026-03-01T02:14:00+08:00")),
        "M1",
        null,
        name,
        wkt == null ? null : geometry(wkt));
  }

  static Row unknown(String wkt) {
    return new Row(
        Arrays.asList(new Object[COLUMNS.size()]),
        null,
        null,
        "",
        wkt == null ? null : geometry(wkt));
  }

  static Table placed(Row... rows) {
    return new Table("goaf", new Text("采空区", "Goaf"), COLUMNS, true, Arrays.asList(rows)::forEach);
  }

  static Table plain(Row... rows) {
    return Table.of("case", new Text("案件", "Cases"), COLUMNS, Arrays.asList(rows)::forEach);
  }

  static Table everyShape() {
    return placed(
        row("有孔", HOLED),
        row("两段", TWO_LINES),
        row("有标高", RAISED),
        row("点", SPOT),
        row("混合", MIXED),
        unknown(null));
  }

  static Export export(Frame frame, Language language, Table... tables) {
    return new Export(
        "minewatch-test",
        List.of(tables),
        frame,
        language,
        List.of(new Text("矿界哨兵：测试", "Minewatch: a test")));
  }
}
