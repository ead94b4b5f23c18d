package org.minewatch.synth;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.synth.ground.Dice;
import org.minewatch.synth.ground.Road;
import org.minewatch.synth.ground.Spot;

/** Innocent things about stations, files, counts and reports that look like violations. */
final class HonestRecords {
  private HonestRecords() {}

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
}
