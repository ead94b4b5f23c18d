package org.minewatch.synth;

import static org.minewatch.synth.PlantedTruth.driven;
import static org.minewatch.synth.PlantedTruth.line;
import static org.minewatch.synth.PlantedTruth.metres;
import static org.minewatch.synth.PlantedTruth.point;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.synth.Crew.Stop;
import org.minewatch.synth.draw.Decimals;
import org.minewatch.synth.ground.Dice;
import org.minewatch.synth.ground.Road;
import org.minewatch.synth.ground.Spot;

/** Plants about faces and about who is where: concealed, dark, phantom, too many, beyond seals. */
final class WorkSchemes {
  private WorkSchemes() {}

  /** The last shifts of a day, as many as asked for. */
  static Set<Integer> lastShifts(Roster roster, int count) {
    Set<Integer> shifts = new TreeSet<>();
    int all = roster.allShifts.size();
    for (int i = Math.max(0, all - count); i < all; i++) {
      shifts.add(i);
    }
    return shifts;
  }

  /** An undrawn, unreported heading in the south wing, with its own crew. */
  static final class ConcealedHeading extends Scheme {
    private Heading hidden;
    private int shifts;
    private int people;

    ConcealedHeading(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
    }

    @Override
    void build() {
      double u = MineLayout.gateU(5) + 60;
      Road road = layout.hiddenRoad(layout.onHaulage(u), u, 0, u, -420);
      double advance = by("advance", range(110, 170), range(85, 120), range(65, 90));
      double rate = by("rate", range(6, 9), range(4, 6), range(2.5, 3.6));
      hidden = layout.drive("", road, advance, rate, true);
      shifts = whole("shifts", count(3, 3), count(2, 2), count(1, 1));
      people = whole("people", count(9, 11), count(6, 8), count(4, 5));
    }

    @Override
    void staff(Roster roster) {
      roster.addHeading(hidden, lastShifts(roster, shifts), roster.always, people);
    }

    @Override
    void tell(PlantedTruth truth) {
      truth
          .event(Plant.CONCEALED_HEADING)
          .at(driven(hidden, last()), 90)
          .also("drawing.missing-roadway", "face.excess")
          .measure("persons", people)
          .say(
              "undrawn, unreported heading in the south wing, "
                  + people
                  + " people in "
                  + shifts
                  + " shifts a day, "
                  + Decimals.format(hidden.rate(), 1)
                  + " m a day");
    }
  }

  /** A road beyond the end of the return main that no drawing shows, visited for half an hour. */
  static final class MissingRoad extends Scheme {
    private Road road;
    private double length;
    private int people;

    MissingRoad(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
    }

    @Override
    void build() {
      length = by("length", range(78, 95), range(58, 72), range(40, 50));
      double end = layout.mainEnd();
      road =
          layout.hiddenRoad(
              new Spot(layout.returnMain, layout.returnMain.length()),
              end,
              MineLayout.RETURN_MAIN_V,
              end + length,
              MineLayout.RETURN_MAIN_V + 6);
      people = whole("people", count(4, 5), count(3, 3), count(2, 2));
    }

    @Override
    void staff(Roster roster) {
      Spot post = new Spot(layout.returnMain, layout.returnMain.length() * 0.5);
      roster.add(
          new Crew(
              "机运队",
              Roster.jobs(List.of("机电维修工", "管路工"), people),
              false,
              roster.allShifts,
              roster.always,
              (day, dice) ->
                  List.of(
                      new Stop(new Spot(road, road.length() - 2), 10, 30), Roster.rest(post, 20))));
    }

    @Override
    void tell(PlantedTruth truth) {
      truth
          .event(Plant.MISSING_ROAD)
          .at(line(road, 0, road.length()), 60)
          .also("face.concealed")
          .say(
              "an undrawn road of "
                  + metres(length)
                  + " beyond the end of the return main, used by "
                  + people
                  + " people a shift for 30 minutes at a time");
    }
  }

  /** People who vanish at the seal of a finished panel and come back hours later. */
  static final class DarkFace extends Scheme {
    private static final double SEAL = 12;
    private static final String TEAM = "综合队";
    private Road gate;
    private int people;
    private int shifts;

