package org.minewatch.nightly;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.minewatch.boundary.PrismBuilder;
import org.minewatch.detect.Assessment;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Observation;
import org.minewatch.detect.Rule;
import org.minewatch.detect.RuleCatalogue;
import org.minewatch.displacement.Displacement;
import org.minewatch.drawing.DrawingContext;
import org.minewatch.drawing.DrawingReader;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.drawing.place.Sheet;
import org.minewatch.drawing.place.SheetRecognition;
import org.minewatch.drawing.revision.RevisionDifference;
import org.minewatch.drawing.revision.RevisionMemory;
import org.minewatch.drawing.revision.Revisions;
import org.minewatch.drawing.revision.Tolerances;
import org.minewatch.drawing.source.DrawingLimits;
import org.minewatch.drawing.source.SourceDrawing;
import org.minewatch.drawing.source.SourceFacts;
import org.minewatch.drawingcheck.AnnotatedDrawing;
import org.minewatch.drawingcheck.CornerLine;
import org.minewatch.drawingcheck.DrawingContents;
import org.minewatch.drawingcheck.DrawingVerdict;
import org.minewatch.drawingcheck.LayerLine;
import org.minewatch.drawingcheck.Unread;
import org.minewatch.drawingcheck.VerdictJson;
import org.minewatch.finding.Finding;
import org.minewatch.finding.Judgement;
import org.minewatch.finding.MapFeature;
import org.minewatch.finding.NightResult;
import org.minewatch.region.DrawingSubmission;
import org.minewatch.region.MineRecords;
import org.minewatch.region.Region;
import org.minewatch.region.RegionReader;
import org.minewatch.region.Rejection;
import org.minewatch.region.SourceLine;
import org.minewatch.region.UnreadableRegionException;
import org.minewatch.region.table.FileScan;
import org.minewatch.report.DrawingPage;
import org.minewatch.rules.RuleTable;
import org.minewatch.wording.Text;

/**
 * Checks one drawing before it is accepted: reads it, lets it stand in as its mine's latest plan on
 * a day, and asks the rules that look at plans what they say.
 */
public final class DrawingCheck {
  private static final String CHECKED = "checked";
  private static final String EARLIER = "earlier";

  /**
   * What to check, and against what.
   *
   * @param file the drawing, anywhere
   * @param against an earlier drawing, anywhere; without it the mine's latest registered plan
   * @param layers a {@code layer,class} file; without it that of the registered plan
   * @param controlPoints a control point file
   * @param crs a CRS cell; when empty that of the registered plan, else found by the licence
   * @param seam of the plan; when empty that of the registered plan it resembles most
   * @param day when it stands in as the latest plan; without it the last day of positions
   */
  public record Options(
      Path region,
      String mineCode,
      Path file,
      Optional<Path> against,
      Optional<Path> layers,
      Optional<Path> controlPoints,
      String crs,
      String seam,
      Optional<LocalDate> day,
      RuleTable rules) {}

  private final Options options;
  private final Region region;
  private final MineSetups setups;
  private final MineSetup mine;
  private final LocalDate day;
  private final String checkedId;
  private final String earlierId;
  private final List<Text> assumptions = new ArrayList<>();
  private final List<Rejection> rejections = new ArrayList<>();

  private DrawingCheck(Options options, Region region, LocalDate day)
      throws UnreadableRegionException {
    this.options = options;
    this.region = region;
    this.day = day;
    this.setups =
        new MineSetups(
            region,
            new PrismBuilder(
                options.rules().parameter("error-budget", "boundary_centimetre_sigma_m", day),
                options.rules().parameter("error-budget", "boundary_rounded_sigma_m", day)));
    this.mine = setups.setup(options.mineCode());
    if (mine.frame().isEmpty()) {
      throw new UnreadableRegionException(
          "the coordinate system of mine "
              + options.mineCode()
              + " is unknown, so no drawing of it can be placed: "
              + mine.frameProblem());
    }
    this.checkedId = freeId(CHECKED);
    this.earlierId = freeId(EARLIER);
  }

  /** An id that no registered drawing has. */
  private String freeId(String wish) {
    Set<String> taken = new TreeSet<>();
    mine.records().drawings().forEach(d -> taken.add(d.drawingId()));
    String id = wish;
    for (int i = 2; taken.contains(id); i++) {
      id = wish + "-" + i;
    }
    return id;
  }

