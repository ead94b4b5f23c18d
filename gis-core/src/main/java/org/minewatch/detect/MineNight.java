package org.minewatch.detect;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.boundary.EdgeTable;
import org.minewatch.boundary.LicencePrism;
import org.minewatch.detect.integrity.Fabrication;
import org.minewatch.detect.integrity.StationDoubts;
import org.minewatch.displacement.Displacement;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.drawing.revision.RevisionDifference;
import org.minewatch.drawing.revision.Tolerances;
import org.minewatch.geo.MineFrame;
import org.minewatch.network.NetworkBuilder;
import org.minewatch.network.PlacedFixes;
import org.minewatch.network.ReaderPlaces;
import org.minewatch.network.ReportedWorkings;
import org.minewatch.network.RoadwayNetwork;
import org.minewatch.presence.PresenceDay;
import org.minewatch.region.CardHolder;
import org.minewatch.region.DrawingSubmission;
import org.minewatch.region.Face;
import org.minewatch.region.Licence;
import org.minewatch.region.MineRecords;
import org.minewatch.region.MineStatusPeriod;
import org.minewatch.region.Reader;
import org.minewatch.region.Seal;
import org.minewatch.rules.RuleTable;
import org.minewatch.track.FixColumns;

/**
 * Everything known about one mine in one night, in the mine's own metres: the unit that rules work
 * on. Nothing dated after the night is in it. What several rules need is computed once, on demand.
 *
 * <p>Not thread-safe: one thread works on one mine night.
 */
public final class MineNight {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private final MineRecords records;
  private final LocalDate night;
  private final ZoneId zone;
  private final MineFrame frame;
  private final List<LicencePrism> prisms;
  private final List<MineDrawing> drawings;
  private final List<NeighbourArea> neighbours;
  private final Set<String> unreadableTables;
  private final RuleTable rules;
  private final Supplier<Optional<PositionInput>> positionInput;
  private final MineMemory memory;

  private Optional<PositionInput> input;
  private Positions positions;
  private RoadwayNetwork network;
  private Tracks tracks;
  private Tracks recordedTracks;
  private StationDoubts stationDoubts;
  private Optional<PresenceDay> presence;
  private NightFacts facts;
  private Optional<Fabrication> fabrication;
  private DrawingFit drawingFit;
  private List<FaceWork> faceWorks;
  private Optional<LicensedArea> licensed;

  /**
   * @param prisms every licence of the mine that has corners, usable or not
   * @param drawings drawings that could be read, any date
   * @param unreadableTables tables of the region that exist but could not be read
   * @param positionInput reads what was handed in of the night's positions when first asked; empty
   *     when nothing was
   */
  public MineNight(
      MineRecords records,
      LocalDate night,
      ZoneId zone,
      MineFrame frame,
      List<LicencePrism> prisms,
      List<MineDrawing> drawings,
      List<NeighbourArea> neighbours,
      Set<String> unreadableTables,
      RuleTable rules,
      Supplier<Optional<PositionInput>> positionInput) {
    this(
        records,
        night,
        zone,
        frame,
        prisms,
        drawings,
        neighbours,
        unreadableTables,
        rules,
        positionInput,
        MineMemory.none());
  }

  /** As the other constructor, with what is shared between the nights of a mine. */
  public MineNight(
      MineRecords records,
      LocalDate night,
      ZoneId zone,
      MineFrame frame,
      List<LicencePrism> prisms,
      List<MineDrawing> drawings,
      List<NeighbourArea> neighbours,
      Set<String> unreadableTables,
      RuleTable rules,
      Supplier<Optional<PositionInput>> positionInput,
      MineMemory memory) {
    this.records = records;
    this.night = night;
    this.zone = zone;
    this.frame = frame;
    this.prisms = List.copyOf(prisms);
    this.drawings =
        drawings.stream()
            .filter(d -> !d.submission().asOf().isAfter(night))
            .sorted(
                Comparator.comparing((MineDrawing d) -> d.submission().asOf())
                    .thenComparing(d -> d.submission().drawingId()))
            .toList();
    this.neighbours =
        neighbours.stream()
            .filter(n -> n.validFrom().map(from -> !from.isAfter(night)).orElse(true))
            .toList();
    this.unreadableTables = Set.copyOf(unreadableTables);
    this.rules = rules;
    this.positionInput = positionInput;
    this.memory = memory;
  }