    DarkFace(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
    }

    @Override
    void build() {
      gate = layout.finished.get(1).transportGate();
      people = whole("people", count(8, 9), count(5, 6), count(3, 4));
      shifts = whole("shifts", count(3, 3), count(2, 2), count(1, 1));
    }

    @Override
    void staff(Roster roster) {
      Spot post = new Spot(layout.haulage, 30);
      roster.add(
          new Crew(
              TEAM,
              Roster.jobs(Roster.HEADING_JOBS, people),
              false,
              lastShifts(roster, shifts),
              roster.always,
              (day, dice) -> {
                double minutes = chance("hours " + day.date).uniform(200, 330);
                return List.of(
                    new Stop(new Spot(gate, 95), 25, minutes + dice.uniform(-4, 4)),
                    Roster.rest(post, 15));
              }));
    }

    @Override
    Spot told(Outing outing, double second, Spot at) {
      return at.road() == gate && at.chainage() > SEAL && outing.crew().team().equals(TEAM)
          ? null
          : at;
    }

    @Override
    void tell(PlantedTruth truth) {
      truth
          .event(Plant.DARK_FACE)
          .at(point(new Spot(gate, SEAL)), 90)
          .also(
              "seal.breached",
              "face.concealed",
              "drawing.missing-roadway",
              "goaf.entered",
              "position.outage",
              "position.parked")
          .measure("persons", people)
          .say(
              people
                  + " people in "
                  + shifts
                  + " shifts a day vanish at the seal of "
                  + gate.name()
                  + " for 3 to 6 hours");
    }
  }

  /** More headings at work than the mine may have. */
  static final class TooManyHeadings extends Scheme {
    private int excess;

    TooManyHeadings(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
    }

    @Override
    void settle() {
      int most = layout.headings.size() - 1;
      excess = Math.min(most, whole("excess", count(2, 2), count(1, 1), count(1, 1)));
    }

    @Override
    int limit(Limit what, int usual) {
      return what == Limit.HEADINGS ? layout.headings.size() - excess : usual;
    }

    @Override
    void tell(PlantedTruth truth) {
      int allowed = layout.headings.size() - excess;
      truth
          .event(Plant.TOO_MANY_HEADINGS)
          .measure("faces", layout.headings.size())
          .say("headings at work exceed the allowed " + allowed);
    }
  }

  /** A reported and drawn heading where nobody works. */
  static final class PhantomHeading extends Scheme {
    private static final String FACE = "1105回风顺槽掘进";
    private int passing;

    PhantomHeading(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
      passing = whole("passing", count(0, 0), count(1, 1), count(2, 2));
    }

    @Override
    Crew crew(Crew crew) {
      return crew.workplace().equals(FACE) ? null : crew;
    }

    @Override
    void staff(Roster roster) {
      if (passing == 0) {
        return;
      }
      Heading heading = layout.heading(FACE);
      Spot post = new Spot(layout.returnMain, layout.returnMain.length() * 0.4);
      roster.add(
          new Crew(
              "质量检查组",
              Roster.jobs(List.of("质量检查员", "测量工"), passing),
              false,
              lastShifts(roster, 1),
              roster.always,
              (day, dice) ->
                  List.of(
                      new Stop(heading.headAt(day.date), 12, dice.uniform(12, 20)),
                      Roster.rest(post, 40))));
    }

    @Override
    void tell(PlantedTruth truth) {
      truth
          .event(Plant.PHANTOM_HEADING)
          .at(driven(layout.heading(FACE), last()), 120)
          .also("face.advance")
          .say(
              "reported and drawn heading "
                  + FACE
                  + " where no crew ever works"
                  + (passing == 0 ? "" : ", " + passing + " of another crew pass once a day"));
    }
  }

  /** Short dead ends side by side off one road, driven this year and worked in turn. */
  static final class FishBone extends Scheme {
    private Road spine;
    private final List<Road> ribs = new ArrayList<>();
    private double spacing;

    FishBone(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
    }

