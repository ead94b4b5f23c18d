package org.minewatch.detect.work;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.minewatch.detect.FaceWork;
import org.minewatch.detect.MineNight;
import org.minewatch.region.FaceProgress;
import org.minewatch.region.OutputReport;
import org.minewatch.sight.FaceLine;
import org.minewatch.sight.OutputLine;

/** What reports and crews say of the advance of a night's faces, and the coal that it gives. */
public final class AdvanceAccount {
  private AdvanceAccount() {}

  /** By face id. */
  public static List<FaceLine> faces(MineNight night) {
    ObservedHeads heads = ObservedHeads.of(night);
    List<FaceLine> lines = new ArrayList<>();
    for (FaceWork work : night.faceWorks()) {
      Optional<ObservedHead> head = heads.find(work.face().faceId());
      Optional<AdvanceRate> reported =
          head.map(ObservedHead::reportedRate).filter(r -> r.days() > 0);
      Optional<AdvanceRate> observed = head.flatMap(ObservedHead::observedRate);
      OptionalDouble metres = reportedOn(work, night.night());
      OptionalDouble each = FaceCoal.tonnesPerMetre(night, work);
      lines.add(
          new FaceLine(
              work.face().faceId(),
              work.face().name(),
              metres,
              number(reported.map(AdvanceRate::best)),
              number(observed.map(AdvanceRate::best)),
              number(observed.map(AdvanceRate::low)),
              number(observed.map(AdvanceRate::high)),
              head.map(ObservedHead::aheadOfReport).orElse(OptionalDouble.empty()),
              product(each, metres),
              product(each, number(observed.map(AdvanceRate::best)))));
    }
    lines.sort(java.util.Comparator.comparing(FaceLine::faceId));
    return lines;
  }

  /** A day's advance by the report of that day; empty when it was not reported. */
  private static OptionalDouble reportedOn(FaceWork work, LocalDate day) {
    List<FaceProgress> p = work.progress();
    int last = p.size() - 1;
    if (last < 1 || !p.get(last).date().equals(day)) {
      return OptionalDouble.empty();
    }
    long days = day.toEpochDay() - p.get(last - 1).date().toEpochDay();
    return days <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((p.get(last).advance() - p.get(last - 1).advance()) / days);
  }

  /** The last span reported for the mine and for each face, of days that are over. */
  public static List<OutputLine> outputs(MineNight night) {
    LocalDate since =
        night.night().minusDays((long) night.parameter("output.mismatch", "look_back_days"));
    Map<String, OutputReport> last = new TreeMap<>();
    for (OutputReport r : night.records().outputs()) {
      if (!r.to().isAfter(night.night()) && r.to().isAfter(since)) {
        last.merge(r.faceId(), r, AdvanceAccount::later);
      }
    }
    return last.values().stream().map(r -> line(night, r)).toList();
  }

  private static OutputReport later(OutputReport a, OutputReport b) {
    int c = a.to().compareTo(b.to());
    int d = c != 0 ? c : a.from().compareTo(b.from());
    return d > 0 || d == 0 && a.outputTonnes() >= b.outputTonnes() ? a : b;
  }

  private static OutputLine line(MineNight night, OutputReport r) {
    List<FaceCoal> coal = FaceCoal.between(night, r.from(), r.to(), r.faceId());
    return new OutputLine(
        r.from(),
        r.to(),
        r.faceId(),
        r.outputTonnes(),
        coal.isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(coal.stream().mapToDouble(FaceCoal::tonnes).sum()));
  }

  private static OptionalDouble number(Optional<Double> value) {
    return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }

  private static OptionalDouble product(OptionalDouble a, OptionalDouble b) {
    return a.isPresent() && b.isPresent()
        ? OptionalDouble.of(a.getAsDouble() * b.getAsDouble())
        : OptionalDouble.empty();
  }
}
