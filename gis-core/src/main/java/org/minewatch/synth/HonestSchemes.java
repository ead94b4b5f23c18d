package org.minewatch.synth;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.synth.Crew.Stop;
import org.minewatch.synth.LayerHabit.Subject;
import org.minewatch.synth.draw.Decimals;
import org.minewatch.synth.draw.DrawingEntity;
import org.minewatch.synth.ground.Dice;
import org.minewatch.synth.ground.Road;
import org.minewatch.synth.ground.Spot;

/** Innocent things about people, stations, files and records that look like violations. */
final class HonestSchemes {
  private HonestSchemes() {}

  /** A scheme without a difficulty. */
  abstract static class Honest extends Scheme {
    Honest(Dice dice) {
      super(Difficulty.MEDIUM, dice);
    }

    abstract String what();

    @Override
    final void tell(PlantedTruth truth) {
      truth.innocent(what());
    }
  }

  /** Crews that wait together near the bottom of the incline before they walk on. */
  static final class WaitingRoom extends Honest {
    WaitingRoom(Dice dice) {
      super(dice);
    }

    @Override
    Crew crew(Crew crew) {
      if (crew.workplace().isEmpty() || crew.jobs().size() < 3) {
        return crew;
      }
      Spot room = new Spot(layout.haulage, 95);
      return crew.withDuty(
          (day, dice) -> {
            List<Stop> stops = new ArrayList<>();
            stops.add(new Stop(room, 8, dice.uniform(25, 50)));
            stops.addAll(crew.duty().stops(day, dice));
            return stops;
          });
    }

    @Override
    String what() {
      return "crews wait together up to 50 minutes in a waiting room off the haulage road";
    }
  }

  /** Two crews in the longwall area for more than an hour. */
  static final class LongHandover extends Honest {
    LongHandover(Dice dice) {
      super(dice);
    }

    @Override
    double leaves(Outing outing, double usual) {
      return outing.crew().workplace().equals(layout.longwall.number())
          ? usual + chance(outing.person().cardId() + outing.day()).uniform(35, 70) * 60
          : usual;
    }

    @Override
    String what() {
      return "hand-over in the longwall area lasts 60 to 90 minutes";
    }
  }

  /** The gas checker looks at every seal once a shift, from in front of it. */
  static final class SealChecks extends Honest {
    SealChecks(Dice dice) {
      super(dice);
    }

    @Override
    void staff(Roster roster) {
      List<Stop> stops = new ArrayList<>();
      for (Panel panel : layout.finished) {
        stops.add(new Stop(new Spot(panel.transportGate(), 9), 3, 8));
        stops.add(new Stop(new Spot(panel.returnGate(), 9), 3, 8));
      }
      stops.add(Roster.rest(new Spot(layout.haulage, 150), 60));
      roster.add(
          new Crew(
              "密闭检查组",
              List.of("瓦斯检查工", "通风工"),
              false,
              Set.of(roster.allShifts.size() - 1),
              roster.always,
              (day, dice) -> stops));
    }

    @Override
    String what() {
      return "gas checks in front of every seal once a day";
    }
  }

  /** A station out for less than 25 minutes. */
  static final class StationMaintenance extends Honest {
    StationMaintenance(Dice dice) {
      super(dice);
    }

    /** A time without its stations: of which gates, and from when to when. */
    private record Gone(String gates, LocalDateTime from, LocalDateTime to) {}

    private final List<Gone> gone = new ArrayList<>();

    @Override
    void build() {
      for (int day = 0; day < layout.nights(); day++) {
        Dice dice = chance("night " + day);
        LocalDateTime begin = first().plusDays(day).atTime(9, 0).plusMinutes(dice.between(0, 350));
        gone.add(
            new Gone(
                dice.pick(List.of("1103", "1105")),
                begin,
                begin.plusSeconds((long) (60 * dice.uniform(12, 24)))));
      }
    }

    private boolean out(Road road, LocalDateTime time) {
      for (Gone times : gone) {
        if (!time.isBefore(times.from())
            && time.isBefore(times.to())
            && road.name().startsWith(times.gates())) {
          return true;
        }
      }
      return false;
    }

    @Override
    Spot told(Outing outing, double second, Spot at) {
      return out(at.road(), first().atStartOfDay().plusSeconds(StrictMath.round(second)))
          ? null
          : at;
    }