    @Override
    void build() {
      int count = whole("ribs", count(8, 10), count(6, 7), count(4, 5));
      spacing = by("spacing", range(14, 20), range(18, 26), range(24, 34));
      double u = MineLayout.gateU(4) + 40;
      double end = 60 + spacing * (count / 2 + 1);
      int year = layout.firstNight.getYear();
      spine = layout.gate("1110运输顺槽", u, false, end, year, false);
      for (int i = 0; i < count; i++) {
        int side = i % 2 == 0 ? 1 : -1;
        double v = -(50 + spacing * (i / 2));
        double length = chance("rib " + i).uniform(22, 42);
        Road rib =
            layout.add("1110联络巷" + (i + 1), Road.Kind.GATE, true, year, u, v, u + side * length, v);
        layout.net.join(new Spot(rib, 0), new Spot(spine, -v));
        ribs.add(rib);
      }
    }

    @Override
    void staff(Roster roster) {
      int people = whole("people", count(7, 9), count(5, 6), count(4, 4));
      roster.add(
          new Crew(
              "开拓队",
              Roster.jobs(Roster.HEADING_JOBS, people),
              false,
              lastShifts(roster, 2),
              roster.always,
              (day, dice) -> {
                int first = (int) ChronoUnit.DAYS.between(layout.firstNight, day.date) + 1;
                Road a = ribs.get(first % ribs.size());
                Road b = ribs.get((first + 1) % ribs.size());
                return List.of(
                    new Stop(new Spot(a, a.length() - 2), 12, 200),
                    Roster.rest(new Spot(b, b.length() - 2), 12));
              }));
    }

    @Override
    void tell(PlantedTruth truth) {
      Geometry all = line(spine, 0, spine.length());
      for (Road rib : ribs) {
        all = all.union(line(rib, 0, rib.length()));
      }
      truth
          .event(Plant.FISH_BONE)
          .at(all, 60)
          .also("face.concealed", "face.excess")
          .measure("dead_ends", ribs.size())
          .say(
              ribs.size()
                  + " short dead ends every "
                  + metres(spacing)
                  + " off one road in coal, worked in turn");
    }
  }

  /** A heading reported behind its true place and slower than it drives. */
  static final class UnderstatedAdvance extends Scheme {
    private static final String FACE = "1105运输顺槽掘进";
    private double behind;
    private double share;

    UnderstatedAdvance(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
      behind = by("behind", range(65, 90), range(42, 56), range(30, 38));
      share = by("share", range(0.3, 0.45), range(0.5, 0.6), range(0.6, 0.68));
    }

    @Override
    double claims(String faceId, LocalDate day, double advance) {
      if (!faceId.equals(FACE)) {
        return advance;
      }
      Heading heading = layout.heading(FACE);
      long since = ChronoUnit.DAYS.between(layout.firstNight, day);
      double told = heading.advance() - behind + share * heading.rate() * since;
      return Math.max(0, Math.min(advance, told));
    }

    @Override
    void tell(PlantedTruth truth) {
      Heading heading = layout.heading(FACE);
      truth
          .event(Plant.UNDERSTATED_ADVANCE)
          .at(line(heading.road(), heading.advance() - behind, heading.advanceAt(last())), 100)
          .also("drawing.missing-roadway")
          .measure("offset_m", StrictMath.round(behind))
          .say(
              "heading "
                  + FACE
                  + " reported "
                  + metres(behind)
                  + " behind its true place and at "
                  + StrictMath.round(share * 100)
                  + " % of its true advance");
    }
  }

  /** A reported heading that reaches the border soon after the last night. */
  static final class NearBoundary extends Scheme {
    private Heading heading;
    private double days;

    NearBoundary(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
    }

    @Override
    void build() {
      days = by("days", range(2, 4), range(5, 7), range(9, 12));
      double rate = by("rate", range(7, 10), range(5.5, 7.5), range(4, 5));
      double room = layout.east - layout.mainEnd();
      double nights = layout.nights() - 1;
      double advance = Math.max(6, room - (days + nights) * rate);
      double drives = (room - advance) / (days + nights);
      Road road =
          layout.add(
              "东翼运输大巷",
              Road.Kind.MAIN,
              true,
              layout.firstNight.getYear(),
              layout.mainEnd(),
              0,
              layout.east - 1,
              0);
      layout.net.join(new Spot(road, 0), new Spot(layout.haulage, layout.haulage.length()));
      heading = layout.drive("东翼运输大巷掘进", road, advance, drives, true);
      layout.headings.add(heading);
    }

