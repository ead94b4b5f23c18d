package org.minewatch.nightly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.minewatch.boundary.PrismBuilder;
import org.minewatch.finding.Finding;
import org.minewatch.finding.Judgement;
import org.minewatch.finding.MapFeature;
import org.minewatch.finding.MineRegister;
import org.minewatch.finding.MineReplay;
import org.minewatch.finding.NightDocument;
import org.minewatch.finding.NightResult;
import org.minewatch.finding.ResultFolder;
import org.minewatch.finding.RunAccount;
import org.minewatch.finding.StoredNight;
import org.minewatch.finding.Supervision;
import org.minewatch.logging.LogContext;
import org.minewatch.nightly.kept.KeptFacts;
import org.minewatch.region.InputFile;
import org.minewatch.region.MineRecords;
import org.minewatch.region.MineStatusPeriod;
import org.minewatch.region.Region;
import org.minewatch.region.RegionLimits;
import org.minewatch.region.RegionReader;
import org.minewatch.region.Rejection;
import org.minewatch.region.UnreadableRegionException;
import org.minewatch.report.HtmlReport;
import org.minewatch.report.Language;
import org.minewatch.report.PdfReport;
import org.minewatch.report.SheetReport;
import org.minewatch.rules.RuleTable;
import org.minewatch.track.TrackFileSummary;

/**
 * Runs the surveillance of a region for one night or several and writes a result folder for each.
 */
public final class NightlyRun {

  /**
   * What to run.
   *
   * @param mines codes of the mines to judge; all when empty
   * @param previous an earlier result folder to go on from; without it the history in the region
   *     folder is gone through again, with the same result
   * @param clock tells {@code run.json} when it was written; nothing else depends on it
   * @param machine names the machine in {@code run.json}
   * @param orders orders that an office has issued, a table like {@code orders.csv}; they count
   *     beside those of the region folder
   * @param paper whether the reports for paper and calculation are written beside the page; a run
   *     whose reports nobody will read saves a second a night
   * @param facts a folder where what nights leave for later ones is kept from run to run; it may be
   *     emptied at any time
   */
  public record Options(
      Path region,
      LocalDate firstNight,
      int days,
      Set<String> mines,
      Optional<Path> previous,
      Path out,
      RuleTable rules,
      int threads,
      String productVersion,
      Clock clock,
      String machine,
      Optional<Path> orders,
      boolean paper,
      Optional<Path> facts) {
    public Options {
      mines = Set.copyOf(mines);
      if (days < 1 || threads < 1) {
        throw new IllegalArgumentException("days and threads must be at least 1");
      }
    }

    /** Without orders from elsewhere. */
    public Options(
        Path region,
        LocalDate firstNight,
        int days,
        Set<String> mines,
        Optional<Path> previous,
        Path out,
        RuleTable rules,
        int threads,
        String productVersion,
        Clock clock,
        String machine) {
      this(
          region,
          firstNight,
          days,
          mines,
          previous,
          out,
          rules,
          threads,
          productVersion,
          clock,
          machine,
          Optional.empty(),
          true,
          Optional.empty());
    }

    /** The same nights with orders from elsewhere. */
    public Options with(Path issued) {
      return like(out, rules, Optional.of(issued), paper, facts);
    }

    /** The same nights, written elsewhere and judged by another table. */
    Options with(Path folder, RuleTable table) {
      return like(folder, table, orders, paper, Optional.empty());
    }

    /** The same nights without the reports for paper and calculation. */
    public Options withoutPaper() {
      return like(out, rules, orders, false, facts);
    }

    /** The same nights with a folder of kept facts, which is created when absent. */
    public Options withFacts(Path folder) {
      return like(out, rules, orders, paper, Optional.of(folder));
    }

    private Options like(
        Path folder,
        RuleTable table,
        Optional<Path> issued,
        boolean onPaper,
        Optional<Path> keptFacts) {
      return new Options(
          region,
          firstNight,
          days,
          mines,
          previous,
          folder,
          table,
          threads,
          productVersion,
          clock,
          machine,
          issued,
          onPaper,
          keptFacts);
    }
  }

  /**
   * What came of it.
   *
   * @param rejections pieces of input that could not be used, over all nights
   * @param failedMines codes of mines that a defect of the program kept from being judged in some
   *     night
   */
  public record Outcome(List<Path> nightFolders, long rejections, Set<String> failedMines) {}

  /** Told about steps of long work. */
  public interface Progress {
    void step(String what, int done, int of);
  }

  private final Options options;
  private final Progress progress;
  private final Map<String, Long> stageMillis = new LinkedHashMap<>();

  private NightlyRun(Options options, Progress progress) {
    this.options = options;
    this.progress = progress;
  }

