package org.minewatch.web.map;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.minewatch.report.Words;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.export.ExportFilters;
import org.minewatch.web.export.ExportList;
import org.minewatch.web.export.ListContent;
import org.minewatch.web.export.table.Column;
import org.minewatch.web.export.table.Row;
import org.minewatch.web.export.table.Table;
import org.minewatch.web.store.Layers;
import org.minewatch.web.store.LicenceView;
import org.minewatch.web.store.Nights;
import org.minewatch.web.store.PlacedFeature;
import org.minewatch.web.store.Visible;
import org.minewatch.wording.Text;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The licences of a night as they were understood, with the areas of their parts, as a file. */
@Component
final class LicencesExport implements ExportList {
  private static final Text TITLE = new Text("采矿许可证", "Mining licences");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final List<Column> COLUMNS =
      List.of(
          Column.text("licence_no", "许可证号", "Licence no."),
          Column.text("mine_code", "矿井代码", "Mine code"),
          Column.text("crs", "坐标系", "CRS"),
          Column.integer("parts", "区块", "Parts"),
          Column.integer("corners", "拐点", "Corners"),
          Column.number("plane_area_km2", "平面面积 km²", "Plane area km²"),
          Column.number("ellipsoid_area_km2", "椭球面积 km²", "Ellipsoidal area km²"),
          Column.number("printed_area_km2", "证载面积 km²", "Printed area km²"),
          Column.codes("status", "状态", "Status", code -> Words.of("licence-status", code)),
          Column.text("notes", "说明", "Notes"));

  private final Nights nights;
  private final Layers layers;
  private final NightAnswers answers;
  private final MineRights rights;

  LicencesExport(Nights nights, Layers layers, NightAnswers answers, MineRights rights) {
    this.nights = nights;
    this.layers = layers;
    this.answers = answers;
    this.rights = rights;
  }

  @Override
  public String name() {
    return "licences";
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
    answers.requireNight(night);
    var mine = RequestChecks.optionalMine(filters.find("mine").orElse(null));
    Visible visible = rights.of(actor);
    Map<String, Geometry> areas = areas(night, visible);
    List<Row> rows =
        nights.listLicences(night, visible, mine).stream()
            .map(l -> row(l, areas.get(key(l.mineCode(), l.licenceNo()))))
            .toList();
    return ListContent.of(night, new Table("licence", TITLE, COLUMNS, true, rows::forEach));
  }

  private static Row row(LicenceView l, @Nullable Geometry area) {
    return new Row(
        java.util.Arrays.asList(
            l.licenceNo(),
            l.mineCode(),
            l.crs(),
            (long) l.parts(),
            (long) l.corners(),
            l.planeAreaKm2(),
            l.ellipsoidAreaKm2(),
            l.printedAreaKm2(),
            l.status(),
            l.notes()),
        l.mineCode(),
        null,
        l.licenceNo(),
        area);
  }

  /** What is licensed in plan, all parts of a licence together. */
  private Map<String, Geometry> areas(LocalDate night, Visible visible) {
    Map<String, List<Polygon>> parts = new HashMap<>();
    for (PlacedFeature feature : layers.listLicences(night, visible)) {
      JsonNode facts = JSON.readTree(feature.properties());
      if (facts.path("layer").asString("").equals("licence")) {
        List<Polygon> of =
            parts.computeIfAbsent(
                key(facts.path("mine_code").asString(""), facts.path("licence_no").asString("")),
                k -> new ArrayList<>());
        for (int i = 0; i < feature.geometry().getNumGeometries(); i++) {
          if (feature.geometry().getGeometryN(i) instanceof Polygon area) {
            of.add(area);
          }
        }
      }
    }
    Map<String, Geometry> areas = new HashMap<>();
    parts.forEach(
        (licence, all) -> {
          if (!all.isEmpty()) {
            areas.put(licence, joined(all));
          }
        });
    return areas;
  }

  private static Geometry joined(List<Polygon> parts) {
    return parts.size() == 1
        ? parts.get(0)
        : new MultiPolygon(parts.toArray(Polygon[]::new), parts.get(0).getFactory());
  }

  private static String key(String mineCode, String licenceNo) {
    return mineCode + "\n" + licenceNo;
  }
}
