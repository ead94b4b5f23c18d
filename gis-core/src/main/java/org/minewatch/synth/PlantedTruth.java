package org.minewatch.synth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.minewatch.synth.Truth.Benign;
import org.minewatch.synth.Truth.Event;
import org.minewatch.synth.draw.Decimals;
import org.minewatch.synth.ground.Road;
import org.minewatch.synth.ground.Spot;

/** Tells what is planted in a mine from its layout and licence, measured, not from intentions. */
final class PlantedTruth {
  private static final GeometryFactory GEOMETRY = Truth.geometry();

  private final SyntheticMine mine;
  private final MineLayout layout;
  private final LocalDate first;
  private final LocalDate last;
  private final List<Event> events = new ArrayList<>();
  private final List<Benign> benign = new ArrayList<>();

  PlantedTruth(SyntheticMine mine) {
    this.mine = mine;
    this.layout = mine.layout;
    this.first = layout.firstNight;
    this.last = layout.lastNight;
    mine.spec.plants().forEach(this::plant);
    lookAlikes();
    mine.schemes.each(scheme -> scheme.tell(this));
  }

  List<Event> events() {
    return events;
  }

  List<Benign> benign() {
    return benign;
  }

  /** Begins an entry for what a scheme planted. */
  EventNote event(Plant plant) {
    return new EventNote(mine, plant, events::add);
  }

  /** Notes something innocent. */
  void innocent(String what) {
    say(what);
  }

  static Geometry point(Spot spot) {
    return GEOMETRY.createPoint(spot.place());
  }

  private void plant(Plant plant) {
    switch (plant) {
      case UNDRAWN_HEADING_OUTSIDE -> undrawnHeading(plant);
      case HEADING_IN_DEDUCTED_PART ->
          headingInside(
              plant,
              "1106运输顺槽掘进",
              mine.licence.deducted.orElseThrow(),
              List.of("boundary.tracked", "boundary.approach"),
              "inside a deducted part");
      case HEADING_IN_PILLAR ->
          headingInside(
              plant,
              "1109运输顺槽掘进",
              mine.pillar.orElseThrow(),
              List.of(),
              "inside a protective pillar");
      case PANEL_ACROSS_BORDER -> panelAcross(plant);
      case HEADING_BELOW_BOTTOM -> belowBottom(plant);
      case MOVED_CORNER -> movedCorner(plant);
      case SHIFTED_BOUNDARY -> shiftedBoundary(plant);
      case EXPIRED_LICENCE ->
          whole(
              plant,
              later(mine.licence.validTo.plusDays(1)),
              0,
              List.of(),
              "mining licence valid to " + mine.licence.validTo + ", work goes on after it",
              Map.of());
      case WORK_WHILE_SUSPENDED -> suspended(plant);
      case OUTSIDE_DESIGN -> outsideDesign(plant);
      case ORDER_DEFIED -> orderDefied(plant);
      case STALE_DRAWING -> {
        long age = java.time.temporal.ChronoUnit.DAYS.between(mine.latestDrawing(), first);
        whole(
            plant,
            first,
            0,
            List.of("face.advance", "drawing.missing-roadway"),
            "latest drawing is " + age + " days old on the first night",
            Map.of("age_days", age));
      }
      default -> {
        // A scheme tells of itself.
      }
    }
  }

  private LocalDate later(LocalDate day) {
    return day.isBefore(first) ? first : day;
  }

  private void undrawnHeading(Plant plant) {
    Heading hidden = layout.hiddenHeading.orElseThrow();
    Geometry outside = driven(hidden, last).difference(mine.licence.area());
    Geometry border = mine.licence.area().getBoundary();
    double atFirst = GEOMETRY.createPoint(hidden.headAt(first).place()).distance(border);
    double most = GEOMETRY.createPoint(hidden.headAt(last).place()).distance(border);
    event(
        plant,
        first,
        outside,
        60,
        List.of("face.concealed", "drawing.missing-roadway", "boundary.drawn", "boundary.approach"),
        "undrawn heading from the end of the return main, "
            + metres(atFirst)
            + " beyond the licence on the first night, "
            + Decimals.format(hidden.rate(), 1)
            + " m a day",
        List.of(),
        Map.of("max_distance_m", StrictMath.round(most)));
  }