  /**
   * Runs.
   *
   * @throws UnreadableRegionException when the region cannot be read, or names no mine that was
   *     asked for
   * @throws IOException when the result cannot be written, or the previous result cannot be read
   */
  public static Outcome run(Options options, Progress progress)
      throws UnreadableRegionException, IOException {
    return new NightlyRun(options, progress).run();
  }

  private Outcome run() throws UnreadableRegionException, IOException {
    long began = System.nanoTime();
    Optional<StoredNight> previous = previous();
    Region region =
        RegionReader.read(
            options.region(),
            RegionLimits.DEFAULT,
            options.orders(),
            previous
                .map(p -> DatedFiles.since(p.night().plusDays(1).minusDays(PastFacts.NIGHTS)))
                .orElse(path -> true));
    Set<String> mines = mines(region);
    began = stage("read", began);
    MineSetups setups =
        new MineSetups(
            region,
            new PrismBuilder(
                parameter("boundary_centimetre_sigma_m"), parameter("boundary_rounded_sigma_m")));
    began = stage("place", began);
    LocalDate last = options.firstNight().plusDays(options.days() - 1L);
    Optional<KeptFacts> kept = options.facts().map(KeptFacts::new);
    Optional<MineFacts.Source> facts =
        kept.map(
            k ->
                MineFacts.Source.of(
                    k,
                    region,
                    options.productVersion() + " " + options.rules().version(),
                    last.minusDays(PastFacts.NIGHTS)));
    Map<String, Judged> judged = judgeAll(region, setups, mines, previous, facts, last);
    kept.ifPresent(k -> k.prune(options.firstNight(), last, PastFacts.NIGHTS));
    began = stage("judge", began);

    List<Path> folders = new ArrayList<>();
    Set<Rejection> rejections = new TreeSet<>();
    Set<String> failed = new TreeSet<>();
    progress.step("write", 0, options.days());
    for (LocalDate day = options.firstNight(); !day.isAfter(last); day = day.plusDays(1)) {
      NightResult night = night(region, setups, mines, judged, day);
      rejections.addAll(night.rejections());
      night.judgements().stream()
          .filter(j -> j.reasonCode().equals(MineHistory.DEFECT))
          .forEach(j -> failed.add(j.mineCode()));
      RunAccount account =
          new RunAccount(
              "run-" + options.clock().instant().toEpochMilli() + "-" + day,
              OffsetDateTime.now(options.clock()),
              stageMillis,
              options.machine());
      folders.add(ResultFolder.write(options.out(), night, account, documents()));
      progress.step("write", folders.size(), options.days());
    }
    return new Outcome(folders, rejections.size(), failed);
  }

  private List<NightDocument> documents() {
    return options.paper()
        ? List.of(
            new HtmlReport(),
            new PdfReport(Language.ZH),
            new PdfReport(Language.EN),
            new SheetReport())
        : List.of(new HtmlReport());
  }

  private double parameter(String name) {
    return options.rules().parameter("error-budget", name, options.firstNight());
  }

  private long stage(String name, long began) {
    long now = System.nanoTime();
    stageMillis.put(name, (now - began) / 1_000_000);
    return now;
  }

  private Set<String> mines(Region region) throws UnreadableRegionException {
    if (options.mines().isEmpty()) {
      return region.mines().keySet();
    }
    for (String code : options.mines()) {
      if (!region.mines().containsKey(code)) {
        throw new UnreadableRegionException(
            "the region has no mine " + code + "; it has " + region.mines().keySet());
      }
    }
    return new TreeSet<>(options.mines());
  }

  /**
   * The latest night before the first one: of a night's folder itself, or of a folder of nights.
   */
  private Optional<StoredNight> previous() throws IOException {
    if (options.previous().isEmpty()) {
      return Optional.empty();
    }
    Path folder = options.previous().get();
    Path night = folder;
    if (!Files.exists(folder.resolve("findings.geojson"))) {
      try (Stream<Path> children = Files.list(folder)) {
        night =
            children
                .filter(p -> Files.exists(p.resolve("findings.geojson")))
                .filter(
                    p -> p.getFileName().toString().compareTo(options.firstNight().toString()) < 0)
                .max(java.util.Comparator.comparing(p -> p.getFileName().toString()))
                .orElseThrow(
                    () ->
                        new IOException(
                            folder
                                + " holds no night before "
                                + options.firstNight()
                                + "; give a result folder of an earlier night"));
      }
    }
    StoredNight stored = ResultFolder.read(night);
    if (!stored.night().isBefore(options.firstNight())) {
      throw new IOException(
          night + " is of " + stored.night() + ", which is not before " + options.firstNight());
    }
    return Optional.of(stored);
  }

  /** A mine with what its nights came to. */
  private record Judged(MineSetup setup, SortedMap<LocalDate, MineHistory.MineResult> nights) {}

