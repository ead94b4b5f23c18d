package org.minewatch.nightly;

import java.io.IOException;
import java.nio.file.Path;
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
import org.minewatch.drawing.DrawingContext;
import org.minewatch.drawing.DrawingReader;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.drawing.place.Sheet;
import org.minewatch.drawing.place.SheetRecognition;
import org.minewatch.drawing.revision.RevisionDifference;
import org.minewatch.drawing.revision.Revisions;
import org.minewatch.drawing.revision.Tolerances;
import org.minewatch.drawing.source.DrawingLimits;
import org.minewatch.drawing.source.SourceDrawing;
import org.minewatch.drawing.source.SourceFacts;
import org.minewatch.region.DrawingSubmission;
import org.minewatch.region.Region;
import org.minewatch.region.Rejection;
import org.minewatch.region.SourceLine;
import org.minewatch.region.table.FileScan;
import org.minewatch.wording.Text;

/**
 * The drawing to be checked and the one to compare it with, read by what the mine's register says
 * of them or of the plans before.
 */
final class HandedInDrawings {
  private static final String CHECKED = "checked";
  private static final String EARLIER = "earlier";

  private final DrawingCheck.Options options;
  private final Region region;
  private final MineSetup mine;
  private final DrawingContext context;
  private final String checkedId;
  private final String earlierId;
  private final List<Text> assumptions = new ArrayList<>();
  private final List<Rejection> rejections = new ArrayList<>();
  private final String sha256;
  private final Optional<DrawingSubmission> twin;
  private final HandedIn checked;
  private final Optional<MineDrawing> drawing;
  private final Optional<MineDrawing> earlier;

  /** A file that was handed in, read and perhaps placed. */
  private record HandedIn(
      Optional<SourceDrawing> source, Optional<Sheet> sheet, Optional<MineDrawing> drawing) {}

  /**
   * Reads both.
   *
   * @throws IOException when the bytes of a file cannot be read
   */
  HandedInDrawings(
      DrawingCheck.Options options,
      Region region,
      MineSetup mine,
      DrawingContext context,
      LocalDate day)
      throws IOException {
    this.options = options;
    this.region = region;
    this.mine = mine;
    this.context = context;
    this.checkedId = freeId(CHECKED);
    this.earlierId = freeId(EARLIER);
    this.sha256 = FileScan.of(options.file().path()).sha256();
    this.twin = registered(sha256);
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
    this.checked = read(options.file(), options.file().name(), checkedId, asOf, twin, plans);
    String seam = seam(twin, plans, checked.drawing());
    this.drawing = checked.drawing().map(d -> ofSeam(d, seam));
    this.earlier = earlier(plans, seam, asOf);
  }

  String sha256() {
    return sha256;
  }

  /** The registered drawing that the checked file is, byte for byte. */
  Optional<DrawingSubmission> twin() {
    return twin;
  }

  /** The id under which findings name the checked drawing. */
  String checkedId() {
    return checkedId;
  }

  /** The checked file's content in its own numbers; absent when it could not be read. */
  Optional<SourceDrawing> source() {
    return checked.source();
  }

  /** What the checked file says of itself. */
  SourceFacts facts() {
    return checked.source().map(SourceDrawing::facts).orElse(SourceFacts.NONE);
  }

  /** What the checked file shows itself to be; absent when it could not be read. */
  Optional<Sheet> sheet() {
    return checked.sheet();
  }

  /** The checked drawing as placed; absent when it is refused. */
  Optional<MineDrawing> drawing() {
    return drawing;
  }

  Optional<MineDrawing> earlier() {
    return earlier;
  }

  /** The earlier drawing when the register does not have it. */
  Optional<MineDrawing> unregisteredEarlier() {
    return earlier.filter(e -> e.submission().drawingId().equals(earlierId));
  }

  List<Text> assumptions() {
    return assumptions;
  }

  List<Rejection> rejections() {
    return rejections;
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
   * format says of its CRS and layers. Control points without a CRS are in the mine's own.
   */
  private HandedIn read(
      HandedInFile file,
      String name,
      String id,
      LocalDate asOf,
      Optional<DrawingSubmission> twin,
      List<DrawingSubmission> plans) {
    Optional<DrawingSubmission> model =
        twin.or(
            () ->
                plans.stream()
                    .filter(p -> ending(p.file()).equals(ending(name)))
                    .reduce((a, b) -> b));
    boolean inherits = file.crs().isBlank() && file.controlPoints().isEmpty();
    String crs =
        inherits
            ? model.map(DrawingSubmission::crs).orElse("")
            : file.crs().isBlank() ? mine.frame().orElseThrow().crs().code() : file.crs();
    boolean assumed = inherits && twin.isEmpty() && !crs.isBlank();
    Optional<String> layers =
        options
            .layers()
            .map(p -> p.getFileName().toString())
            .or(() -> model.flatMap(DrawingSubmission::layersFile));
    Optional<String> points =
        file.controlPoints()
            .map(p -> p.getFileName().toString())
            .or(() -> twin.flatMap(DrawingSubmission::controlPointsFile));
    Map<String, Path> given = new HashMap<>();
    file.controlPoints().ifPresent(p -> given.put(p.getFileName().toString(), p));
    options.layers().ifPresent(p -> given.put(p.getFileName().toString(), p));
    given.put(name, file.path());
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
  private Optional<MineDrawing> earlier(List<DrawingSubmission> plans, String seam, LocalDate asOf)
      throws IOException {
    if (options.against().isEmpty()) {
      Optional<MineDrawing> latest = latest(plans, seam);
      if (latest.isEmpty()) {
        assume("没有已登记的早期图纸可对比", "there is no registered plan to compare with");
      }
      return latest;
    }
    HandedInFile file = options.against().get();
    String hash = FileScan.of(file.path()).sha256();
    if (hash.equals(sha256)) {
      assume("早期图纸与所查图纸是同一文件", "the earlier drawing is the same file");
    }
    Optional<DrawingSubmission> entry = registered(hash);
    Optional<MineDrawing> known = entry.flatMap(this::readOf);
    return known.isPresent()
        ? known
        : read(file, earlierName(file), earlierId, asOf.minusDays(1), entry, plans)
            .drawing()
            .map(d -> ofSeam(d, seam));
  }

  /** Two months of one plan often have one name. */
  private String earlierName(HandedInFile file) {
    return file.name().equals(options.file().name()) ? EARLIER + "/" + file.name() : file.name();
  }
}
