package org.minewatch.detect.sight;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.people.CrewAccount;
import org.minewatch.detect.work.AdvanceAccount;
import org.minewatch.finding.Judgement;
import org.minewatch.sight.Balance;
import org.minewatch.sight.CrewLine;
import org.minewatch.sight.FaceLine;
import org.minewatch.sight.MachineLine;
import org.minewatch.sight.MineSight;
import org.minewatch.sight.OutputLine;
import org.minewatch.sight.Sight;

/** Puts together what a night of a mine has to say of itself. */
public final class SightOfNight {
  private SightOfNight() {}

  /**
   * @param judgements of the rules in this night
   */
  public static MineSight of(MineNight night, List<Judgement> judgements) {
    Sight sight =
        new Sight(
            count(judgements, Judgement.State.JUDGED),
            count(judgements, Judgement.State.PARTIAL),
            count(judgements, Judgement.State.CANNOT_JUDGE),
            night.tracks().flatMap(t -> night.presence().map(p -> HoursByPlace.of(t, p, night))),
            SeenRoads.of(night));
    return new MineSight(sight, balance(night));
  }

  private static int count(List<Judgement> judgements, Judgement.State state) {
    return (int) judgements.stream().filter(j -> j.state() == state).count();
  }

  private static Balance balance(MineNight night) {
    List<CrewLine> crews = CrewAccount.of(night);
    List<FaceLine> faces = AdvanceAccount.faces(night);
    List<OutputLine> outputs = AdvanceAccount.outputs(night);
    List<MachineLine> machines = Machines.of(night);
    List<String> missing = new ArrayList<>();
    missing(missing, "positions", night.presence().isEmpty());
    missing(missing, "shift-reports", none(crews, CrewLine::reported));
    missing(missing, "lamp-count", none(crews, CrewLine::lamps));
    missing(missing, "gate-count", none(crews, CrewLine::gates));
    missing(missing, "video-count", none(crews, CrewLine::video));
    missing(missing, "face-progress", faces.stream().allMatch(f -> f.reportedMetres().isEmpty()));
    missing(missing, "output", outputs.isEmpty());
    for (String kind : Machines.KINDS) {
      missing(missing, kind, machines.stream().noneMatch(m -> m.kind().equals(kind)));
    }
    return new Balance(crews, faces, outputs, machines, missing);
  }

  private static boolean none(List<CrewLine> crews, Function<CrewLine, OptionalInt> count) {
    return crews.stream().allMatch(c -> count.apply(c).isEmpty());
  }

  private static void missing(List<String> missing, String source, boolean is) {
    if (is) {
      missing.add(source);
    }
  }
}
