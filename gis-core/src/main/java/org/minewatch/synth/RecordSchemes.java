package org.minewatch.synth;

import static org.minewatch.synth.PlantedTruth.metres;

import java.time.LocalDate;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.synth.draw.Decimals;
import org.minewatch.synth.ground.Dice;

/** Plants in what else is recorded: output, and events where nothing is reported. */
final class RecordSchemes {
  private static final double HEIGHT = 2.6;
  private static final double DENSITY = 1.4;
  private static final int DAYS = 35;

  private RecordSchemes() {}

  /** Tonnes that the longwall gives in a day. */
  static double tonnesADay(MineLayout layout) {
    Panel panel = layout.longwall;
    return panel.rate() * (panel.right() - panel.left()) * HEIGHT * DENSITY;
  }

  /** Daily output of the longwall, as a share of what its advance gives. */
  static void output(Scheme scheme, RegisterTables tables, double share, double scatter) {
    Dice dice = scheme.chance("output");
    LocalDate start = scheme.first().minusDays(DAYS);
    for (LocalDate day = start; !day.isAfter(scheme.last()); day = day.plusDays(1)) {
      double tonnes = tonnesADay(scheme.layout) * share * (1 + dice.uniform(-scatter, scatter));
      if (!scheme.layout.longwall.from().isAfter(day)) {
        tables
            .table("output.csv")
            .row(
                scheme.mine.code,
                day,
                day,
                Decimals.format(tonnes, 0),
                scheme.layout.longwall.number());
      }
    }
  }

  /** Less coal reported than the observed advance gives. */
  static final class UnderstatedOutput extends Scheme {
    private final double share;

    UnderstatedOutput(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
      share = by("share", range(0.3, 0.4), range(0.45, 0.55), range(0.6, 0.66));
    }

    @Override
    void records(RegisterTables tables) {
      output(this, tables, share, 0.04);
    }

    @Override
    void tell(PlantedTruth truth) {
      truth
          .event(Plant.UNDERSTATED_OUTPUT)
          .also("face.advance")
          .measure("share", Decimals.round(share, 2))
          .say(
              "reported output is "
                  + StrictMath.round(share * 100)
                  + " % of what the advance of longwall 1103 gives");
    }
  }

  /** A cluster of events at a place where nobody reports any work. */
  static final class UnexplainedEvents extends Scheme {
    private final int count;
    private final double spread;
    private final String kind;
    private Coordinate centre;

    UnexplainedEvents(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
      count = whole("count", count(45, 60), count(24, 30), count(12, 15));
      spread = by("spread", range(10, 14), range(16, 22), range(24, 30));
      kind = chance("kind").pick(List.of("microseismic", "microseismic", "subsidence"));
    }

    @Override
    void build() {
      double u = chance("u").uniform(180, 330);
      double v = -chance("v").uniform(330, 430);
      centre = layout.frame.toGrid(u, v);
      centre.setZ(layout.seam.floor(u, v));
    }

    @Override
    void events(EventTable events, TrackSimulation people) {
      Dice dice = chance("events");
      int nights = layout.nights();
      for (int i = 0; i < count; i++) {
        LocalDate day = first().plusDays(i % nights);
        Coordinate c =
            new Coordinate(
                centre.x + spread * dice.gauss(),
                centre.y + spread * dice.gauss(),
                centre.getZ() + 5 * dice.gauss());
        boolean shaking = kind.equals("microseismic");
        events.at(
            kind,
            day.atStartOfDay().plusSeconds(dice.between(600, 85_000)),
            c,
            shaking ? StrictMath.exp(dice.uniform(5.5, 9)) : dice.uniform(8, 40),
            shaking ? "J" : "mm");
      }
    }

    @Override
    void tell(PlantedTruth truth) {
      truth
          .event(Plant.UNEXPLAINED_EVENTS)
          .at(Truth.geometry().createPoint(centre), 120)
          .also("face.concealed")
          .measure("events", count)
          .say(
              count
                  + " "
                  + kind
                  + " events within about "
                  + metres(2 * spread)
                  + " of a place where nothing is reported");
    }
  }

  /** A stopped mine whose main hoist runs at night. */
  static final class HoistWhileStopped extends Scheme {
    private final int cycles;

    HoistWhileStopped(Difficulty difficulty, Dice dice) {
      super(difficulty, dice);
      cycles = whole("cycles", count(45, 60), count(28, 36), count(16, 20));
    }

    @Override
    void events(EventTable events, TrackSimulation people) {
      Dice dice = chance("hoist");
      for (int day = 0; day < layout.nights(); day++) {
        LocalDate date = first().plusDays(day);
        for (int hour = 0; hour < 24; hour++) {
          boolean night = hour < 6 || hour >= 20;
          double runs = night ? cycles * dice.uniform(0.8, 1.1) : dice.uniform(0, 2);
          events.named("hoist", date.atTime(hour, 0), "主斜井提升机", StrictMath.rint(runs), "cycle");
          events.named(
              "power", date.atTime(hour, 0), "主斜井提升机", 60 + runs * 9 + dice.uniform(-4, 4), "kWh");
        }
      }
    }

    @Override
    void tell(PlantedTruth truth) {
      truth
          .event(Plant.HOIST_WHILE_STOPPED)
          .also("licence.lapsed")
          .measure("cycles_per_hour", cycles)
          .say("suspended mine whose main hoist runs " + cycles + " cycles an hour at night");
    }
  }
}