  public String mineCode() {
    return records.mine().code();
  }

  public String mineName() {
    return records.mine().name();
  }

  public MineRecords records() {
    return records;
  }

  public LocalDate night() {
    return night;
  }

  public ZoneId zone() {
    return zone;
  }

  public MineFrame frame() {
    return frame;
  }

  public List<NeighbourArea> neighbours() {
    return neighbours;
  }

  public RuleTable rules() {
    return rules;
  }

  public boolean isUnreadable(String table) {
    return unreadableTables.contains(table);
  }

  /** A parameter of the rule table as it stood on this night. */
  public double parameter(String rule, String name) {
    return rules.parameter(rule, name, night);
  }

  /** 00:00 of a day in the region's time zone. */
  public OffsetDateTime startOf(LocalDate day) {
    return day.atStartOfDay(zone).toOffsetDateTime();
  }

  /** The end of this night, 24:00. */
  public OffsetDateTime end() {
    return startOf(night.plusDays(1));
  }

  /** An instant as a date-time of the region's time zone. */
  public OffsetDateTime at(long epochMillis) {
    return java.time.Instant.ofEpochMilli(epochMillis).atZone(zone).toOffsetDateTime();
  }

  /**
   * The licences that hold in this night; when none does, those that lapsed last, so that a mine
   * with a lapsed licence is still compared with its boundary.
   */
  public List<LicencePrism> currentPrisms() {
    List<LicencePrism> begun =
        prisms.stream()
            .filter(p -> p.licence().validFrom().map(from -> !from.isAfter(night)).orElse(true))
            .toList();
    List<LicencePrism> inForce = begun.stream().filter(p -> p.inForce(night)).toList();
    if (!inForce.isEmpty()) {
      return inForce;
    }
    Optional<LocalDate> last =
        begun.stream().flatMap(p -> p.licence().validTo().stream()).max(Comparator.naturalOrder());
    return begun.stream().filter(p -> p.licence().validTo().equals(last)).toList();
  }

  /**
   * Licences on record for this night whose corners give no clear area. Workings beyond the others
   * may lie within one of these.
   */
  public List<Licence> unusableLicences() {
    List<Licence> begun =
        records.licences().stream()
            .filter(l -> l.validFrom().map(from -> !from.isAfter(night)).orElse(true))
            .toList();
    List<Licence> inForce =
        begun.stream()
            .filter(l -> l.validTo().map(to -> !to.isBefore(night)).orElse(true))
            .toList();
    List<Licence> current =
        Stream.concat(
                currentPrisms().stream().map(LicencePrism::licence),
                (inForce.isEmpty() && prisms.isEmpty() ? begun : inForce).stream())
            .distinct()
            .toList();
    List<Licence> usable =
        prisms.stream().filter(LicencePrism::usable).map(LicencePrism::licence).toList();
    return current.stream().filter(l -> !usable.contains(l)).toList();
  }

  /**
   * The area licensed in plan; empty when no usable licence holds, or when one of them is unusable.
   */
  public Optional<LicensedArea> licensedArea() {
    if (licensed == null) {
      List<LicencePrism> current = currentPrisms();
      if (current.isEmpty() || !unusableLicences().isEmpty()) {
        licensed = Optional.empty();
      } else {
        Geometry area =
            FACTORY.buildGeometry(current.stream().map(LicencePrism::area).toList()).union();
        licensed = Optional.of(new LicensedArea(current, area, EdgeTable.of(area)));
      }
    }
    return licensed;
  }

  /** Drawings up to this night, oldest first. */
  public List<MineDrawing> drawings() {
    return drawings;
  }

  /** Mining plans up to this night, oldest first. */
  public List<MineDrawing> miningPlans() {
    return drawings.stream()
        .filter(d -> d.submission().kind() == DrawingSubmission.Kind.MINING_PLAN)
        .toList();
  }

