package org.minewatch.synth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.synth.draw.Decimals;
import org.minewatch.synth.ground.GaussKrueger;
import org.minewatch.synth.ground.Road;
import org.minewatch.synth.ground.Spot;

/** The registers of a region: mines, licences, faces, records; everything that is not measured. */
final class RegisterTables {
  /** Of man-cars; all crews of a shift ride out in one. */
  private static final int SEATS_OF_A_TRAIN = 90;

  private static final String COUNTY = "示例县";
  private static final int PROGRESS_DAYS = 35;
  private static final int CEILING = 12;

  /** Tables that are written only where some mine fills them. */
  static final Set<String> LATER = Set.of("water_bodies.csv", "probe_records.csv", "output.csv");

  private final Map<String, CsvTable> tables = new LinkedHashMap<>();

  RegisterTables(List<SyntheticMine> mines) {
    open(
        "mines.csv",
        "mine_code,name,crs,county,township,operator,ownership,supervised_by,height_datum,capacity_t_per_year,severe_hazard,face_limit,heading_limit,shift_headcount_limit");
    open("mine_status.csv", "mine_code,from,to,status,order_no,headcount_ceiling");
    open("orders.csv", "mine_code,order_no,kind,from,to,wkt,headcount_ceiling");
    open(
        "approvals.csv",
        "mine_code,approval_no,kind,wkt,from,to,seam",
        "top_elevation_m",
        "bottom_elevation_m");
    open("certificates.csv", "mine_code,kind,certificate_no,valid_from,valid_to,renewal_pending");
    open(
        "transforms.csv",
        "mine_code,from_crs,method,offset_easting_m,offset_northing_m,rms_m,source");
    open(
        "licences.csv",
        "licence_no,mine_code,valid_from,valid_to,crs,holder,top_elevation_m,bottom_elevation_m,area_km2,seams");
    open(
        "corners.csv",
        "licence_no,part,role,seq,x_northing,y_easting,top_elevation_m,bottom_elevation_m,seams");
    open("drawings.csv", "drawing_id,mine_code,as_of,file,kind,seam,crs,scale,layers");
    open(
        "faces.csv",
        "mine_code,face_id,kind,name,seam,from,to,wkt,method,medium,state,mining_height_m,headcount_limit,planned_advance_m_per_day");
    open("face_progress.csv", "mine_code,face_id,date,advance_m,easting_m,northing_m,elevation_m");
    open("zones.csv", "mine_code,zone_id,kind,name,headcount_limit,wkt");
    open(
        "entrances.csv",
        "mine_code,entrance_id,kind,easting_m,northing_m,capacity,people_per_minute");
    open("seals.csv", "mine_code,seal_id,easting_m,northing_m,built,kind", "opened", "approval_no");
    open("water_bodies.csv", "mine_code,body_id,wkt,boundary,seam,level_m,volume_m3,state,as_of");
    open(
        "probe_records.csv",
        "mine_code,date,easting_m,northing_m,azimuth_deg,hole_length_m,allowed_advance_m,face_id,round_id,hole_no,dip_deg,lead_m,side_m,started,ended,geophysics_date,design_no,result");
    open("output.csv", "mine_code,from,to,output_t,face_id");
    for (SyntheticMine mine : mines) {
      mine(mine);
      permissions(mine);
      licence(mine);
      drawings(mine);
      faces(mine);
      places(mine);
      mine.schemes.each(scheme -> scheme.records(this));
    }
    SyntheticMine first = mines.get(0);
    table("face_progress.csv").unreadable(first.code + ",1103,2026-02-30,abc,,,");
  }

  /** Tables by file name, in the order of the exchange format. */
  Map<String, CsvTable> tables() {
    return tables;
  }

  private void open(String file, String header, String... optional) {
    tables.put(file, new CsvTable(header, optional));
  }

  CsvTable table(String file) {
    return tables.get(file);
  }

  static String drawingFile(SyntheticMine mine, LocalDate asOf) {
    return String.format(
        "drawings/%s_%d%02d.%s",
        mine.code, asOf.getYear(), asOf.getMonthValue(), mine.spec.drawing().format().extension());
  }

  static String lowerDrawingFile(SyntheticMine mine, LocalDate asOf) {
    return String.format(
        "drawings/%s_%d%02d_M9.geojson", mine.code, asOf.getYear(), asOf.getMonthValue());
  }

  static String layersFile(SyntheticMine mine) {
    return "drawings/layers-" + mine.code + ".csv";
  }