    @Override
    void uploads(UploadFiles files) {
      files.silence((reader, time) -> out(reader.spot().road(), time));
    }

    @Override
    String what() {
      return "stations of a gate in maintenance for less than 25 minutes a day";
    }
  }

  /** An air door in a crosscut that everybody walks through. */
  static final class AirDoor extends Honest {
    AirDoor(Dice dice) {
      super(dice);
    }

    private Coordinate place() {
      return layout.frame.toGrid(1810, 20);
    }

    @Override
    void staff(Roster roster) {
      Spot north = new Spot(layout.returnMain, 1810 - MineLayout.MAIN_START - 40);
      Spot south = new Spot(layout.haulage, 1810 - MineLayout.MAIN_START + 40);
      roster.add(
          new Crew(
              "巡检组",
              List.of("管路工", "机电维修工"),
              false,
              roster.allShifts,
              roster.always,
              (day, dice) ->
                  List.of(
                      new Stop(north, 20, dice.uniform(60, 100)),
                      new Stop(south, 20, dice.uniform(60, 100)),
                      new Stop(north, 20, dice.uniform(60, 100)),
                      Roster.rest(south, 20))));
    }

    @Override
    void records(RegisterTables tables) {
      Coordinate c = place();
      tables
          .table("seals.csv")
          .row(
              mine.code,
              "FM-1",
              Decimals.format(c.x, 2),
              Decimals.format(c.y, 2),
              first().minusYears(2),
              "air-door");
    }

    @Override
    String what() {
      return "an air door in the crosscut at u 1810 is registered among the seals and passed daily";
    }
  }

  /** A seal opened with an approval, and people who work behind it. */
  static final class OpenedSeal extends Honest {
    OpenedSeal(Dice dice) {
      super(dice);
    }

    private Road gate() {
      return layout.finished.get(0).returnGate();
    }

    @Override
    boolean registersSeal(Road gate) {
      return gate != gate();
    }

    @Override
    void staff(Roster roster) {
      roster.add(
          new Crew(
              "启封队",
              Roster.jobs(List.of("通风工", "瓦斯检查工", "支护工", "安全检查工"), 4),
              false,
              Set.of(roster.allShifts.size() - 1),
              first(),
              (day, dice) ->
                  List.of(
                      new Stop(new Spot(gate(), 45), 20, 150),
                      Roster.rest(new Spot(layout.returnMain, 330), 20))));
    }

    @Override
    void records(RegisterTables tables) {
      Coordinate c = gate().at(12);
      String approval = "示能启〔2026〕2号";
      tables
          .table("seals.csv")
          .row(
              mine.code,
              "MB-2",
              Decimals.format(c.x, 2),
              Decimals.format(c.y, 2),
              layout.finished.get(0).reference().plusDays(20),
              "goaf",
              first().minusDays(3),
              approval);
      tables
          .table("approvals.csv")
          .row(
              mine.code,
              approval,
              "seal-opening",
              RegisterTables.polygon(
                  RegisterTables.corridor(
                      new Road(
                          "",
                          Road.Kind.GATE,
                          true,
                          2026,
                          true,
                          false,
                          List.of(gate().at(0), gate().at(90))),
                      20)),
              first().minusDays(5),
              last().plusDays(20),
              MineLayout.SEAM_NAME);
    }

    @Override
    String what() {
      return "seal of "
          + gate().name()
          + " opened with an approval on record, people work behind it";
    }
  }

  /** Surveyors who stop at many places, also at heads and near the border. */
  static final class Surveyors extends Honest {
    Surveyors(Dice dice) {
      super(dice);
    }

    @Override
    void staff(Roster roster) {
      roster.add(
          new Crew(
              "地测科",
              List.of("测量工", "测量工", "地质工"),
              false,
              Set.of(roster.allShifts.size() - 2),
              roster.always,
              (day, dice) -> {
                List<Stop> stops = new ArrayList<>();
                for (Heading heading : layout.headings) {
                  stops.add(new Stop(heading.headAt(day.date), 10, 18));
                  stops.add(
                      new Stop(new Spot(heading.road(), heading.advanceAt(day.date) * 0.5), 5, 12));
                }
                stops.add(new Stop(new Spot(layout.haulage, layout.haulage.length() - 2), 5, 20));
                stops.add(
                    new Stop(new Spot(layout.returnMain, layout.returnMain.length() - 2), 5, 20));
                return stops;
              }));
    }

