package org.minewatch.web.review;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.export.ExportFilters;
import org.minewatch.web.export.ExportList;
import org.minewatch.web.export.ListContent;
import org.minewatch.web.export.table.Column;
import org.minewatch.web.export.table.Row;
import org.minewatch.web.export.table.Table;
import org.minewatch.web.store.Box;
import org.minewatch.web.store.MineView;
import org.minewatch.web.store.Nights;
import org.minewatch.web.system.Problems;
import org.minewatch.wording.Text;
import org.springframework.stereotype.Component;

/** The mines of a night with their findings, what could be judged, points and class, as a file. */
@Component
final class MinesExport implements ExportList {
  private static final Text TITLE = new Text("煤矿", "Mines");
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private static final List<Column> COLUMNS =
      List.of(
          Column.text("mine_code", "矿井代码", "Mine code"),
          Column.text("mine", "煤矿", "Mine"),
          Column.text("county", "县区", "County"),
          Column.text("township", "乡镇", "Township"),
          Column.text("ownership", "隶属", "Ownership"),
          Column.text("supervised_by", "监管部门", "Supervised by"),
          Column.text("licence_nos", "许可证号", "Licences"),
          Column.integer("critical", "特别重大", "Critical"),
          Column.integer("major", "重大", "Major"),
          Column.integer("warning", "预警", "Warning"),
          Column.integer("notice", "提示", "Notice"),
          Column.integer("judged", "已判定规则", "Rules judged"),
          Column.integer("partial", "部分判定", "Judged in part"),
          Column.integer("cannot_judge", "无法判定", "Cannot judge"),
          Column.integer("points_left", "剩余分", "Points left"),
          Column.text("mine_class", "类别", "Class"),
          Column.integer("inspection_days", "检查间隔（天）", "Days between inspections"));

  private final Nights nights;
  private final MineRights rights;
  private final ReviewDesks desks;

  MinesExport(Nights nights, MineRights rights, ReviewDesks desks) {
    this.nights = nights;
    this.rights = rights;
    this.desks = desks;
  }

  @Override
  public String name() {
    return "mines";
  }

  @Override
  public Text title() {
    return TITLE;
  }

  @Override
  public Set<String> filters() {
    return Set.of("night", "mine");
  }

  @Override
  public ListContent open(Actor actor, ExportFilters filters) {
    LocalDate night = filters.night();
    if (nights.findContentHash(night).isEmpty()) {
      throw Problems.notFound("没有夜间 " + night, "no night " + night + " in the store");
    }
    Map<String, PointsLedger.MineAccount> accounts = new HashMap<>();
    desks
        .ledger()
        .list(actor, desks.cases().today())
        .forEach(account -> accounts.put(account.mineCode(), account));
    Set<String> chosen = Set.copyOf(filters.list("mine"));
    List<Row> rows =
        nights.listMines(night, rights.of(actor)).stream()
            .filter(mine -> chosen.isEmpty() || chosen.contains(mine.code()))
            .map(mine -> row(mine, accounts.get(mine.code())))
            .toList();
    return ListContent.of(night, new Table("mine", TITLE, COLUMNS, true, rows::forEach));
  }

  private static Row row(MineView m, PointsLedger.@Nullable MineAccount account) {
    return new Row(
        java.util.Arrays.asList(
            m.code(),
            m.name(),
            m.county(),
            m.township(),
            m.ownership(),
            m.supervisedBy(),
            String.join(" ", m.licenceNos()),
            (long) m.counts().critical(),
            (long) m.counts().major(),
            (long) m.counts().warning(),
            (long) m.counts().notice(),
            (long) m.judged(),
            (long) m.partial(),
            (long) m.cannotJudge(),
            account == null ? null : (long) account.pointsLeft(),
            account == null ? null : account.mineClass(),
            account == null ? null : (long) account.inspectionDays()),
        m.code(),
        null,
        m.name(),
        middle(m.bbox()));
  }

  /** A mine's sign stands in the middle of its box. */
  private static @Nullable Geometry middle(@Nullable Box box) {
    return box == null
        ? null
        : FACTORY.createPoint(
            new Coordinate((box.west() + box.east()) / 2, (box.south() + box.north()) / 2));
  }
}