  private void mine(SyntheticMine mine) {
    table("mines.csv")
        .row(
            mine.code,
            mine.spec.name(),
            mine.crsCell(),
            COUNTY,
            "示例镇",
            mine.spec.name().replace("煤矿", "煤业有限公司"),
            "local",
            COUNTY + "能源局",
            "1985国家高程基准",
            mine.capacity(),
            mine.severeHazard(),
            mine.schemes.limit(Scheme.Limit.FACES, 1),
            mine.schemes.limit(Scheme.Limit.HEADINGS, Math.max(6, mine.layout.headings.size())),
            mine.shiftLimit());
    CsvTable status = table("mine_status.csv");
    LocalDate since = mine.layout.firstNight.minusYears(3);
    LocalDate stopped = mine.layout.firstNight.minusDays(40);
    if (mine.spec.suspended()) {
      status.row(mine.code, since, stopped.minusDays(1), "producing", null, null);
      status.row(
          mine.code, stopped, null, "suspended", "示能停〔2026〕" + (mine.index + 1) + "号", CEILING);
    } else if (mine.spec.has(Plant.OUTSIDE_DESIGN)) {
      status.row(mine.code, since, null, "technical-upgrade", null, null);
    } else {
      status.row(mine.code, since, null, "producing", null, null);
    }
  }

  private void permissions(SyntheticMine mine) {
    LocalDate first = mine.layout.firstNight;
    mine.orderedArea.ifPresent(
        ring ->
            table("orders.csv")
                .row(
                    mine.code,
                    "示能停〔2026〕局" + (mine.index + 1) + "号",
                    "stop",
                    mine.orderDay() + "T00:00:00",
                    null,
                    polygon(ring),
                    null));
    CsvTable approvals = table("approvals.csv");
    mine.designScope.ifPresent(
        ring ->
            approvals.row(
                mine.code,
                "示能设〔2025〕3号",
                "design-scope",
                polygon(ring),
                first.minusMonths(10),
                first.plusMonths(14),
                null));
    mine.crossedPillar.ifPresent(
        ring ->
            approvals.row(
                mine.code,
                "示能煤柱〔2025〕7号",
                "pillar-crossing",
                polygon(ring),
                first.minusMonths(5),
                first.plusMonths(7),
                MineLayout.SEAM_NAME));
    mine.layout.approvedRockRoad.ifPresent(
        road ->
            approvals.row(
                mine.code,
                "示自然〔2024〕11号",
                "rock-road",
                polygon(corridor(road, 15)),
                first.minusYears(2),
                first.plusYears(3),
                null));
    boolean pending = mine.spec.has(Confounder.RENEWAL_PENDING);
    LocalDate ends = pending ? mine.layout.lastNight.plusDays(12) : first.plusYears(1).plusDays(90);
    table("certificates.csv")
        .row(
            mine.code,
            "安全生产许可证",
            "(示)MK安许证字〔2023〕" + (1001 + mine.index),
            ends.minusYears(3).plusDays(1),
            ends,
            pending);
  }

  /** A strip along a straight road, from a little before its start to a little past its end. */
  static List<Coordinate> corridor(Road road, double halfWidth) {
    Coordinate a = road.at(-halfWidth);
    Coordinate b = road.at(road.length() + halfWidth);
    double length = a.distance(b);
    double east = -(b.y - a.y) / length * halfWidth;
    double north = (b.x - a.x) / length * halfWidth;
    return List.of(
        new Coordinate(a.x + east, a.y + north),
        new Coordinate(a.x - east, a.y - north),
        new Coordinate(b.x - east, b.y - north),
        new Coordinate(b.x + east, b.y + north));
  }