  /**
   * Checks.
   *
   * @throws UnreadableRegionException when the region cannot be read, has no such mine, or tells no
   *     day to judge for
   * @throws IOException when the drawing's bytes cannot be read
   */
  public static DrawingVerdict run(Options options) throws UnreadableRegionException, IOException {
    Region region = RegionReader.read(options.region());
    if (!region.mines().containsKey(options.mineCode())) {
      throw new UnreadableRegionException(
          "the region has no mine "
              + options.mineCode()
              + "; it has "
              + region.mines().keySet().stream().limit(50).toList());
    }
    Optional<LocalDate> day = options.day().or(() -> lastDay(region, options.mineCode()));
    if (day.isEmpty()) {
      throw new UnreadableRegionException(
          "the region has neither positions nor a registered drawing that tell a day: say which"
              + " day to judge for");
    }
    return new DrawingCheck(options, region, day.get()).check();
  }

  /** Writes {@code drawing.geojson}, {@code verdict.json} and {@code page.html}. */
  public static List<Path> write(DrawingVerdict verdict, Path folder) throws IOException {
    Files.createDirectories(folder);
    return List.of(
        whole(folder, "drawing.geojson", out -> AnnotatedDrawing.write(verdict, out)),
        whole(folder, "verdict.json", out -> VerdictJson.write(verdict, out)),
        whole(folder, "page.html", out -> DrawingPage.write(verdict, out)));
  }

  private interface Content {
    void write(OutputStream out) throws IOException;
  }

