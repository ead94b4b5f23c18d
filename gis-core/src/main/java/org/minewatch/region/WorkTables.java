package org.minewatch.region;

import static org.minewatch.region.MineTables.source;

import java.util.OptionalDouble;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.region.table.Quantity;
import org.minewatch.region.table.Row;
import org.minewatch.region.table.RowProblem;

/** The tables that say what a mine reports of its work: faces, zones, readers, records, people. */
final class WorkTables {
  private static final Set<String> ZONE_KINDS =
      Set.of("face", "heading", "chamber", "shaft", "roadway", "restricted", "other");
  private static final Set<String> WATER_BOUNDARIES =
      Set.of(
          "surveyed", "uncertain", "old-with-drawings", "old-without-drawings", "fault", "column");
  private static final Set<String> EVENT_KINDS =
      Set.of(
          "microseismic",
          "subsidence",
          "gas",
          "power",
          "hoist",
          "video-count",
          "lamp-count",
          "gate-count",
          "water-level",
          "inflow",
          "rainfall",
          "inrush-sign");
  private static final int PEOPLE = 100_000;

  private final RegionInfo info;
  private final WktCells wkt;

  WorkTables(RegionInfo info, WktCells wkt) {
    this.info = info;
    this.wkt = wkt;
  }

  Table<Face> faces() {
    return Table.unique(
        "faces.csv",
        "mine_code, face_id, kind, from, wkt",
        "name, seam, to, method, medium, state, district, mining_height_m, headcount_limit,"
            + " planned_advance_m_per_day",
        "mine_code face_id from",
        this::face);
  }

  private Face face(Row row) {
    Face.Kind kind = row.constant("kind", Face.Kind.class);
    Geometry geometry =
        switch (kind) {
          case LONGWALL -> wkt.area(row, "wkt");
          case HEADING -> wkt.line(row, "wkt");
          case OTHER -> wkt.any(row, "wkt");
        };
    return new Face(
        row.key("mine_code"),
        row.key("face_id"),
        kind,
        row.text("name"),
        row.text("seam"),
        row.date("from"),
        row.dateIfKnown("to"),
        geometry,
        row.optionalConstant("method", Face.Method.class, Face.Method.UNKNOWN),
        row.optionalConstant("medium", Face.Medium.class, Face.Medium.UNKNOWN),
        row.optionalConstant("state", Face.State.class, Face.State.UNKNOWN),
        row.text("district"),
        row.optionalNumber("mining_height_m", Quantity.LENGTH),
        row.optionalCount("headcount_limit"),
        row.optionalNumber("planned_advance_m_per_day", Quantity.LENGTH),
        source(row));
  }

  Table<FaceProgress> faceProgress() {
    return Table.unique(
        "face_progress.csv",
        "mine_code, face_id, date, advance_m",
        "easting_m, northing_m, elevation_m",
        "mine_code date face_id",
        row ->
            new FaceProgress(
                row.key("mine_code"),
                row.key("face_id"),
                row.date("date"),
                row.number("advance_m", Quantity.SIGNED_LENGTH),
                row.optionalNumber("easting_m", Quantity.COORDINATE),
                row.optionalNumber("northing_m", Quantity.COORDINATE),
                row.optionalNumber("elevation_m", Quantity.ELEVATION),
                source(row)));
  }

  Table<Zone> zones() {
    return Table.unique(
        "zones.csv",
        "mine_code, zone_id, kind, wkt",
        "name, headcount_limit",
        "mine_code zone_id",
        row ->
            new Zone(
                row.key("mine_code"),
                row.key("zone_id"),
                row.word("kind", ZONE_KINDS),
                wkt.area(row, "wkt"),
                row.text("name"),
                row.optionalCount("headcount_limit"),
                source(row)));
  }

  Table<Reader> readers() {
    return Table.unique(
        "readers.csv",
        "mine_code, reader_id, kind",
        "easting_m, northing_m, elevation_m, range_m, positive_azimuth_deg, placed_by, zone_id,"
            + " from, to",
        "mine_code reader_id from",
        row ->
            new Reader(
                row.key("mine_code"),
                row.key("reader_id"),
                row.constant("kind", Reader.Kind.class),
                row.optionalNumber("easting_m", Quantity.COORDINATE),
                row.optionalNumber("northing_m", Quantity.COORDINATE),
                row.optionalNumber("elevation_m", Quantity.ELEVATION),
                row.optionalNumber("range_m", Quantity.ACCURACY),
                row.optionalNumber("positive_azimuth_deg", Quantity.ANGLE_DEGREES),
                row.optionalConstant("placed_by", Reader.PlacedBy.class, Reader.PlacedBy.SURVEYED),
                row.text("zone_id"),
                row.optionalDate("from"),
                row.optionalDate("to"),
                source(row)));
  }

  Table<Entrance> entrances() {
    return Table.unique(
        "entrances.csv",
        "mine_code, entrance_id, kind, easting_m, northing_m",
        "capacity, people_per_minute",
        "mine_code entrance_id",
        row ->
            new Entrance(
                row.key("mine_code"),
                row.key("entrance_id"),
                row.word("kind", Set.of("cage", "incline", "drift", "vehicle")),
                row.number("easting_m", Quantity.COORDINATE),
                row.number("northing_m", Quantity.COORDINATE),
                row.optionalCount("capacity"),
                row.optionalNumber("people_per_minute", Quantity.LENGTH),
                source(row)));
  }