  private void licence(SyntheticMine mine) {
    LicencePlan plan = mine.licence;
    LicenceForm form = mine.spec.licence();
    String crs =
        switch (form) {
          case OWN_CRS -> "EPSG:" + mine.epsg();
          case DESCRIBED -> mine.description();
          case OTHER_ZONE ->
              mine.spec.grid() == MineSpec.Grid.ZONE_3_DEGREE_35
                  ? "2000国家大地坐标系，6度带 18带"
                  : "2000国家大地坐标系 3度带 35带";
          case XIAN_1980 ->
              mine.spec.grid() == MineSpec.Grid.ZONE_3_DEGREE_35
                  ? "1980西安坐标系，3°带"
                  : "1980西安坐标系，6°带";
        };
    int top = plan.parts.stream().mapToInt(LicencePlan.Part::top).max().orElseThrow();
    int bottom = plan.parts.stream().mapToInt(LicencePlan.Part::bottom).min().orElseThrow();
    table("licences.csv")
        .row(
            plan.licenceNo,
            mine.code,
            plan.validFrom,
            plan.validTo,
            crs,
            mine.spec.name(),
            top,
            bottom,
            Decimals.format(plan.printedArea(mine.grid), 4),
            mine.seams());
    int seq = 0;
    for (int part = 0; part < plan.parts.size(); part++) {
      LicencePlan.Part p = plan.parts.get(part);
      seq = corners(mine, part + 1, "outer", seq, p.ring(), p);
      boolean holds =
          plan.deducted
              .filter(hole -> LicencePlan.polygon(p.ring()).contains(LicencePlan.polygon(hole)))
              .isPresent();
      if (holds) {
        seq = corners(mine, part + 1, "deducted", seq, plan.deducted.get(), p);
      }
    }
    if (form == LicenceForm.XIAN_1980) {
      table("transforms.csv")
          .row(
              mine.code,
              mine.spec.grid() == MineSpec.Grid.ZONE_3_DEGREE_35 ? "EPSG:2359" : "EPSG:2332",
              "offset",
              Decimals.format(plan.offsetEasting, 3),
              Decimals.format(plan.offsetNorthing, 3),
              "0.15",
              "矿区控制点公共点求取 2019");
    }
  }

  /** Corner numbers run on through parts and deducted parts, as on printed licences. */
  private int corners(
      SyntheticMine mine,
      int part,
      String role,
      int seq,
      List<Coordinate> ring,
      LicencePlan.Part band) {
    for (Coordinate own : ring) {
      seq++;
      Coordinate c = printed(mine, own);
      table("corners.csv")
          .row(
              mine.licence.licenceNo,
              part,
              role,
              seq,
              Decimals.format(c.y, 2),
              Decimals.format(c.x, 2),
              band.top(),
              band.bottom(),
              mine.seams());
    }
    return seq;
  }

  private static Coordinate printed(SyntheticMine mine, Coordinate own) {
    return switch (mine.spec.licence()) {
      case OWN_CRS, DESCRIBED -> own;
      case XIAN_1980 ->
          new Coordinate(own.x - mine.licence.offsetEasting, own.y - mine.licence.offsetNorthing);
      case OTHER_ZONE -> {
        Coordinate degrees = mine.grid.unproject(own);
        GaussKrueger other =
            mine.spec.grid() == MineSpec.Grid.ZONE_3_DEGREE_35
                ? GaussKrueger.sixDegreeZone(18)
                : GaussKrueger.threeDegreeZone(35);
        yield other.project(degrees.x, degrees.y);
      }
    };
  }

  private void drawings(SyntheticMine mine) {
    boolean geoJson = mine.spec.drawing().format() == DrawingForm.Format.GEOJSON;
    boolean coded = mine.spec.drawing().habit() == LayerHabit.CODED;
    int number = 0;
    for (LocalDate asOf : mine.drawingDates) {
      number++;
      table("drawings.csv")
          .row(
              mine.code + "-D" + number,
              mine.code,
              asOf,
              drawingFile(mine, asOf),
              "mining-plan",
              MineLayout.SEAM_NAME,
              geoJson ? "EPSG:4490" : "EPSG:" + mine.epsg(),
              "1:2000",
              coded ? layersFile(mine) : null);
      if (mine.hasLowerSeam()) {
        table("drawings.csv")
            .row(
                mine.code + "-L" + number,
                mine.code,
                asOf,
                lowerDrawingFile(mine, asOf),
                "mining-plan",
                HonestWorkings.LowerSeam.SEAM,
                "EPSG:4490",
                "1:2000",
                coded ? layersFile(mine) : null);
      }
    }
  }