  /** Writes beside the file and moves it there, so that there is a whole file or none. */
  private static Path whole(Path folder, String name, Content content) throws IOException {
    Path part = folder.resolve("." + name + ".part");
    try {
      try (OutputStream out = Files.newOutputStream(part)) {
        content.write(out);
      }
      return Files.move(part, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /**
   * The last day the mine has positions for, else the region; else that of the mine's latest
   * registered drawing.
   */
  private static Optional<LocalDate> lastDay(Region region, String mineCode) {
    MineRecords mine = region.mines().get(mineCode);
    return positionDays(mine)
        .max(Comparator.naturalOrder())
        .or(
            () ->
                region.mines().values().stream()
                    .flatMap(DrawingCheck::positionDays)
                    .max(Comparator.naturalOrder()))
        .or(
            () ->
                mine.drawings().stream()
                    .map(DrawingSubmission::asOf)
                    .max(Comparator.naturalOrder()));
  }

  private static Stream<LocalDate> positionDays(MineRecords mine) {
    return Stream.concat(
        mine.tracks().keySet().stream(),
        mine.uploads().stream()
            .flatMap(p -> MineHistory.uploadDay(p.getFileName().toString()).stream()));
  }

  /** A file that was handed in, read and perhaps placed. */
  private record HandedIn(
      String sha256,
      Optional<SourceDrawing> source,
      Optional<Sheet> sheet,
      Optional<MineDrawing> drawing) {}

  private DrawingVerdict check() throws IOException {
    String hash = FileScan.of(options.file()).sha256();
    Optional<DrawingSubmission> twin = registered(hash);
    twin.ifPresent(
        t ->
            assume(
                "该文件与已登记图纸 %s 相同，沿用其登记信息".formatted(t.drawingId()),
                "the file is the registered drawing %s; its register entry is used"
                    .formatted(t.drawingId())));
    LocalDate asOf = twin.map(DrawingSubmission::asOf).filter(d -> d.isBefore(day)).orElse(day);
    List<DrawingSubmission> plans =
        mine.records().drawings().stream()
            .filter(d -> d.kind() == DrawingSubmission.Kind.MINING_PLAN && !d.asOf().isAfter(asOf))
            .filter(d -> twin.map(t -> !t.equals(d)).orElse(true))
            .sorted(
                Comparator.comparing(DrawingSubmission::asOf)
                    .thenComparing(DrawingSubmission::drawingId))
            .toList();
    HandedIn checked = read(options.file(), hash, checkedId, asOf, twin, plans);
    String seam = seam(twin, plans, checked.drawing());
    Optional<MineDrawing> drawing = checked.drawing().map(d -> ofSeam(d, seam));
    Optional<MineDrawing> earlier = earlier(plans, seam, hash, asOf);
    Optional<RevisionDifference> difference =
        drawing.flatMap(
            now -> earlier.map(then -> Revisions.compare(then, now, Tolerances.DEFAULT)));
    return drawing
        .map(d -> judged(checked, d, earlier, difference, twin))
        .orElseGet(() -> refused(checked));
  }

  private Optional<DrawingSubmission> registered(String hash) {
    Set<String> paths = new TreeSet<>();
    region.inputs().stream().filter(f -> f.sha256().equals(hash)).forEach(f -> paths.add(f.path()));
    return mine.records().drawings().stream()
        .filter(d -> paths.contains(d.file()))
        .max(
            Comparator.comparing(DrawingSubmission::asOf)
                .thenComparing(DrawingSubmission::drawingId));
  }

  /**
   * Reads a file by the register entry that it has, or by what the mine's latest plan in the same
   * format says of its CRS and layers.
   */
  private HandedIn read(
      Path file,
      String hash,
      String id,
      LocalDate asOf,
      Optional<DrawingSubmission> twin,
      List<DrawingSubmission> plans)
      throws IOException {
    DrawingContext context = setups.contextOf(options.mineCode());
    String name = file.getFileName().toString();
    Optional<DrawingSubmission> model =
        twin.or(
            () ->
                plans.stream()
                    .filter(p -> ending(p.file()).equals(ending(name)))
                    .reduce((a, b) -> b));
    String crs =
        options.crs().isBlank() ? model.map(DrawingSubmission::crs).orElse("") : options.crs();
    boolean assumed = options.crs().isBlank() && twin.isEmpty() && !crs.isBlank();
    Optional<String> layers =
        options
            .layers()
            .map(p -> p.getFileName().toString())
            .or(() -> model.flatMap(DrawingSubmission::layersFile));
    Optional<String> points =
        options
            .controlPoints()
            .map(p -> p.getFileName().toString())
            .or(() -> twin.flatMap(DrawingSubmission::controlPointsFile));
    Map<String, Path> given = new HashMap<>();
    options.controlPoints().ifPresent(p -> given.put(p.getFileName().toString(), p));
    options.layers().ifPresent(p -> given.put(p.getFileName().toString(), p));
    given.put(name, file);
    DrawingReader.FileFinder files =
        n -> given.containsKey(n) ? given.get(n) : DrawingReader.inside(region.folder(), n);
    DrawingSubmission entry =
        new DrawingSubmission(
            id,
            options.mineCode(),
            asOf,
            name,
            DrawingSubmission.Kind.MINING_PLAN,
            "",
            crs,
            model.map(DrawingSubmission::scale).orElse(""),
            layers,
            points,
            new SourceLine(name, 0));
    DrawingReader.Reading reading =
        DrawingReader.readApart(files, entry, context, DrawingLimits.DEFAULT);
    Optional<Sheet> sheet = reading.source().map(SheetRecognition::of);
    boolean plan = sheet.map(s -> !s.kind().isNoPlan()).orElse(false);
    if (assumed && plan && reading.outcome().drawing().isEmpty()) {
      DrawingReader.Reading again =
          DrawingReader.readApart(files, withCrs(entry, ""), context, DrawingLimits.DEFAULT);
      if (again.outcome().drawing().isPresent()) {
        reading = again;
        assumed = false;
        assume(
            name + "：按上一版图纸的坐标系无法定位，已改由许可证范围推定",
            name
                + ": it does not lie at the mine in the CRS of the plan before; its place was found"
                + " by the licence");
      }
    }
    if (assumed) {
      assume(
          "%s：坐标系按已登记图纸 %s 取 %s".formatted(name, model.get().drawingId(), crs),
          "%s: its CRS is taken from the registered plan %s: %s"
              .formatted(name, model.get().drawingId(), crs));
    }
    rejections.addAll(reading.outcome().rejections());
    return new HandedIn(
        hash,
        reading.source(),
        reading.outcome().drawing().flatMap(d -> d.place().sheet()).or(() -> sheet),
        reading.outcome().drawing());
  }

  private static String ending(String file) {
    return file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private void assume(String zh, String en) {
    assumptions.add(new Text(zh, en));
  }

  private static DrawingSubmission withCrs(DrawingSubmission d, String crs) {
    return copy(d, d.seam(), crs);
  }

  private static DrawingSubmission copy(DrawingSubmission d, String seam, String crs) {
    return new DrawingSubmission(
        d.drawingId(),
        d.mineCode(),
        d.asOf(),
        d.file(),
        d.kind(),
        seam,
        crs,
        d.scale(),
        d.layersFile(),
        d.controlPointsFile(),
        d.source());
  }

  private static MineDrawing ofSeam(MineDrawing d, String seam) {
    return new MineDrawing(
        copy(d.submission(), seam, d.submission().crs()),
        d.features(),
        d.sigmaMetres(),
        d.elevationsKnown(),
        d.notes(),
        d.place());
  }

  /**
   * The seam it is a plan of: as said, as registered, or of the plan that it differs least from.
   */
  private String seam(
      Optional<DrawingSubmission> twin,
      List<DrawingSubmission> plans,
      Optional<MineDrawing> drawing) {
    if (!options.seam().isBlank()) {
      return options.seam().strip();
    }
    List<String> seams = plans.stream().map(DrawingSubmission::seam).distinct().sorted().toList();
    if (twin.isPresent() || seams.isEmpty()) {
      return twin.map(DrawingSubmission::seam).orElse("");
    }
    if (seams.size() == 1 || drawing.isEmpty()) {
      return seams.get(0);
    }
    String best = seams.get(0);
    double least = Double.POSITIVE_INFINITY;
    for (String s : seams) {
      double change =
          latest(plans, s)
              .map(then -> changed(Revisions.compare(then, drawing.get(), Tolerances.DEFAULT)))
              .orElse(Double.POSITIVE_INFINITY);
      if (change < least) {
        least = change;
        best = s;
      }
    }
    assume(
        "煤层按最相近的已登记图纸取 " + best,
        "the seam is taken from the registered plan that it resembles most: " + best);
    return best;
  }

  /** Metres of road that came and went, for telling which plan this one goes on from. */
  private static double changed(RevisionDifference d) {
    return d.wholeMove().isPresent()
        ? Double.MAX_VALUE
        : d.changes().stream()
            .filter(c -> c.where().getDimension() == 1)
            .mapToDouble(c -> c.extent().orElse(0))
            .sum();
  }

  private Optional<MineDrawing> latest(List<DrawingSubmission> plans, String seam) {
    return plans.stream()
        .filter(p -> p.seam().equals(seam))
        .flatMap(p -> readOf(p).stream())
        .reduce((a, b) -> b);
  }

  private Optional<MineDrawing> readOf(DrawingSubmission registered) {
    return mine.drawings().stream().filter(d -> d.submission().equals(registered)).findFirst();
  }

  /** The plan to compare with: the file given, else the latest registered one of the seam. */
  private Optional<MineDrawing> earlier(
      List<DrawingSubmission> plans, String seam, String checkedHash, LocalDate asOf)
      throws IOException {
    if (options.against().isEmpty()) {
      Optional<MineDrawing> latest = latest(plans, seam);
      if (latest.isEmpty()) {
        assume("没有已登记的早期图纸可对比", "there is no registered plan to compare with");
      }
      return latest;
    }
    Path file = options.against().get();
    String hash = FileScan.of(file).sha256();
    if (hash.equals(checkedHash)) {
      assume("早期图纸与所查图纸是同一文件", "the earlier drawing is the same file");
    }
    Optional<DrawingSubmission> twin = registered(hash);
    Optional<MineDrawing> known = twin.flatMap(this::readOf);
    return known.isPresent()
        ? known
        : read(file, hash, earlierId, asOf.minusDays(1), twin, plans)
            .drawing()
            .map(d -> ofSeam(d, seam));
  }

  private DrawingVerdict judged(
      HandedIn checked,
      MineDrawing drawing,
      Optional<MineDrawing> earlier,
      Optional<RevisionDifference> difference,
      Optional<DrawingSubmission> twin) {
    MineNight night = night(drawing, earlier, twin);
    List<Observation> seen = new ArrayList<>();
    List<Judgement> judgements = new ArrayList<>();
    for (Rule rule : RuleCatalogue.all()) {
      if (rule.readsPlans()) {
        Rule.Outcome outcome = RuleCatalogue.judge(rule, night);
        seen.addAll(outcome.observations());
        judgements.add(outcome.judgement());
      }
    }
    List<Finding> findings =
        Ledger.empty()
            .next(Assessment.assess(night, seen), judgements, options.rules(), day)
            .stream()
            .filter(this::concernsTheDrawing)
            .sorted(
                Comparator.comparing(Finding::severity)
                    .thenComparing(Finding::certainty)
                    .reversed()
                    .thenComparing(Finding::id))
            .toList();
    Optional<Displacement> displacement = night.measuredDisplacement();
    return verdict(
        checked,
        Optional.of(drawing),
        DrawingContents.layers(
            drawing,
            checked.source().map(SourceDrawing::facts).orElse(SourceFacts.NONE),
            setups.contextOf(options.mineCode())),
        DrawingContents.unread(drawing),
        DrawingContents.corners(drawing, night.licensedArea(), cornerTolerance(night)),
        displacement,
        findings,
        judgements,
        difference,
        MapLayers.of(night));
  }

  /** Whether a finding rests on this drawing; others are the night's business. */
  private boolean concernsTheDrawing(Finding f) {
    return f.evidence().stream()
        .anyMatch(e -> e.kind().equals("drawing") && checkedId.equals(e.facts().get("drawing_id")));
  }

  private double cornerTolerance(MineNight night) {
    return options.rules().parameter("boundary.mismatch", "corner_shift_m", day)
        + night
            .licensedArea()
            .map(a -> 2 * Math.hypot(a.boundarySigma(), a.transformSigma()))
            .orElse(0.0);
  }

  /**
   * The night with this drawing as the latest plan of its seam: registered ones of its day or later
   * step back.
   */
  private MineNight night(
      MineDrawing drawing, Optional<MineDrawing> earlier, Optional<DrawingSubmission> twin) {
    DrawingSubmission now = drawing.submission();
    List<DrawingSubmission> superseded =
        mine.records().drawings().stream()
            .filter(
                d ->
                    twin.map(d::equals).orElse(false)
                        || d.kind() == DrawingSubmission.Kind.MINING_PLAN
                            && d.seam().equals(now.seam())
                            && !d.asOf().isBefore(now.asOf()))
            .toList();
    List<MineDrawing> drawings =
        new ArrayList<>(
            mine.drawings().stream().filter(d -> !superseded.contains(d.submission())).toList());
    List<DrawingSubmission> register =
        new ArrayList<>(
            mine.records().drawings().stream().filter(d -> !superseded.contains(d)).toList());
    earlier
        .filter(e -> e.submission().drawingId().equals(earlierId))
        .ifPresent(
            e -> {
              drawings.add(e);
              register.add(e.submission());
            });
    drawings.add(drawing);
    register.add(drawing.submission());
    MineRecords records = withDrawings(mine.records(), register);
    return new MineNight(
        records,
        day,
        region.info().timeZone(),
        mine.frame().orElseThrow(),
        mine.prisms(),
        drawings,
        mine.neighbours(),
        region.unreadableTables(),
        options.rules(),
        new PositionFiles(region, records, mine.frame().get(), day)::read,
        mine.neighbourPlans(),
        new RevisionMemory());
  }

  private static MineRecords withDrawings(MineRecords r, List<DrawingSubmission> drawings) {
    return new MineRecords(
        r.mine(),
        r.statuses(),
        r.orders(),
        r.approvals(),
        r.certificates(),
        r.transforms(),
        r.licences(),
        List.copyOf(drawings),
        r.faces(),
        r.faceProgress(),
        r.zones(),
        r.readers(),
        r.entrances(),
        r.seals(),
        r.waterBodies(),
        r.probeRecords(),
        r.shiftReports(),
        r.outputs(),
        r.persons(),
        r.events(),
        r.tracks(),
        r.uploads());
  }

  private DrawingVerdict refused(HandedIn checked) {
    return verdict(
        checked,
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of());
  }

  private DrawingVerdict verdict(
      HandedIn checked,
      Optional<MineDrawing> drawing,
      List<LayerLine> layers,
      List<Unread> unread,
      List<CornerLine> corners,
      Optional<Displacement> displacement,
      List<Finding> findings,
      List<Judgement> judgements,
      Optional<RevisionDifference> difference,
      List<MapFeature> map) {
    var m = mine.records().mine();
    return new DrawingVerdict(
        region.info(),
        options.rules().version(),
        new NightResult.MineLine(
            m.code(), m.name(), m.county(), mine.frame().orElseThrow().crs().code()),
        mine.frame().get(),
        day,
        options.file().getFileName().toString(),
        checked.sha256(),
        checked.source().map(SourceDrawing::facts).orElse(SourceFacts.NONE),
        checked.sheet(),
        drawing,
        assumptions,
        layers,
        unread,
        corners,
        displacement,
        findings,
        judgements,
        difference,
        mine.accounts(),
        map,
        rejections);
  }
}