    @Override
    void tell(PlantedTruth truth) {
      truth
          .event(Plant.NEAR_BOUNDARY)
          .at(line(heading.road(), heading.advanceAt(first()), heading.road().length()), 60)
          .also("boundary.pillar")
          .measure("eta_days", StrictMath.round(days))
          .say(
              "reported main heading reaches the licence boundary "
                  + StrictMath.round(days)
                  + " days after the last night");
    }
  }

  /** A crew that passes a seal and works behind it, in sight of the stations. */
  static final class BreachedSeal extends Scheme {
    private Road gate;
    private double depth;
    private int people;

    BreachedSeal(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
    }

    @Override
    void build() {
      gate = layout.finished.get(0).transportGate();
      depth = by("depth", range(65, 90), range(38, 52), range(25, 32));
      people = whole("people", count(6, 7), count(4, 5), count(2, 3));
    }

    @Override
    void staff(Roster roster) {
      Spot post = new Spot(layout.returnMain, 40);
      Stop behind = new Stop(new Spot(gate, 12 + depth), depth * 0.5, 180);
      roster.add(
          new Crew(
              "维修队",
              Roster.jobs(Roster.HEADING_JOBS, people),
              false,
              lastShifts(roster, 1),
              roster.always,
              (day, dice) -> List.of(behind, Roster.rest(post, 15))));
    }

    @Override
    void tell(PlantedTruth truth) {
      truth
          .event(Plant.BREACHED_SEAL)
          .at(line(gate, 12, 12 + depth), 60)
          .also("goaf.entered", "face.concealed", "drawing.missing-roadway")
          .measure("persons", people)
          .say(
              people
                  + " people pass the seal of "
                  + gate.name()
                  + " and work up to "
                  + metres(depth)
                  + " behind it every day");
    }
  }

  /** People in the goaf behind the longwall. */
  static final class IntoGoaf extends Scheme {
    private double depth;
    private int people;
    private boolean once;

    IntoGoaf(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
      depth = by("depth", range(60, 80), range(40, 52), range(26, 32));
      people = whole("people", count(5, 6), count(3, 4), count(2, 2));
      once = difficulty == Difficulty.HARD;
    }

    @Override
    void day(DayOfWork day, double faceV) {
      double u = layout.longwall.left() + 90;
      Road path =
          new Road(
              "",
              Road.Kind.GATE,
              true,
              day.date.getYear(),
              false,
              true,
              layout.onSeam(u, faceV, u, faceV + depth));
      day.net.add(path);
      day.net.join(new Spot(path, 0), new Spot(day.face, 90));
    }

    @Override
    void staff(Roster roster) {
      roster.add(
          new Crew(
              "采煤二队",
              Roster.jobs(Roster.LONGWALL_JOBS, people),
              false,
              lastShifts(roster, 1),
              roster.always,
              (day, dice) -> {
                Stop face = Roster.rest(new Spot(day.face, 85), 25);
                if (once && !day.date.equals(first())) {
                  return List.of(face);
                }
                Road path =
                    day.net.roads().stream()
                        .filter(r -> r.hidden() && r.at(0).distance(day.face.at(90)) < 1)
                        .findFirst()
                        .orElseThrow();
                return List.of(new Stop(new Spot(path, path.length()), 8, 70), face);
              }));
    }

    @Override
    void tell(PlantedTruth truth) {
      double u = layout.longwall.left() + 90;
      Road way =
          new Road(
              "",
              Road.Kind.GATE,
              true,
              2026,
              false,
              true,
              layout.onSeam(
                  u,
                  layout.longwall.faceAt(once ? first() : last()),
                  u,
                  layout.longwall.faceAt(first()) + depth));
      EventNote note =
          truth
              .event(Plant.INTO_GOAF)
              .at(line(way, 0, way.length()), 60)
              .measure("persons", people);
      if (once) {
        note.between(first().atStartOfDay(), first().plusDays(1).atStartOfDay());
      }
      note.say(
          people
              + " people go "
              + metres(depth)
              + " into the goaf behind the longwall "
              + (once ? "once" : "every day"));
    }
  }
}