  private void faces(SyntheticMine mine) {
    CsvTable faces = table("faces.csv");
    Panel panel = mine.layout.longwall;
    String state =
        mine.spec.extracts() ? "extracting" : mine.spec.suspended() ? "spare" : "installing";
    faces.row(
        mine.code,
        panel.number(),
        "longwall",
        panel.number() + "综采工作面",
        MineLayout.SEAM_NAME,
        panel.from(),
        null,
        polygon(panel.outline(mine.layout.frame)),
        "mechanised",
        "coal",
        state,
        "2.6",
        mine.longwallLimit(),
        Decimals.format(panel.rate(), 1));
    for (Heading heading : mine.layout.headings) {
      Road road = heading.road();
      faces.row(
          mine.code,
          heading.faceId(),
          "heading",
          heading.faceId(),
          MineLayout.SEAM_NAME,
          heading.from(),
          null,
          line(List.of(road.at(0), road.at(road.length()))),
          "mechanised",
          "coal",
          mine.spec.suspended() ? "spare" : "driving",
          null,
          mine.headingLimit(),
          Decimals.format(heading.rate(), 1));
    }
    LocalDate start = mine.layout.firstNight.minusDays(PROGRESS_DAYS);
    for (LocalDate day = start; !day.isAfter(mine.layout.lastNight); day = day.plusDays(1)) {
      if (!panel.from().isAfter(day)) {
        double u = (panel.left() + panel.right()) / 2;
        double v = panel.faceAt(day);
        Coordinate c = mine.layout.frame.toGrid(u, v);
        c.setZ(mine.layout.seam.floor(u, v));
        progress(
            mine,
            panel.number(),
            day,
            mine.schemes.claims(panel.number(), day, panel.advanceAt(day)),
            c);
      }
      for (Heading heading : mine.layout.headings) {
        if (!heading.from().isAfter(day)) {
          double claimed = mine.schemes.claims(heading.faceId(), day, heading.advanceAt(day));
          progress(mine, heading.faceId(), day, claimed, new Spot(heading.road(), claimed).place());
        }
      }
    }
  }

  private void progress(
      SyntheticMine mine, String face, LocalDate day, double advance, Coordinate c) {
    table("face_progress.csv")
        .row(
            mine.code,
            face,
            day,
            Decimals.format(advance, 1),
            Decimals.format(c.x, 2),
            Decimals.format(c.y, 2),
            Decimals.format(c.getZ(), 1));
  }

  private void places(SyntheticMine mine) {
    int zone = 0;
    CsvTable zones = table("zones.csv");
    Panel active = mine.layout.longwall;
    zones.row(
        mine.code,
        "Z" + ++zone,
        "face",
        active.number() + "工作面",
        mine.longwallLimit(),
        polygon(
            List.of(
                mine.layout.frame.toGrid(active.left() - 3, MineLayout.RETURN_MAIN_V + 5),
                mine.layout.frame.toGrid(active.right() + 3, MineLayout.RETURN_MAIN_V + 5),
                mine.layout.frame.toGrid(active.right() + 3, active.far() + 3),
                mine.layout.frame.toGrid(active.left() - 3, active.far() + 3))));
    for (Heading heading : mine.layout.headings) {
      zones.row(
          mine.code,
          "Z" + ++zone,
          "heading",
          heading.faceId(),
          mine.headingLimit(),
          polygon(corridor(heading.road(), 5)));
    }
    int number = 0;
    for (Panel panel : mine.layout.finished) {
      zones.row(
          mine.code,
          "Z" + ++zone,
          "restricted",
          panel.number() + "采空区",
          null,
          polygon(panel.outline(mine.layout.frame)));
      for (Road gate : List.of(panel.transportGate(), panel.returnGate())) {
        if (!mine.schemes.registersSeal(gate)) {
          number++;
          continue;
        }
        Coordinate c = gate.at(12);
        table("seals.csv")
            .row(
                mine.code,
                "MB-" + ++number,
                Decimals.format(c.x, 2),
                Decimals.format(c.y, 2),
                panel.reference().plusDays(20),
                "goaf");
      }
    }
    Coordinate portal = mine.layout.incline.at(0);
    table("entrances.csv")
        .row(
            mine.code,
            "E1",
            "incline",
            Decimals.format(portal.x, 2),
            Decimals.format(portal.y, 2),
            mine.spec.has(Confounder.RIDE_OUT) ? SEATS_OF_A_TRAIN : null,
            20);
  }

  static String polygon(List<Coordinate> open) {
    List<Coordinate> closed = new ArrayList<>(open);
    closed.add(open.get(0));
    return "POLYGON ((" + positions(closed) + "))";
  }

  static String line(List<Coordinate> points) {
    return "LINESTRING (" + positions(points) + ")";
  }

  private static String positions(List<Coordinate> points) {
    return points.stream()
        .map(c -> Decimals.format(c.x, 2) + " " + Decimals.format(c.y, 2))
        .collect(Collectors.joining(", "));
  }
}
