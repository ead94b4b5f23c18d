package org.minewatch.detect.integrity;

import static org.minewatch.detect.Numbers.metres;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.detect.Evidences;
import org.minewatch.detect.LicensedArea;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Observation;
import org.minewatch.detect.Rule;
import org.minewatch.detect.Tracks;
import org.minewatch.detect.Unjudged;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;
import org.minewatch.network.ReaderPlace;
import org.minewatch.network.ReaderPlaces;
import org.minewatch.region.Reader;
import org.minewatch.wording.Text;

/**
 * {@code position.station-misplaced}: a station that cannot stand where it is recorded. Everything
 * placed by it is wrong with it. A station off the drawn roads may as well stand in a road that
 * nobody drew, which is for {@code drawing.missing-roadway} to say: only people's own readings tell
 * the two apart.
 */
final class PositionStationMisplaced implements Rule {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final int MOST_OFF = 20;

  @Override
  public RuleCode code() {
    return RuleCode.POSITION_STATION_MISPLACED;
  }

  @Override
  public Set<String> tables() {
    return Set.of("readers.csv");
  }

  @Override
  public boolean readsPlans() {
    return true;
  }

  @Override
  public Outcome judge(MineNight night) {
    ReaderPlaces readers = ReaderPlaces.of(night.network(), night.readers(), night.night());
    List<ReaderPlace> placed = readers.list().stream().filter(ReaderPlace::hasPlace).toList();
    if (placed.isEmpty()) {
      return cannotJudge(
          night,
          "stations-unplaced",
          new Text("分站没有登记位置", "the stations have no place on record"),
          "readers");
    }
    if (night.currentPlans().isEmpty() || night.network().edgeCount() == 0) {
      return cannotJudge(
          night, Unjudged.noDrawingCode(night), Unjudged.noDrawing(night), "drawings");
    }
    if (DrawnInPlace.isDisplaced(night)) {
      return cannotJudge(
          night,
          "drawing-displaced",
          new Text(
              "图纸整体偏移，分站与巷道的偏差不能归于分站",
              "the drawing is displaced; that stations lie off its roads is not theirs"),
          "drawings");
    }
    Optional<Tracks> recorded = night.recordedTracks();
    Optional<StationWitness> witness = recorded.map(StationWitness::of);
    List<Observation> seen = new ArrayList<>();
    // Of a register most of which lies off the roads nothing follows for one station.
    boolean looked = placed.stream().filter(p -> !p.onNetwork()).count() <= MOST_OFF;
    for (ReaderPlace p : placed) {
      if (p.reader().placedBy() == Reader.PlacedBy.SURVEYED) {
        judge(night, p, witness, looked).ifPresent(seen::add);
      }
    }
    witness.ifPresent(w -> seen.addAll(againstFixes(night, w, recorded.orElseThrow())));
    seen.addAll(DoubtNotices.of(night));
    if (witness.isEmpty()) {
      return partial(
          night,
          seen,
          "no-positions",
          new Text("当夜没有人员位置数据，只看登记位置", "without positions only the record was looked at"),
          "tracks");
    }
    if (night.fixes().map(f -> f.readers().isEmpty()).orElse(true)) {
      return partial(
          night,
          seen,
          "no-station-readings",
          new Text(
              "人员位置没有写明由哪台分站读到，只看登记位置",
              "positions do not name the station that read them; only the record was looked at"),
          "tracks: reader_id");
    }
    return judged(night, seen);
  }

  /** How far from every road a station may be recorded before it is told by itself. */
  static double allowedMetres(MineNight night, ReaderPlace p) {
    return night.parameter("position.station-misplaced", "off_network_m")
        + 2 * Math.hypot(p.sigmaMetres(), night.network().sigmaMetres());
  }

