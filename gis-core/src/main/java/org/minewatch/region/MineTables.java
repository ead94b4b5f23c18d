package org.minewatch.region;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.region.table.Cells;
import org.minewatch.region.table.Quantity;
import org.minewatch.region.table.Row;
import org.minewatch.region.table.RowProblem;

/**
 * The tables that say what a mine is and may do: register, status, orders, approvals, certificates,
 * transforms, licences and drawings.
 */
final class MineTables {
  private static final Pattern SEAM_SEPARATORS = Pattern.compile("[;；、，,/|\\s]+");
  private static final int MANY = 1_000_000;

  private final RegionInfo info;
  private final WktCells wkt;
  private final AttachedFiles files;

  MineTables(RegionInfo info, WktCells wkt, AttachedFiles files) {
    this.info = info;
    this.wkt = wkt;
    this.files = files;
  }

  /** A corner with the licence it belongs to. */
  record LicenceCorner(String licenceNo, Corner corner) {}

  static SourceLine source(Row row) {
    return new SourceLine(row.file(), row.line());
  }

  Table<Mine> mines() {
    return Table.unique(
        "mines.csv",
        "mine_code, name, crs",
        "county, township, operator, ownership, supervised_by, height_datum, capacity_t_per_year,"
            + " severe_hazard, face_limit, heading_limit, shift_headcount_limit",
        "mine_code",
        this::mine);
  }

  private Mine mine(Row row) {
    String code = row.key("mine_code");
    String crs = row.text("crs");
    if (crs.isEmpty()) {
      crs = info.defaultCrs().orElse("");
      if (crs.isEmpty()) {
        row.report(
            "crs",
            "crs is empty and region.json has no default_crs; write a CRS such as EPSG:4523",
            "");
      }
    }
    return new Mine(
        code,
        row.key("name"),
        crs,
        row.text("county"),
        row.text("township"),
        row.text("operator"),
        row.optionalWord("ownership", Set.of("central", "state", "local")),
        row.text("supervised_by"),
        row.text("height_datum"),
        row.optionalNumber("capacity_t_per_year", Quantity.TONNES),
        row.optionalFlag("severe_hazard"),
        row.optionalCount("face_limit"),
        row.optionalCount("heading_limit"),
        row.optionalCount("shift_headcount_limit"),
        source(row));
  }

  Table<MineStatusPeriod> statuses() {
    return Table.unique(
        "mine_status.csv",
        "mine_code, from, status",
        "to, order_no, headcount_ceiling",
        "mine_code from",
        row ->
            new MineStatusPeriod(
                row.key("mine_code"),
                row.date("from"),
                row.optionalDate("to"),
                row.constant("status", MineStatusPeriod.Status.class),
                row.text("order_no"),
                row.optionalCount("headcount_ceiling"),
                source(row)));
  }

  Table<Order> orders() {
    return Table.list(
        "orders.csv",
        "mine_code, order_no, kind, from",
        "to, wkt, headcount_ceiling",
        "mine_code from order_no",
        this::order);
  }

  private Order order(Row row) {
    Optional<Geometry> area =
        row.text("wkt").isEmpty() ? Optional.empty() : Optional.of(wkt.area(row, "wkt"));
    return new Order(
        row.key("mine_code"),
        row.key("order_no"),
        row.constant("kind", Order.Kind.class),
        startOf(row.key("from")),
        row.optional("to", this::endOf),
        area,
        row.optionalCount("headcount_ceiling"),
        source(row));
  }

  /** An order may begin at a time or with a day. */
  private OffsetDateTime startOf(String text) {
    return isDay(text)
        ? Cells.date("from", text).atStartOfDay(info.timeZone()).toOffsetDateTime()
        : Cells.time("from", text, info.timeZone());
  }

  /** The last day of an order is included. */
  private OffsetDateTime endOf(String text) {
    return isDay(text)
        ? Cells.date("to", text).plusDays(1).atStartOfDay(info.timeZone()).toOffsetDateTime()
        : Cells.time("to", text, info.timeZone());
  }

  private static boolean isDay(String text) {
    return text.length() == "2026-03-01".length();
  }

  Table<Approval> approvals() {
    return Table.list(
        "approvals.csv",
        "mine_code, approval_no, kind, wkt, from",
        "to, seam, top_elevation_m, bottom_elevation_m",
        "mine_code from approval_no",
        row ->
            new Approval(
                row.key("mine_code"),
                row.key("approval_no"),
                row.constant("kind", Approval.Kind.class),
                wkt.any(row, "wkt"),
                row.date("from"),
                row.dateIfKnown("to"),
                row.text("seam"),
                row.optionalNumber("top_elevation_m", Quantity.ELEVATION),
                row.optionalNumber("bottom_elevation_m", Quantity.ELEVATION),
                source(row)));
  }

  Table<Certificate> certificates() {
    return Table.list(
        "certificates.csv",
        "mine_code, kind, certificate_no, valid_from, valid_to",
        "renewal_pending",
        "mine_code valid_from kind certificate_no",
        row ->
            new Certificate(
                row.key("mine_code"),
                row.key("kind"),
                row.key("certificate_no"),
                row.date("valid_from"),
                row.date("valid_to"),
                row.optionalFlag("renewal_pending").orElse(false),
                source(row)));
  }