    @Override
    String what() {
      return "surveyors stop at heads, in gates and at the ends of the main roads";
    }
  }

  /** A party of trainees walks through the mine together. */
  static final class Visitors extends Honest {
    Visitors(Dice dice) {
      super(dice);
    }

    @Override
    void staff(Roster roster) {
      roster.add(
          new Crew(
              "培训班",
              Roster.jobs(List.of("实习生", "安全培训师"), 8),
              false,
              Set.of(roster.allShifts.size() - 2),
              first(),
              (day, dice) ->
                  List.of(
                      new Stop(new Spot(layout.haulage, 200), 6, 30),
                      new Stop(new Spot(day.face, 40), 8, 25),
                      new Stop(new Spot(layout.returnMain, 200), 6, 30))));
    }

    @Override
    String what() {
      return "eight trainees walk through the mine together";
    }
  }

  /** An hour in which all crews of a shift gather in the refuge. */
  static final class RescueDrill extends Honest {
    RescueDrill(Dice dice) {
      super(dice);
    }

    @Override
    Crew crew(Crew crew) {
      if (crew.jobs().size() < 3) {
        return crew;
      }
      Spot refuge = new Spot(layout.haulage, 58);
      return crew.withDuty(
          (day, dice) -> {
            List<Stop> usual = crew.duty().stops(day, dice);
            if (!day.date.equals(first())) {
              return usual;
            }
            List<Stop> stops = new ArrayList<>(usual.subList(0, usual.size() - 1));
            Stop last = usual.get(usual.size() - 1);
            stops.add(new Stop(last.place(), last.spread(), dice.uniform(170, 200)));
            stops.add(new Stop(refuge, 6, 40));
            stops.add(last);
            return stops;
          });
    }

    @Override
    String what() {
      return "rescue drill on the first day: everybody in the refuge for 40 minutes";
    }
  }

  /** People registered on the day they first go down. */
  static final class NewMiners extends Honest {
    NewMiners(Dice dice) {
      super(dice);
    }

    @Override
    void staff(Roster roster) {
      Heading heading = layout.headings.get(0);
      roster.add(
          new Crew(
              "新工组",
              List.of("普工", "普工"),
              false,
              Set.of(roster.allShifts.size() - 1),
              last(),
              (day, dice) ->
                  List.of(
                      Roster.rest(
                          new Spot(heading.road(), Math.max(1, heading.advanceAt(day.date) - 8)),
                          12))));
    }

    @Override
    LocalDate registeredSince(TrackSimulation.Person person) {
      return person.team().equals("新工组") ? last() : null;
    }

    @Override
    String what() {
      return "two new miners registered go down for the first time on the last day";
    }
  }

  /** Some of each crew stay home. */
  static final class Absences extends Honest {
    Absences(Dice dice) {
      super(dice);
    }

    @Override
    boolean goesDown(Outing outing) {
      return outing.crew().jobs().size() < 3
          || !chance(outing.person().cardId() + "/" + outing.day()).chance(0.1);
    }

    @Override
    String what() {
      return "about a tenth of every crew stays home";
    }
  }

  /** Some work an hour longer than the shift, which is allowed. */
  static final class ShortOvertime extends Honest {
    ShortOvertime(Dice dice) {
      super(dice);
    }

    @Override
    double leaves(Outing outing, double usual) {
      boolean longer = outing.crew().workplace().startsWith("1105") && outing.member() == 0;
      return longer ? Math.max(usual, outing.start() + 8.6 * 3600) : usual;
    }

    @Override
    String what() {
      return "the foreman of a heading stays until 8.6 hours after the shift's begin";
    }
  }

  /** Lamps, gates and cameras that count what the cards say. */
  static final class AgreeingCounts extends Honest {
    AgreeingCounts(Dice dice) {
      super(dice);
    }

    @Override
    void events(EventTable events, TrackSimulation people) {
      for (String kind : List.of("lamp-count", "gate-count", "video-count")) {
        for (TrackSimulation.ShiftCount count : people.shifts) {
          LocalDateTime time = PeopleSchemes.shiftStart(this, count.date(), count.shift());
          int miscounted = kind.equals("video-count") ? chance("video " + time).between(-1, 1) : 0;
          events.named(kind, time, "主斜井口-入井", count.headcount() + miscounted, "person");
        }
      }
    }