  /**
   * @param looked whether people's ways about the station are looked at
   */
  private Optional<Observation> judge(
      MineNight night, ReaderPlace p, Optional<StationWitness> witness, boolean looked) {
    String id = p.reader().readerId();
    if (!p.onNetwork() && p.missMetres() > allowedMetres(night, p)) {
      int through = witness.map(w -> w.through(id)).orElse(0);
      int back = witness.map(w -> w.back(id)).orElse(0);
      int persons = witness.map(w -> w.throughPersons(id)).orElse(0);
      boolean passed =
          through >= night.parameter("position.station-misplaced", "min_passes")
              && persons >= night.parameter("position.station-misplaced", "min_persons")
              && through > back;
      if (passed) {
        return Optional.of(offNetwork(night, p, through, back, persons));
      }
      return Optional.of(
          night
              .recordedTracks()
              .filter(t -> looked)
              .map(t -> off(night, p, t))
              .orElseGet(() -> off(night, p)));
    }
    if (p.onNetwork() && !p.ambiguous() && witness.isPresent()) {
      double shift =
          witness
              .get()
              .shiftMetres(
                  id,
                  (int) night.parameter("position.station-misplaced", "min_meetings"),
                  (int) night.parameter("position.station-misplaced", "min_persons"));
      if (shift > night.parameter("position.station-misplaced", "min_shift_m")) {
        return Optional.of(againstNeighbours(night, p, shift));
      }
    }
    return outside(night, p);
  }

  private Observation offNetwork(
      MineNight night, ReaderPlace p, int through, int back, int persons) {
    return offNetwork(
            night,
            p,
            Certainty.PROBABLE,
            "，而 %d 人 %d 次在已绘巷道上经过它".formatted(persons, through),
            ", while %d people passed it %d times on their way along drawn roads"
                .formatted(persons, through))
        .measure("passes", through)
        .measure("returns", back)
        .build();
  }

  /** Off every road, and no reading of the station tells of it: what people did about it may. */
  private Observation off(MineNight night, ReaderPlace p, Tracks tracks) {
    Surroundings s = Surroundings.of(night, tracks, p);
    double sigmas = 2 * Math.hypot(p.sigmaMetres(), night.network().sigmaMetres());
    if (s.isPassedBy(night)) {
      return offNetwork(
              night,
              p,
              Certainty.PROBABLE,
              "，%d 人 %d 次经过最近的巷道，%d 夜无人到过登记处".formatted(s.passers(), s.passes(), s.nights()),
              "; %d people passed on the nearest road %d times, and in %d nights nobody went to the place on record"
                  .formatted(s.passers(), s.passes(), s.nights()))
          .measure("passes", s.passes())
          .measure("nights", s.nights())
          .build();
    }
    if (s.isOutOfTheWay(night, p, sigmas)) {
      return offNetwork(
              night,
              p,
              Certainty.PROBABLE,
              "，比未上报巷道所能及的更远，%d 夜无人在其处".formatted(s.nights()),
              ", further than any road driven without a report, and in %d nights nobody was at it"
                  .formatted(s.nights()))
          .measure("nights", s.nights())
          .build();
    }
    return off(night, p);
  }

  private Observation off(MineNight night, ReaderPlace p) {
    return offNetwork(night, p, Certainty.WATCH, "", "").build();
  }

  private Observation.Builder offNetwork(
      MineNight night, ReaderPlace p, Certainty certainty, String whyZh, String whyEn) {
    String id = p.reader().readerId();
    String far = metres(p.missMetres());
    return start(night, p, "off-network", certainty)
        .title(
            "分站 %s 登记在距最近巷道 %s 米处".formatted(id, far) + whyZh,
            "Station %s is recorded %s m from every road".formatted(id, far) + whyEn)
        .measure("off_network_m", p.missMetres())
        .benign(
            "分站在未绘的新掘巷道里：只有到达后原路返回的人经过，或有人到过登记处，不作分站有误",
            "a station in a road not drawn yet: people come and go back the same way, or were at its place; not taken as its error")
        .benign("图纸整体偏移：已检验，未见偏移", "a drawing displaced as a whole: looked for and not found");
  }