  private void headingInside(
      Plant plant, String faceId, List<Coordinate> ring, List<String> also, String where) {
    Heading heading = layout.heading(faceId);
    Geometry inside = driven(heading, last).intersection(LicencePlan.polygon(ring));
    double depth = driven(heading, first).intersection(LicencePlan.polygon(ring)).getLength();
    event(
        plant,
        first,
        inside,
        60,
        also,
        "reported heading "
            + faceId
            + " stands "
            + metres(depth)
            + " "
            + where
            + " on the first night",
        List.of(),
        Map.of("length_m", StrictMath.round(inside.getLength())));
  }

  private void panelAcross(Plant plant) {
    Panel panel =
        layout.finished.stream().filter(p -> p.number().equals("1104")).findFirst().orElseThrow();
    Geometry outside =
        LicencePlan.polygon(panel.outline(layout.frame)).difference(mine.licence.area());
    boolean neighbour = mine.southernNeighbour.isPresent();
    event(
        plant,
        mine.drawingDates.get(0),
        outside,
        60,
        List.of("boundary.elevation"),
        "goaf and gate roads of finished panel 1104 drawn up to "
            + metres(-panel.far() - layout.south)
            + " over the southern border"
            + (neighbour ? ", into " + mine.southernNeighbour.get().spec.name() : ""),
        mine.southernNeighbour.map(s -> List.of(s.code)).orElse(List.of()),
        Map.of("area_m2", StrictMath.round(outside.getArea())));
  }

  private void belowBottom(Plant plant) {
    Heading heading = layout.heading("1111运输顺槽掘进");
    int bottom = mine.licence.parts.get(0).bottom();
    double start = heading.advanceAt(last);
    while (start > 0 && heading.road().at(start).getZ() < bottom) {
      start -= 1;
    }
    Geometry below = line(heading.road(), start, heading.advanceAt(last));
    double depth = bottom - heading.headAt(first).place().getZ();
    event(
        plant,
        mine.drawingDates.get(0),
        below,
        80,
        List.of("boundary.approach"),
        "heading 1111运输顺槽掘进 "
            + metres(depth)
            + " below the licensed bottom elevation "
            + bottom
            + " on the first night",
        List.of(),
        Map.of("max_depth_m", StrictMath.round(bottom - heading.headAt(last).place().getZ())));
  }

  private void movedCorner(Plant plant) {
    Coordinate corner = mine.licence.outline().get(mine.movedCorner);
    event(
        plant,
        mine.drawingDates.get(0),
        GEOMETRY.createPoint(corner),
        150,
        List.of("drawing.neighbour"),
        "corner "
            + (mine.movedCorner + 1)
            + " of the drawn boundary "
            + metres(mine.boundaryShift)
            + " off its place",
        List.of(),
        Map.of("offset_m", mine.boundaryShift));
  }

  private void shiftedBoundary(Plant plant) {
    event(
        plant,
        mine.drawingDates.get(0),
        LicencePlan.polygon(mine.drawnBoundary),
        150,
        List.of("drawing.displaced", "drawing.neighbour"),
        "drawn licence boundary shifted by " + metres(mine.boundaryShift),
        List.of(),
        Map.of("offset_m", mine.boundaryShift));
  }

  private void suspended(Plant plant) {
    Heading heading = layout.headings.get(0);
    event(
        plant,
        mine.lapseDay(),
        GEOMETRY.createPoint(heading.headAt(first).place()),
        400,
        List.of("people.over-limit", "face.advance", "people.underreported"),
        "suspended by order, but from the second day a heading crew works "
            + (mine.spec.difficulty(plant).filter(d -> d == Difficulty.EASY).isPresent()
                ? "every shift"
                : "one shift a day")
            + " within the ceiling",
        List.of(),
        Map.of());
  }