    @Override
    String what() {
      return "lamps, gates and cameras count as many as went down by card, cameras within one";
    }
  }

  /** Microseismic, gas, power, hoist and subsidence where the longwall explains them. */
  static final class ExplainedEvents extends Honest {
    ExplainedEvents(Dice dice) {
      super(dice);
    }

    @Override
    void events(EventTable events, TrackSimulation people) {
      Dice dice = chance("events");
      Panel panel = layout.longwall;
      if (panel.rate() == 0) {
        return;
      }
      for (int day = 0; day < layout.nights(); day++) {
        LocalDate date = first().plusDays(day);
        for (int i = 0; i < 14; i++) {
          double u = dice.uniform(panel.left() + 5, panel.right() - 5);
          double v = panel.faceAt(date) + dice.uniform(-25, 45);
          Coordinate c = layout.frame.toGrid(u, v);
          c.setZ(layout.seam.floor(u, v) + dice.uniform(0, 25));
          events.at(
              "microseismic",
              date.atStartOfDay().plusSeconds(dice.between(600, 85_000)),
              c,
              StrictMath.exp(dice.uniform(5, 9)),
              "J");
        }
        double u = (panel.left() + panel.right()) / 2;
        Coordinate over = layout.frame.toGrid(u, panel.faceAt(date) + 60);
        events.at("subsidence", date.atTime(6, 0), over, dice.uniform(10, 30), "mm");
        events.named("gas", date.atTime(11, dice.between(0, 59)), "1103综采工作面T1", 0.62, "%");
        for (int hour = 0; hour < 24; hour++) {
          events.named("hoist", date.atTime(hour, 0), "主斜井提升机", dice.between(22, 34), "cycle");
          events.named("power", date.atTime(hour, 0), "主斜井提升机", dice.uniform(260, 340), "kWh");
        }
      }
    }

    @Override
    String what() {
      return "microseismic, gas, subsidence, hoist and power as the reported longwall explains them";
    }
  }

  /** Output that the advance explains. */
  static final class AgreeingOutput extends Honest {
    AgreeingOutput(Dice dice) {
      super(dice);
    }

    @Override
    void records(RegisterTables tables) {
      if (layout.longwall.rate() > 0) {
        RecordSchemes.output(this, tables, 1, 0.08);
      }
    }

    @Override
    String what() {
      return "reported output within 8 % of what the advance gives";
    }
  }

  /** An order to withdraw, obeyed within minutes. */
  static final class Withdrawn extends Honest {
    private static final String FACE = "1105回风顺槽掘进";

    Withdrawn(Dice dice) {
      super(dice);
    }

    private LocalDateTime order() {
      return first().plusDays(layout.nights() > 1 ? 1 : 0).atTime(18, 30);
    }

    private double second() {
      return java.time.Duration.between(first().atStartOfDay(), order()).getSeconds();
    }

    @Override
    double leaves(Outing outing, double usual) {
      boolean there = outing.crew().workplace().equals(FACE);
      return there && outing.start() < second() && usual > second()
          ? second() + chance(outing.person().cardId()).uniform(60, 420)
          : usual;
    }

    @Override
    boolean goesDown(Outing outing) {
      boolean place = outing.crew().workplace().equals(FACE);
      return !place || outing.start() < second();
    }

    /** Nobody drives it while the order stands. */
    @Override
    double claims(String faceId, LocalDate day, double advance) {
      return faceId.equals(FACE) && day.isAfter(order().toLocalDate())
          ? Math.min(advance, layout.heading(FACE).advanceAt(order().toLocalDate()))
          : advance;
    }

    @Override
    void records(RegisterTables tables) {
      Heading heading = layout.heading(FACE);
      Road head =
          new Road(
              "",
              Road.Kind.GATE,
              true,
              2026,
              false,
              false,
              List.of(
                  heading.road().at(heading.advance() - 100),
                  heading.road().at(heading.advanceAt(last()) + 20)));
      tables
          .table("orders.csv")
          .row(
              mine.code,
              "示能撤〔2026〕演" + (mine.index + 1) + "号",
              "withdraw",
              order().format(java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME),
              last().plusDays(3) + "T00:00:00",
              RegisterTables.polygon(RegisterTables.corridor(head, 20)),
              null);
    }