  /** Whether the latest mining plan of a seam was handed in but could not be read. */
  public boolean hasUnreadablePlan() {
    Set<String> read =
        drawings.stream().map(d -> d.submission().drawingId()).collect(Collectors.toSet());
    return records.drawings().stream()
        .filter(d -> d.kind() == DrawingSubmission.Kind.MINING_PLAN && !d.asOf().isAfter(night))
        .filter(d -> !read.contains(d.drawingId()))
        .anyMatch(
            d ->
                miningPlans().stream()
                    .map(MineDrawing::submission)
                    .noneMatch(r -> r.seam().equals(d.seam()) && r.asOf().isAfter(d.asOf())));
  }

  /** The latest mining plan of each seam. */
  public List<MineDrawing> currentPlans() {
    java.util.TreeMap<String, MineDrawing> bySeam = new java.util.TreeMap<>();
    miningPlans().forEach(d -> bySeam.put(d.submission().seam(), d));
    return List.copyOf(bySeam.values());
  }

  /** The current plans of another mine, near this one. */
  public List<NeighbourPlan> neighbourPlans(String mineCode) {
    return memory.neighbourPlans().current(mineCode, night);
  }

  /** The plans of another mine as they stood on an earlier day. */
  public List<NeighbourPlan> neighbourPlans(String mineCode, LocalDate day) {
    return memory.neighbourPlans().current(mineCode, day.isAfter(night) ? night : day);
  }

  /** What changed between two revisions of a plan of this mine. */
  public RevisionDifference difference(
      MineDrawing earlier, MineDrawing later, Tolerances tolerances) {
    return memory.revisions().compare(earlier, later, tolerances);
  }

  /** What was handed in of this night's positions; empty when nothing was. */
  public Optional<PositionInput> positionInput() {
    if (input == null) {
      input = positionInput.get();
    }
    return input;
  }

  /** The fixes of this night as handed in. */
  public Optional<FixColumns> fixes() {
    return positionInput().map(PositionInput::fixes);
  }

  /** Whether the positions were read to their end; true when there are none. */
  public boolean positionsComplete() {
    return positionInput().map(PositionInput::complete).orElse(true);
  }

  /** Where people certainly were. */
  public Positions positions() {
    if (positions == null) {
      positions = Positions.of(this);
    }
    return positions;
  }

  /** The roadways as drawn, with what was reported since. */
  public RoadwayNetwork network() {
    if (network == null) {
      network = networkWith(records.seals());
    }
    return network;
  }

  /** The same roadways with other seals on them; built anew each time. */
  public RoadwayNetwork networkWith(List<Seal> seals) {
    return NetworkBuilder.of(
        currentPlans(),
        ReportedWorkings.of(
            records.faces().stream().filter(f -> frame.coversAll(f.geometry())).toList(),
            records.faceProgress(),
            night),
        seals);
  }

  /**
   * The night's fixes, cleaned: with corrected times, each card's fixes divided where it was away,
   * marked and placed; empty when there are none. What rests on a station whose place on record is
   * in doubt is worth less.
   */
  public Optional<Tracks> tracks() {
    if (tracks == null) {
      tracks =
          recordedTracks()
              .map(
                  t ->
                      t.doubting(
                          stationDoubts(), unstatedSigma(), positionInput().orElseThrow().atWork()))
              .orElse(null);
    }
    return Optional.ofNullable(tracks);
  }

  private double unstatedSigma() {
    return parameter("error-budget", "accuracy_unstated_sigma_m");
  }

  /** What in the places of this night rests on stations whose places on record are in doubt. */
  public StationDoubts stationDoubts() {
    if (stationDoubts == null) {
      stationDoubts =
          recordedTracks()
              .map(t -> StationDoubts.of(t, unstatedSigma()))
              .orElse(StationDoubts.NONE);
    }
    return stationDoubts;
  }

  /** The same with every station where its record says, as if all could be trusted alike. */
  public Optional<Tracks> recordedTracks() {
    if (recordedTracks == null && fixes().map(f -> f.size() > 0).orElse(false)) {
      recordedTracks =
          Tracks.of(
              night,
              zone,
              fixes().get(),
              network(),
              ReaderPlaces.of(network(), readers(), night),
              positionInput().orElseThrow().atWork());
    }
    return Optional.ofNullable(recordedTracks);
  }

