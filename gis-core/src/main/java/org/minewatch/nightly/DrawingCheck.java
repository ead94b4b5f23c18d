package org.minewatch.nightly;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.minewatch.boundary.PrismBuilder;
import org.minewatch.boundary.Verdict;
import org.minewatch.detect.Assessment;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Observation;
import org.minewatch.detect.Rule;
import org.minewatch.detect.RuleCatalogue;
import org.minewatch.displacement.Displacement;
import org.minewatch.drawing.DrawingContext;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.drawing.meaning.LayerMemory;
import org.minewatch.drawing.revision.RevisionDifference;
import org.minewatch.drawing.revision.Revisions;
import org.minewatch.drawing.revision.Tolerances;
import org.minewatch.drawingcheck.CornerLine;
import org.minewatch.drawingcheck.DrawingContents;
import org.minewatch.drawingcheck.DrawingDossier;
import org.minewatch.drawingcheck.DrawingVerdict;
import org.minewatch.drawingcheck.LayerLine;
import org.minewatch.drawingcheck.Unread;
import org.minewatch.finding.Finding;
import org.minewatch.finding.Judgement;
import org.minewatch.finding.MapFeature;
import org.minewatch.finding.NightResult;
import org.minewatch.geo.MineFrame;
import org.minewatch.region.Mine;
import org.minewatch.region.Region;
import org.minewatch.region.RegionReader;
import org.minewatch.region.UnreadableRegionException;
import org.minewatch.rules.RuleTable;

/**
 * Checks one drawing before it is accepted: reads it, lets it stand in as its mine's latest plan on
 * a day, and asks the rules that look at plans what they say.
 */
public final class DrawingCheck {
  private static final int STEPS = 4;

  /**
   * What to check, and against what.
   *
   * @param file the drawing; without a CRS or control points it is placed by the CRS of the
   *     registered plan, else by the licence
   * @param against an earlier drawing; without it the mine's latest registered plan
   * @param layers a {@code layer,class} file; without it that of the registered plan
   * @param confirmed layers that people have confirmed; they go before any file
   * @param seam of the plan; when empty that of the registered plan it resembles most
   * @param day when it stands in as the latest plan; without it the last day of positions
   */
  public record Options(
      Path region,
      String mineCode,
      HandedInFile file,
      Optional<HandedInFile> against,
      Optional<Path> layers,
      LayerMemory confirmed,
      String seam,
      Optional<LocalDate> day,
      RuleTable rules) {

    /** Files under their own names; CRS and control points are those of both. */
    public Options(
        Path region,
        String mineCode,
        Path file,
        Optional<Path> against,
        Optional<Path> layers,
        Optional<Path> controlPoints,
        String crs,
        String seam,
        Optional<LocalDate> day,
        RuleTable rules) {
      this(
          region,
          mineCode,
          HandedInFile.of(file, crs, controlPoints),
          against.map(a -> HandedInFile.of(a, crs, controlPoints)),
          layers,
          LayerMemory.EMPTY,
          seam,
          day,
          rules);
    }
  }