    @Override
    String what() {
      return "a withdrawal order for " + FACE + " obeyed within fifteen minutes";
    }
  }

  /** Drilling sites off a gate: short stubs, far apart, in nobody's way. */
  static final class DrillSites extends Honest {
    DrillSites(Dice dice) {
      super(dice);
    }

    @Override
    void build() {
      Road gate = layout.longwall.transportGate();
      double u = layout.longwall.left();
      for (int i = 0; i < 5; i++) {
        double v = MineLayout.RETURN_MAIN_V + 30 + 62 * i;
        Road stub = layout.add("钻场" + (i + 1), Road.Kind.CONNECTION, true, 2025, u, v, u - 5, v);
        layout.net.join(new Spot(stub, 0), new Spot(gate, v - MineLayout.RETURN_MAIN_V));
      }
    }

    @Override
    String what() {
      return "five drilling sites of 5 m every 62 m off the transport gate of the longwall";
    }
  }

  /** A traverse levelled again between two drawings. */
  static final class Relevelled extends Honest {
    Relevelled(Dice dice) {
      super(dice);
    }

    @Override
    Coordinate redraw(Object of, Coordinate c, LocalDate asOf) {
      return asOf.equals(mine.latestDrawing()) && of instanceof Road
          ? new Coordinate(c.x + 0.3, c.y - 0.4, c.getZ() + 0.35)
          : c;
    }

    @Override
    String what() {
      return "a traverse levelled again: all roads 0.5 m aside and 0.35 m higher in the latest drawing";
    }
  }

  /** Spare and installing panels and a rock heading, which do not count among the faces. */
  static final class SpareFaces extends Honest {
    SpareFaces(Dice dice) {
      super(dice);
    }

    @Override
    void records(RegisterTables tables) {
      double u = MineLayout.gateU(2);
      tables
          .table("faces.csv")
          .row(
              mine.code,
              "1105",
              "longwall",
              "1105备用工作面",
              MineLayout.SEAM_NAME,
              first().minusDays(20),
              null,
              RegisterTables.polygon(
                  List.of(
                      layout.frame.toGrid(u, 90),
                      layout.frame.toGrid(u + 180, 90),
                      layout.frame.toGrid(u + 180, 460),
                      layout.frame.toGrid(u, 460))),
              "mechanised",
              "coal",
              "spare",
              "2.6",
              mine.longwallLimit(),
              "0.0");
    }

    @Override
    String what() {
      return "a spare panel is registered beside the one being extracted";
    }
  }

  /** Snapshots that come twice with the same content, and one that never came. */
  static final class SentTwice extends Honest {
    SentTwice(Dice dice) {
      super(dice);
    }

    @Override
    void uploads(UploadFiles files) {
      LocalDateTime begin = first().atTime(10, 0);
      files.resend(time -> !time.isBefore(begin) && time.isBefore(begin.plusMinutes(20)), 0);
      LocalDateTime gap = first().atTime(13, 0);
      files.withhold(
          time ->
              !time.isBefore(gap) && time.isBefore(gap.plusSeconds(mine.spec.snapshotSeconds())));
      files.alarm(
          "RYCY",
          first().atTime(12, 0, 7),
          "超员",
          200,
          203,
          mine.code + "0002",
          "大巷",
          first().atTime(11, 58, 0),
          first().atTime(12, 0, 0),
          "");
    }

    @Override
    String what() {
      return "twenty minutes of snapshots sent twice unchanged, one snapshot never sent";
    }
  }

  /** Positions near one station are some metres off, as its survey was. */
  static final class StationBias extends Honest {
    StationBias(Dice dice) {
      super(dice);
    }

    @Override
    Coordinate surveyed(String readerId, Spot spot, Coordinate usual) {
      Dice dice = chance("bias " + readerId);
      double angle = dice.uniform(0, 2 * StrictMath.PI);
      double off = dice.uniform(1, 4);
      return new Coordinate(
          usual.x + off * StrictMath.cos(angle),
          usual.y + off * StrictMath.sin(angle),
          usual.getZ());
    }