  private Map<String, Judged> judgeAll(
      Region region,
      MineSetups setups,
      Set<String> mines,
      Optional<StoredNight> previous,
      Optional<MineFacts.Source> facts,
      LocalDate last)
      throws IOException {
    // Threads made like this are as urgent as who makes them: not very, in a server.
    ExecutorService pool =
        Executors.newFixedThreadPool(options.threads(), work -> new Thread(work, "judging"));
    AtomicInteger done = new AtomicInteger();
    progress.step("judge", 0, mines.size());
    try {
      Map<String, Future<Judged>> futures = new TreeMap<>();
      for (String code : mines) {
        futures.put(
            code,
            pool.submit(
                LogContext.carried(
                    () -> {
                      Judged judged =
                          LogContext.with(
                              LogContext.MINE,
                              code,
                              () -> judge(region, setups.setup(code), previous, facts, last));
                      progress.step("judge", done.incrementAndGet(), mines.size());
                      return judged;
                    })));
      }
      Map<String, Judged> judged = new TreeMap<>();
      for (Map.Entry<String, Future<Judged>> e : futures.entrySet()) {
        judged.put(e.getKey(), e.getValue().get());
      }
      return judged;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a mine could not be judged: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      pool.shutdownNow();
    }
  }

  private Judged judge(
      Region region,
      MineSetup setup,
      Optional<StoredNight> previous,
      Optional<MineFacts.Source> facts,
      LocalDate last) {
    String code = setup.records().mine().code();
    LocalDate start =
        previous
            .map(p -> p.night().plusDays(1))
            .orElseGet(() -> MineHistory.historyStart(setup, options.firstNight()));
    Ledger before =
        Ledger.after(
            of(code, previous.map(StoredNight::findings)),
            of(code, previous.map(StoredNight::closed)));
    SortedMap<LocalDate, MineHistory.MineResult> nights = new TreeMap<>();
    new MineHistory(region, setup, options.rules(), facts.map(f -> new MineFacts(f, setup)))
        .run(start, options.firstNight(), last, before, night -> {})
        .forEach(r -> nights.put(r.night(), r));
    return new Judged(setup, nights);
  }

  private static List<Finding> of(String mineCode, Optional<List<Finding>> findings) {
    return findings.orElse(List.of()).stream().filter(f -> f.mineCode().equals(mineCode)).toList();
  }

  private NightResult night(
      Region region,
      MineSetups setups,
      Set<String> mines,
      Map<String, Judged> judged,
      LocalDate day) {
    List<NightResult.MineLine> lines = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    List<Finding> closed = new ArrayList<>();
    List<Judgement> judgements = new ArrayList<>();
    List<MapFeature> features = new ArrayList<>();
    List<MineReplay> replays = new ArrayList<>();
    Map<String, TrackFileSummary> tracks = new HashMap<>();
    Set<Rejection> rejections = new TreeSet<>();
    InputsOfNight inputs = new InputsOfNight(region, day);
    inputs.rejections().forEach(rejections::add);
    for (Judged j : judged.values()) {
      MineHistory.MineResult r = j.nights().get(day);
      var mine = j.setup().records().mine();
      lines.add(
          new NightResult.MineLine(
              mine.code(),
              mine.name(),
              mine.county(),
              j.setup().frame().map(f -> f.crs().code()).orElse(mine.crs()),
              new Supervision(mine.township(), mine.ownership(), mine.supervisedBy()),
              r.sight(),
              register(j.setup().records(), day),
              r.opened()));
      findings.addAll(r.findings());
      closed.addAll(r.closed());
      judgements.addAll(r.judgements());
      features.addAll(r.mapFeatures());
      r.replay().ifPresent(replays::add);
      j.setup().rejections().stream().filter(inputs::isKnownBy).forEach(rejections::add);
      for (TrackFileSummary t : r.positionFiles()) {
        tracks.put(t.file(), t);
        rejections.addAll(t.rejections());
      }
    }
    List<InputFile> files =
        inputs.files().stream().map(f -> counted(f, tracks.get(f.path()))).toList();
    return new NightResult(
        region.info(),
        day,
        options.productVersion(),
        options.rules().version(),
        lines,
        findings,
        closed,
        judgements,
        setups.accounts(mines),
        files,
        List.copyOf(rejections),
        features,
        replays);
  }

  private static MineRegister register(MineRecords records, LocalDate day) {
    String status =
        records.statuses().stream()
            .filter(s -> !s.from().isAfter(day) && s.to().map(t -> !t.isBefore(day)).orElse(true))
            .max(Comparator.comparing(MineStatusPeriod::from).thenComparing(s -> s.status()))
            .map(s -> s.status().name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .orElse("");
    return new MineRegister(
        status,
        records.mine().shiftHeadcountLimit(),
        records.mine().faceLimit(),
        records.mine().headingLimit());
  }

  private static InputFile counted(InputFile file, TrackFileSummary track) {
    return track == null
        ? file
        : new InputFile(
            file.path(), file.sha256(), track.rowsRead(), track.rowsRejected(), track.notes());
  }
}