  private final Options options;
  private final Region region;
  private final MineSetups setups;
  private final MineSetup mine;
  private final LocalDate day;

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
    setups.confirmLayers(options.mineCode(), options.confirmed().layers());
    this.mine = setups.setup(options.mineCode());
    if (mine.frame().isEmpty()) {
      throw new UnreadableRegionException(
          "the coordinate system of mine "
              + options.mineCode()
              + " is unknown, so no drawing of it can be placed: "
              + mine.frameProblem());
    }
  }

  /**
   * Checks.
   *
   * @throws UnreadableRegionException when the region cannot be read, has no such mine, or tells no
   *     day to judge for
   * @throws IOException when the drawing's bytes cannot be read
   */
  public static DrawingVerdict run(Options options) throws UnreadableRegionException, IOException {
    return study(options, (what, done, of) -> {}).verdict();
  }

  /** As {@link #run}, with what the verdict rests on. */
  public static DrawingDossier study(Options options, NightlyRun.Progress progress)
      throws UnreadableRegionException, IOException {
    progress.step("region", 0, STEPS);
    Region region = RegionReader.read(options.region());
    if (!region.mines().containsKey(options.mineCode())) {
      throw new UnreadableRegionException(
          "the region has no mine "
              + options.mineCode()
              + "; it has "
              + region.mines().keySet().stream().limit(50).toList());
    }
    Optional<LocalDate> day = options.day().or(() -> CheckDay.find(region, options.mineCode()));
    if (day.isEmpty()) {
      throw new UnreadableRegionException(
          "the region has neither positions nor a registered drawing that tell a day: say which"
              + " day to judge for");
    }
    return new DrawingCheck(options, region, day.get()).check(progress);
  }

  /** Writes {@code drawing.geojson}, {@code verdict.json} and {@code page.html}. */
  public static List<Path> write(DrawingVerdict verdict, Path folder) throws IOException {
    return DrawingCheckFiles.write(verdict, folder);
  }

  /** Writes the files of the verdict, and those that a screen shows beside it. */
  public static List<Path> write(DrawingDossier dossier, Path folder) throws IOException {
    return DrawingCheckFiles.write(dossier, folder);
  }

  private DrawingDossier check(NightlyRun.Progress progress) throws IOException {
    progress.step("drawing", 1, STEPS);
    DrawingContext context = setups.contextOf(options.mineCode());
    HandedInDrawings in = new HandedInDrawings(options, region, mine, context, day);
    progress.step("rules", 2, STEPS);
    if (in.drawing().isEmpty()) {
      DrawingVerdict refused =
          verdict(
              in,
              List.of(),
              List.of(),
              List.of(),
              Optional.empty(),
              List.of(),
              List.of(),
              Optional.empty(),
              List.of());
      return new DrawingDossier(
          refused,
          StandInNight.without(region, mine, day, options.rules()),
          in.source(),
          in.earlier());
    }
    return judged(in, context);
  }

  private DrawingDossier judged(HandedInDrawings in, DrawingContext context) {
    MineDrawing drawing = in.drawing().get();
    MineNight night = StandInNight.of(region, mine, day, options.rules(), in);
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
            .filter(f -> restsOn(f, in.checkedId()))
            .sorted(
                Comparator.comparing(Finding::severity)
                    .thenComparing(Finding::certainty)
                    .reversed()
                    .thenComparing(Finding::id))
            .toList();
    DrawingVerdict verdict =
        verdict(
            in,
            DrawingContents.layers(drawing, in.facts(), context, options.confirmed()),
            DrawingContents.unread(drawing),
            DrawingContents.corners(drawing, night.licensedArea(), cornerTolerance(night)),
            night.measuredDisplacement(),
            findings,
            judgements,
            in.earlier().map(then -> Revisions.compare(then, drawing, Tolerances.DEFAULT)),
            MapLayers.of(night));
    return new DrawingDossier(verdict, night, in.source(), in.earlier());
  }

  /** Whether a finding rests on a drawing; others are the night's business. */
  private static boolean restsOn(Finding f, String drawingId) {
    return f.evidence().stream()
        .anyMatch(e -> e.kind().equals("drawing") && drawingId.equals(e.facts().get("drawing_id")));
  }

  private double cornerTolerance(MineNight night) {
    return options.rules().parameter("boundary.mismatch", "corner_shift_m", day)
        + night
            .licensedArea()
            .map(a -> Verdict.PROBABLE_SIGMAS * Math.hypot(a.boundarySigma(), a.transformSigma()))
            .orElse(0.0);
  }

  private DrawingVerdict verdict(
      HandedInDrawings in,
      List<LayerLine> layers,
      List<Unread> unread,
      List<CornerLine> corners,
      Optional<Displacement> displacement,
      List<Finding> findings,
      List<Judgement> judgements,
      Optional<RevisionDifference> difference,
      List<MapFeature> map) {
    Mine m = mine.records().mine();
    MineFrame frame = mine.frame().orElseThrow();
    return new DrawingVerdict(
        region.info(),
        options.rules().version(),
        new NightResult.MineLine(m.code(), m.name(), m.county(), frame.crs().code()),
        frame,
        day,
        options.file().name(),
        in.sha256(),
        in.facts(),
        in.sheet(),
        in.drawing(),
        in.assumptions(),
        layers,
        unread,
        corners,
        displacement,
        findings,
        judgements,
        difference,
        mine.accounts(),
        map,
        in.rejections());
  }
}