  private void outsideDesign(Plant plant) {
    Heading heading = layout.heading("1108运输顺槽掘进");
    Geometry outside =
        driven(heading, last).difference(LicencePlan.polygon(mine.designScope.orElseThrow()));
    event(
        plant,
        first,
        outside,
        60,
        List.of("licence.lapsed"),
        "heading 1108运输顺槽掘进 "
            + metres(outside.getLength())
            + " outside the approved scope of a mine under technical upgrade",
        List.of(),
        Map.of("length_m", StrictMath.round(outside.getLength())));
  }

  private void orderDefied(Plant plant) {
    Heading heading = layout.heading("1111回风顺槽掘进");
    event(
        plant,
        later(mine.orderDay()),
        line(heading.road(), Math.max(0, heading.advanceAt(first) - 25), heading.advanceAt(last)),
        60,
        List.of(),
        "stop order on the part around heading 1111回风顺槽掘进, its crew works on",
        List.of(),
        Map.of());
  }

  private void whole(
      Plant plant,
      LocalDate from,
      int tolerance,
      List<String> also,
      String note,
      Map<String, Object> measures) {
    event(plant, from, null, tolerance, also, note, List.of(), measures);
  }

  private void event(
      Plant plant,
      LocalDate from,
      Geometry grid,
      int tolerance,
      List<String> also,
      String note,
      List<String> alsoMines,
      Map<String, Object> measures) {
    events.add(
        new Event(
            plant,
            also,
            mine.code,
            from.atStartOfDay(),
            last.plusDays(1).atStartOfDay(),
            grid == null ? null : Truth.toLonLat(grid, mine.grid),
            tolerance,
            mine.spec
                .difficulty(plant)
                .map(Difficulty::truthName)
                .orElse(mine.spec.positions() == PositionForm.COORDINATES ? "easy" : "medium"),
            mine.spec.positions().truthName(),
            note,
            alsoMines,
            measures));
  }

  static LineString driven(Heading heading, LocalDate day) {
    return line(heading.road(), 0, heading.advanceAt(day));
  }

  static LineString line(Road road, double from, double to) {
    return GEOMETRY.createLineString(road.between(from, to).toArray(Coordinate[]::new));
  }

  static String metres(double value) {
    return StrictMath.round(value) + " m";
  }

  private void lookAlikes() {
    say("shafts and inclines rise above the licensed top elevation");
    if (!mine.spec.suspended()) {
      say("headings stand ahead of the monthly drawing by lawful advance");
    }
    if (mine.southernNeighbour.isPresent() || mine.northernNeighbour.isPresent()) {
      say("the neighbour's border, roads and goaf are on this mine's drawing");
    }
    if (mine.licence.deducted.isPresent() && !mine.spec.has(Plant.HEADING_IN_DEDUCTED_PART)) {
      say("a deducted part that no working comes near");
    }
    for (Confounder confounder : mine.spec.confounders()) {
      say(
          switch (confounder) {
            case BOUNDARY_ROAD ->
                "legal boundary road 4 to 8 m inside the licence, positions scatter across the line";
            case TWO_BANDS ->
                "licence of two adjoining parts with different elevation bands, legal roads cross from one to the other";
            case NEW_HEADING ->
                "heading 1107运输顺槽掘进 reported 2 days before the first night, not yet on the monthly drawing";
            case PILLAR_CROSSING ->
                "heading 1110运输顺槽掘进 through a protective pillar with an approval on record";
            case ROCK_ROAD_OUTSIDE ->
                "rock road 东翼排水巷 beyond the boundary with an approval on record";
            case MAINTENANCE_ONLY -> "suspended, maintenance crew below its ceiling";
            case RENEWAL_PENDING ->
                "the safety-production permit ends in some days, its renewal is pending";
            case INSPECTORS -> "inspectors visit the roads next to the boundary and a seal";
            case MULTIPATH -> "positions jump 10 to 40 m now and then";
            case MAN_RIDER -> "crews ride in one man-rider: many cards on one track for minutes";
            case RIDE_OUT -> "crews ride the man-car out together and surface in the same second";
            case HANDOVER -> "hand-over at the face: two crews for up to 25 minutes";
            default -> "";
          });
    }
  }

  private void say(String what) {
    if (what.isEmpty()) {
      return;
    }
    benign.add(new Benign(mine.code, what));
  }
}
