package org.minewatch.detect.work;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.minewatch.detect.FaceWork;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.NightFacts;
import org.minewatch.region.Face;
import org.minewatch.region.FaceProgress;

/**
 * Where every reported face of a mine really stands and how it advances, from reports and from
 * where its crew stood in this night and up to {@value #NIGHTS} before it. What every rule asks
 * that measures from a head: to a boundary, to a water line.
 *
 * <pre>{@code
 * for (ObservedHead h : ObservedHeads.of(night).list()) {
 *   double metres = ...;                                // from h.head() along h.next(500)
 *   double soonest = h.rate().soonestDays(metres);      // likelyDays, latestDays
 * }
 * }</pre>
 *
 * <p>A face without a line of advance (fewer than two places of a longwall, a face of another kind)
 * is not in the list. Cheap: what is read of positions is kept in {@link NightFacts#work()}.
 */
public final class ObservedHeads {
  static final int NIGHTS = 13;

  private static final int RATE_DAYS = 14;
  private static final double SIGMAS = 2;
  private static final double SURVEY_SIGMA_METRES = 1.5;

  private final List<ObservedHead> heads;

  private ObservedHeads(List<ObservedHead> heads) {
    this.heads = List.copyOf(heads);
  }

  public static ObservedHeads of(MineNight night) {
    List<NightFacts> nights =
        Stream.concat(night.earlier(NIGHTS).stream(), Stream.of(night.facts())).toList();
    List<ObservedHead> heads = new ArrayList<>();
    for (FaceWork work : night.faceWorks()) {
      FaceWay.of(work).ifPresent(way -> heads.add(head(night, work, way, nights)));
    }
    return new ObservedHeads(heads);
  }

  /** In the order of the faces. */
  public List<ObservedHead> list() {
    return heads;
  }

  public Optional<ObservedHead> find(String faceId) {
    return heads.stream().filter(h -> h.work().face().faceId().equals(faceId)).findFirst();
  }

  private static ObservedHead head(
      MineNight night, FaceWork work, FaceWay way, List<NightFacts> nights) {
    String id = work.face().faceId();
    double reported = work.last().map(FaceProgress::advance).orElse(0.0);
    List<AdvanceRate.At> fronts = new ArrayList<>();
    for (NightFacts facts : nights) {
      facts
          .work()
          .find(id)
          .filter(c -> c.front().isPresent())
          .ifPresent(c -> fronts.add(new AdvanceRate.At(facts.date(), c.front().getAsDouble())));
    }
    FaceCrew crew = night.facts().work().find(id).orElseGet(() -> nobody(id));
    double least = night.parameter("face.advance", "min_difference_m");
    double sigma =
        Double.isNaN(crew.frontSigma())
            ? SURVEY_SIGMA_METRES
            : Math.hypot(crew.frontSigma(), SURVEY_SIGMA_METRES);
    boolean heading = work.face().kind() == Face.Kind.HEADING;
    boolean ahead =
        crew.front().isPresent()
            && crew.persons() >= 2
            && crew.front().getAsDouble() - reported > Math.max(least, SIGMAS * sigma);
    AdvanceRate byReport = byReport(work, night.night());
    Optional<AdvanceRate> observed = AdvanceRate.observed(fronts);
    AdvanceRate rate = observed.filter(o -> heading && o.low() > byReport.high()).orElse(byReport);
    return new ObservedHead(
        work,
        way,
        reported,
        crew.front(),
        ahead ? crew.front().getAsDouble() : reported,
        ahead,
        ahead ? sigma : SURVEY_SIGMA_METRES,
        rate,
        byReport,
        observed,
        crew,
        fronts);
  }

  private static AdvanceRate byReport(FaceWork work, LocalDate night) {
    List<AdvanceRate.At> reports =
        work.progress().stream()
            .filter(p -> p.date().isAfter(night.minusDays(RATE_DAYS + 1L)))
            .map(p -> new AdvanceRate.At(p.date(), p.advance()))
            .toList();
    return AdvanceRate.reported(reports).orElse(AdvanceRate.none(0));
  }

  static FaceCrew nobody(String faceId) {
    return new FaceCrew(
        faceId,
        0,
        0,
        List.of(),
        new TreeSet<>(),
        0,
        false,
        false,
        OptionalDouble.empty(),
        Double.NaN,
        0,
        0,
        0);
  }
}