  private Observation againstNeighbours(MineNight night, ReaderPlace p, double shift) {
    String id = p.reader().readerId();
    return start(night, p, "against-neighbours", Certainty.PROBABLE)
        .title(
            "分站 %s 的登记位置沿巷道约差 %s 米：与一侧相邻分站的读数重叠，与另一侧留有空缺".formatted(id, metres(shift)),
            "Station %s is recorded some %s m too far along its road: readings overlap with one neighbour's and leave a gap to the other's"
                .formatted(id, metres(shift)))
        .measure("shift_m", shift)
        .benign(
            "人在换站时走动：只取读数最接近的五分之一",
            "people who walk on while they go over: only the fifth that did not counts")
        .build();
  }

  private Optional<Observation> outside(MineNight night, ReaderPlace p) {
    Optional<LicensedArea> licensed = night.licensedArea();
    if (licensed.isEmpty()) {
      return Optional.empty();
    }
    double e = p.reader().easting().getAsDouble();
    double n = p.reader().northing().getAsDouble();
    double beyond = licensed.get().edges().outsideMetres(e, n);
    double sigma =
        Math.hypot(
            p.sigmaMetres(),
            Math.hypot(licensed.get().boundarySigma(), licensed.get().transformSigma()));
    if (beyond <= night.parameter("position.station-misplaced", "outside_m") + 2 * sigma) {
      return Optional.empty();
    }
    return Optional.of(
        start(night, p, "outside-licence", Certainty.WATCH)
            .title(
                "分站 %s 登记在矿界外 %s 米".formatted(p.reader().readerId(), metres(beyond)),
                "Station %s is recorded %s m outside the licensed area"
                    .formatted(p.reader().readerId(), metres(beyond)))
            .measure("outside_m", beyond)
            .benign(
                "分站随界外巷道布置：由 boundary.drawn、boundary.tracked 判断，此处仅提示",
                "a station in workings beyond the boundary is for boundary.drawn and boundary.tracked; a notice here")
            .build());
  }

  private List<Observation> againstFixes(MineNight night, StationWitness witness, Tracks tracks) {
    double[] excess =
        witness.excessMetres((int) night.parameter("position.station-misplaced", "min_fixes"));
    List<Observation> seen = new ArrayList<>();
    for (int r = 0; r < excess.length; r++) {
      if (excess[r] > night.parameter("position.station-misplaced", "min_excess_m")) {
        ReaderPlace p = tracks.readers().find(witness.readers().get(r)).orElseThrow();
        seen.add(
            start(night, p, "against-fixes", Certainty.PROBABLE)
                .title(
                    "分站 %s 登记处与其所测人员坐标相差至少 %s 米"
                        .formatted(p.reader().readerId(), metres(excess[r])),
                    "Station %s stands at least %s m from where its own fixes say"
                        .formatted(p.reader().readerId(), metres(excess[r])))
                .measure("excess_m", excess[r])
                .benign(
                    "多径跳点：八成以上的定位都这样，不是个别跳点",
                    "multipath: four fixes in five are so, not single jumps")
                .build());
      }
    }
    return seen;
  }

  private Observation.Builder start(
      MineNight night, ReaderPlace p, String variant, Certainty certainty) {
    Reader r = p.reader();
    return Observation.of(code(), variant, Observation.Source.RECORD)
        .anchor("reader:" + r.readerId())
        .certainty(certainty)
        .seen(night.startOf(night.night()), night.end().minusSeconds(1))
        .evidence(
            "reader",
            "reader_id",
            r.readerId(),
            "placed_by",
            r.placedBy().name().toLowerCase(java.util.Locale.ROOT),
            "sigma_m",
            p.sigmaMetres(),
            "source",
            Evidences.source(r.source()))
        .geometry(
            FACTORY.createPoint(
                new Coordinate(r.easting().getAsDouble(), r.northing().getAsDouble())));
  }
}