  Table<TransformRecord> transforms() {
    return Table.unique(
        "transforms.csv",
        "mine_code, from_crs, method",
        "offset_easting_m, offset_northing_m, scale_ppm, rotation_arcsec, dx_m, dy_m, dz_m,"
            + " rx_arcsec, ry_arcsec, rz_arcsec, ds_ppm, height_offset_m, points, rms_m, source",
        "mine_code from_crs",
        this::transform);
  }

  private TransformRecord transform(Row row) {
    TransformRecord.Method method = row.constant("method", TransformRecord.Method.class);
    Set<String> needed =
        switch (method) {
          case OFFSET -> Set.of("offset_easting_m", "offset_northing_m");
          case SIMILARITY ->
              Set.of("offset_easting_m", "offset_northing_m", "scale_ppm", "rotation_arcsec");
          case SEVEN_PARAMETER ->
              Set.of("dx_m", "dy_m", "dz_m", "rx_arcsec", "ry_arcsec", "rz_arcsec", "ds_ppm");
          case POINTS -> Set.of();
        };
    return new TransformRecord(
        row.key("mine_code"),
        row.key("from_crs"),
        method,
        parameter(row, "offset_easting_m", needed),
        parameter(row, "offset_northing_m", needed),
        parameter(row, "scale_ppm", needed),
        parameter(row, "rotation_arcsec", needed),
        parameter(row, "dx_m", needed),
        parameter(row, "dy_m", needed),
        parameter(row, "dz_m", needed),
        parameter(row, "rx_arcsec", needed),
        parameter(row, "ry_arcsec", needed),
        parameter(row, "rz_arcsec", needed),
        parameter(row, "ds_ppm", needed),
        parameter(row, "height_offset_m", needed),
        method == TransformRecord.Method.POINTS ? files.commonPoints(row) : List.of(),
        row.optionalNumber("rms_m", Quantity.LENGTH),
        row.text("source"),
        source(row));
  }

  /** A wrong transform displaces a whole mine, so no parameter may be missing or unreadable. */
  private static OptionalDouble parameter(Row row, String column, Set<String> needed) {
    if (!row.text(column).isEmpty()) {
      return OptionalDouble.of(row.number(column, Quantity.PARAMETER));
    }
    if (needed.contains(column)) {
      throw new RowProblem(
          column,
          column + " is empty; the method " + row.text("method") + " needs it, 0 included",
          "");
    }
    return OptionalDouble.empty();
  }

  Table<Licence> licences() {
    return Table.unique(
        "licences.csv",
        "licence_no, mine_code, valid_from, valid_to, crs",
        "holder, top_elevation_m, bottom_elevation_m, area_km2, seams",
        "licence_no",
        this::licence);
  }

  private Licence licence(Row row) {
    OptionalDouble area = row.optionalNumber("area_km2", Quantity.AREA_KM2);
    return new Licence(
        row.key("licence_no"),
        row.key("mine_code"),
        row.dateIfKnown("valid_from"),
        row.dateIfKnown("valid_to"),
        row.text("crs"),
        row.text("holder"),
        row.optionalNumber("top_elevation_m", Quantity.ELEVATION),
        row.optionalNumber("bottom_elevation_m", Quantity.ELEVATION),
        area,
        area.isPresent() ? Cells.decimals(row.text("area_km2")) : -1,
        seams(row.text("seams")),
        List.of(),
        source(row));
  }

  Table<LicenceCorner> corners() {
    return Table.unique(
        "corners.csv",
        "licence_no, part, role, seq, x_northing, y_easting",
        "top_elevation_m, bottom_elevation_m, seams",
        "licence_no part role seq",
        row ->
            new LicenceCorner(
                row.key("licence_no"),
                new Corner(
                    row.integer("part", 1, MANY),
                    row.constant("role", Corner.Role.class),
                    row.integer("seq", 0, MANY),
                    row.number("x_northing", Quantity.COORDINATE),
                    row.number("y_easting", Quantity.COORDINATE),
                    Math.min(
                        Cells.decimals(row.text("x_northing")),
                        Cells.decimals(row.text("y_easting"))),
                    row.optionalNumber("top_elevation_m", Quantity.ELEVATION),
                    row.optionalNumber("bottom_elevation_m", Quantity.ELEVATION),
                    seams(row.text("seams")),
                    source(row))));
  }

  Table<DrawingSubmission> drawings() {
    return Table.unique(
        "drawings.csv",
        "drawing_id, mine_code, as_of, file",
        "kind, seam, crs, scale, layers, control_points",
        "mine_code drawing_id",
        row ->
            new DrawingSubmission(
                row.key("drawing_id"),
                row.key("mine_code"),
                row.date("as_of"),
                files.required(row, "file"),
                row.optionalConstant(
                    "kind", DrawingSubmission.Kind.class, DrawingSubmission.Kind.MINING_PLAN),
                row.text("seam"),
                row.text("crs"),
                row.text("scale"),
                files.optional(row, "layers"),
                files.optional(row, "control_points"),
                source(row)));
  }

  static List<String> seams(String text) {
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(SEAM_SEPARATORS.split(text)).filter(s -> !s.isEmpty()).distinct().toList();
  }
}