  Table<Seal> seals() {
    return Table.unique(
        "seals.csv",
        "mine_code, seal_id, easting_m, northing_m, built",
        "kind, opened, approval_no",
        "mine_code seal_id",
        row ->
            new Seal(
                row.key("mine_code"),
                row.key("seal_id"),
                row.number("easting_m", Quantity.COORDINATE),
                row.number("northing_m", Quantity.COORDINATE),
                row.dateIfKnown("built"),
                row.optionalWord(
                    "kind", Set.of("goaf", "fire", "water", "temporary", "fence", "air-door")),
                row.optionalDate("opened"),
                row.text("approval_no"),
                source(row)));
  }

  Table<WaterBody> waterBodies() {
    return Table.unique(
        "water_bodies.csv",
        "mine_code, body_id, wkt, boundary",
        "seam, level_m, volume_m3, state, as_of",
        "mine_code as_of body_id",
        row ->
            new WaterBody(
                row.key("mine_code"),
                row.key("body_id"),
                wkt.any(row, "wkt"),
                row.word("boundary", WATER_BOUNDARIES),
                row.text("seam"),
                row.optionalNumber("level_m", Quantity.ELEVATION),
                row.optionalNumber("volume_m3", Quantity.VOLUME),
                row.optionalWord("state", Set.of("found", "probed", "drained", "verified")),
                row.optionalDate("as_of"),
                source(row)));
  }

  Table<ProbeRecord> probeRecords() {
    return Table.list(
        "probe_records.csv",
        "mine_code, date, easting_m, northing_m, azimuth_deg, hole_length_m, allowed_advance_m",
        "face_id, round_id, hole_no, dip_deg, lead_m, side_m, started, ended, geophysics_date,"
            + " design_no, result",
        "mine_code date face_id round_id hole_no",
        row ->
            new ProbeRecord(
                row.key("mine_code"),
                row.date("date"),
                row.number("easting_m", Quantity.COORDINATE),
                row.number("northing_m", Quantity.COORDINATE),
                row.number("azimuth_deg", Quantity.ANGLE_DEGREES),
                row.number("hole_length_m", Quantity.LENGTH),
                row.number("allowed_advance_m", Quantity.LENGTH),
                row.text("face_id"),
                row.text("round_id"),
                row.text("hole_no"),
                row.optionalNumber("dip_deg", Quantity.ANGLE_DEGREES),
                row.optionalNumber("lead_m", Quantity.LENGTH),
                row.optionalNumber("side_m", Quantity.LENGTH),
                row.optionalTime("started", info.timeZone()),
                row.optionalTime("ended", info.timeZone()),
                row.optionalDate("geophysics_date"),
                row.text("design_no"),
                row.optionalWord("result", Set.of("dry", "water", "drained")),
                source(row)));
  }

  Table<ShiftReport> shiftReports() {
    return Table.unique(
        "shift_reports.csv",
        "mine_code, date, shift, from, to, headcount",
        "face_id, kind, leader_card_id",
        "mine_code date from shift face_id",
        row ->
            new ShiftReport(
                row.key("mine_code"),
                row.date("date"),
                row.key("shift"),
                row.time("from", info.timeZone()),
                row.time("to", info.timeZone()),
                row.integer("headcount", 0, PEOPLE),
                row.text("face_id"),
                row.optionalWord("kind", Set.of("production", "maintenance")),
                row.text("leader_card_id"),
                source(row)));
  }

  Table<OutputReport> outputs() {
    return Table.unique(
        "output.csv",
        "mine_code, from, to, output_t",
        "face_id",
        "mine_code from to face_id",
        row ->
            new OutputReport(
                row.key("mine_code"),
                row.date("from"),
                row.date("to"),
                row.number("output_t", Quantity.TONNES),
                row.text("face_id"),
                source(row)));
  }

  Table<CardHolder> persons() {
    return Table.list(
        "persons.csv",
        "mine_code, card_id, person_id",
        "job, team, leader, from, to",
        "mine_code from card_id person_id",
        row ->
            new CardHolder(
                row.key("mine_code"),
                row.key("card_id"),
                row.key("person_id"),
                row.text("job"),
                row.text("team"),
                row.optionalFlag("leader").orElse(false),
                row.optionalDate("from"),
                row.optionalDate("to"),
                source(row)));
  }

  /** Events of one file; the mine is the folder's name. */
  Table<CorroboratingEvent> events(String mineCode) {
    return Table.list(
        "events",
        "kind, time",
        "easting_m, northing_m, place, elevation_m, value, unit",
        "time kind place",
        row -> event(mineCode, row));
  }

  private CorroboratingEvent event(String mineCode, Row row) {
    OptionalDouble easting = row.optionalNumber("easting_m", Quantity.COORDINATE);
    OptionalDouble northing = row.optionalNumber("northing_m", Quantity.COORDINATE);
    String place = row.text("place");
    boolean located = easting.isPresent() && northing.isPresent();
    if (!located && place.isEmpty()) {
      throw new RowProblem(
          "place", "the event has no place; write easting_m and northing_m, or place", "");
    }
    return new CorroboratingEvent(
        mineCode,
        row.word("kind", EVENT_KINDS),
        row.time("time", info.timeZone()),
        located ? easting : OptionalDouble.empty(),
        located ? northing : OptionalDouble.empty(),
        place,
        row.optionalNumber("elevation_m", Quantity.ELEVATION),
        row.optionalNumber("value", Quantity.READING),
        row.text("unit"),
        source(row));
  }
}