  /**
   * The fixes of {@link #tracks()} laid on the network; empty when there are none, or no road to
   * lay them on.
   */
  public Optional<PlacedFixes> placedFixes() {
    return network().edgeCount() == 0 ? Optional.empty() : tracks().map(Tracks::placed);
  }

  /** Who was underground, where, and who was lost: empty when nothing was handed in. */
  public Optional<PresenceDay> presence() {
    if (presence == null) {
      presence = tracks().map(t -> t.presence(this));
    }
    return presence;
  }

  /** What later nights need to know of this one. */
  public NightFacts facts() {
    if (facts == null) {
      facts = NightFacts.of(this);
    }
    return facts;
  }

  /**
   * What earlier nights left, oldest first, without those for which nothing was handed in.
   *
   * @param nights how many nights to look back
   */
  public List<NightFacts> earlier(int nights) {
    return java.util.stream.IntStream.rangeClosed(1, nights)
        .map(back -> nights + 1 - back)
        .mapToObj(back -> memory.past().of(night.minusDays(back)))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Whether the night's positions were made up; empty when nothing of the kind is seen. */
  public Optional<Fabrication> fabrication() {
    if (fabrication == null) {
      fabrication = Fabrication.of(this);
    }
    return fabrication;
  }

  /** How the drawn roads lie against people and stations. */
  DrawingFit drawingFit() {
    if (drawingFit == null) {
      drawingFit = DrawingFit.of(this);
    }
    return drawingFit;
  }

  /** How the drawn roads lie against where people walk; empty when too little tells. */
  public Optional<Displacement> measuredDisplacement() {
    return drawingFit().measured();
  }

  /** The stations of the region's table and those that upload files register besides. */
  public List<Reader> readers() {
    return Stream.concat(
            records.readers().stream(),
            positionInput().stream().flatMap(p -> p.stations().stream()))
        .toList();
  }

  /** The holders of cards in this night, as the region's table or the upload files tell them. */
  public List<CardHolder> cardHolders() {
    return Stream.concat(
            records.persons().stream(), positionInput().stream().flatMap(p -> p.holders().stream()))
        .filter(p -> p.from().map(f -> !f.isAfter(night)).orElse(true))
        .filter(p -> p.to().map(t -> !t.isBefore(night)).orElse(true))
        .toList();
  }

  /** Reported faces that have begun and not ended by this night, with how far they have come. */
  public List<FaceWork> faceWorks() {
    if (faceWorks == null) {
      faceWorks =
          records.faces().stream()
              .filter(f -> !f.from().isAfter(night))
              .filter(f -> f.to().map(to -> !to.isBefore(night)).orElse(true))
              .filter(f -> frame.coversAll(f.geometry()))
              .map(f -> FaceWork.of(f, progressOf(f), night))
              .toList();
    }
    return faceWorks;
  }

  private List<org.minewatch.region.FaceProgress> progressOf(Face face) {
    return records.faceProgress().stream()
        .filter(p -> p.faceId().equals(face.faceId()))
        .filter(p -> !p.date().isBefore(face.from()) && !p.date().isAfter(night))
        .sorted(Comparator.comparing(org.minewatch.region.FaceProgress::date))
        .toList();
  }

  /** The mine's status in this night; empty when none is on record. */
  public Optional<MineStatusPeriod> status() {
    return records.statuses().stream()
        .filter(s -> !s.from().isAfter(night))
        .filter(s -> s.to().map(to -> !to.isBefore(night)).orElse(true))
        .max(Comparator.comparing(MineStatusPeriod::from));
  }

  /** The shift of a moment, for counting in how many shifts something was seen. */
  public String shiftOf(OffsetDateTime time) {
    return records.shiftReports().stream()
        .filter(s -> !time.isBefore(s.from()) && time.isBefore(s.to()))
        .findFirst()
        .map(s -> s.date() + " " + s.shift())
        .orElseGet(() -> time.toLocalDate() + " " + time.getHour() / 8);
  }
}