    @Override
    String what() {
      return "every station up to 4 m off its place, within what a survey underground allows";
    }
  }

  /** A crew drives in a lower seam under the goaf of the first panel. */
  static final class LowerSeam extends Honest {
    static final String SEAM = "M9";
    private static final double BELOW = 36;
    private Road road;
    private Road down;

    LowerSeam(Dice dice) {
      super(dice);
    }

    @Override
    void build() {
      double u = MineLayout.gateU(0) + 90;
      int year = layout.firstNight.getYear();
      List<Coordinate> steep =
          List.of(level(u, 0, 0), level(u, 60, BELOW * 0.5), level(u, 120, BELOW));
      down = new Road("M9联络斜巷", Road.Kind.CONNECTION, false, year - 1, false, false, steep);
      layout.net.add(down);
      layout.net.join(new Spot(down, 0), layout.onHaulage(u));
      List<Coordinate> line = new ArrayList<>();
      for (double v = 120; v <= 420; v += 60) {
        line.add(level(u, v, BELOW));
      }
      road = new Road("2101运输顺槽", Road.Kind.GATE, true, year - 1, false, false, line);
      layout.net.add(road);
      layout.net.join(new Spot(road, 0), new Spot(down, down.length()));
    }

    private Coordinate level(double u, double v, double below) {
      Coordinate c = layout.frame.toGrid(u, v);
      c.setZ(layout.seam.floor(u, v) - below);
      return c;
    }

    @Override
    boolean isLower(Road of) {
      return of == road;
    }

    @Override
    void staff(Roster roster) {
      roster.add(
          new Crew(
              "M9维修队",
              List.of("支护工", "机电维修工", "普工"),
              false,
              roster.allShifts,
              roster.always,
              (day, dice) -> List.of(Roster.rest(new Spot(road, road.length() - 15), 60))));
    }

    @Override
    String what() {
      return "a road in seam M9 36 m under the goaf of panel 1101, people maintain it every shift";
    }
  }

  /** An old curved working with its goaf, all of it drawn. */
  static final class CurvedOldWorking extends Honest {
    private Road curve;

    CurvedOldWorking(Dice dice) {
      super(dice);
    }

    @Override
    void build() {
      List<Coordinate> line = new ArrayList<>();
      for (int i = 0; i <= 12; i++) {
        double angle = StrictMath.toRadians(-90 + 12.0 * i);
        double u = 640 + 190 * StrictMath.cos(angle);
        double v = -30 + 190 * (-1 - StrictMath.sin(angle));
        Coordinate c = layout.frame.toGrid(u, v);
        c.setZ(layout.seam.floor(u, v));
        line.add(c);
      }
      curve = new Road("老运输巷", Road.Kind.CONNECTION, true, 2019, true, false, line);
      layout.net.add(curve);
    }

    @Override
    List<DrawingEntity> draws(LayerHabit habit, LocalDate asOf) {
      List<Coordinate> ring = new ArrayList<>();
      for (int i = 0; i <= 16; i++) {
        double angle = StrictMath.toRadians(22.5 * i);
        ring.add(
            layout.frame.toGrid(
                520 + 60 * StrictMath.cos(angle), -250 + 45 * StrictMath.sin(angle)));
      }
      return List.of(new DrawingEntity.Path(habit.layer(Subject.GOAF), ring, true, false));
    }

    @Override
    String what() {
      return "a curved old road and a round old goaf that every drawing shows";
    }
  }

  /** People who check the gate kept open beside the goaf behind the longwall. */
  static final class KeptGateway extends Honest {
    KeptGateway(Dice dice) {
      super(dice);
    }

    @Override
    void staff(Roster roster) {
      roster.add(
          new Crew(
              "留巷队",
              List.of("支护工", "支护工"),
              false,
              Set.of(roster.allShifts.size() - 1),
              roster.always,
              (day, dice) -> {
                double face = Math.abs(layout.longwall.faceAt(day.date)) - MineLayout.RETURN_MAIN_V;
                return List.of(
                    new Stop(new Spot(layout.longwall.transportGate(), face + 35), 25, 120),
                    Roster.rest(new Spot(day.face, 12), 10));
              }));
    }

    @Override
    String what() {
      return "the transport gate is kept open behind the longwall, two people support it";
    }
  }
}
