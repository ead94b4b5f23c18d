package org.minewatch.web.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minewatch.evidence.NightDigest;
import org.minewatch.evidence.log.ResultLog;
import org.minewatch.finding.ResultFolder;
import org.minewatch.finding.StoredNight;
import org.minewatch.nightly.NightlyInputs;
import org.minewatch.nightly.NightlyRun;
import org.minewatch.region.InputFile;
import org.minewatch.region.UnreadableRegionException;
import org.minewatch.rules.RuleTable;
import org.minewatch.rules.RuleTableException;
import org.minewatch.web.store.JobRun;
import org.minewatch.web.store.NightContent;
import org.minewatch.web.store.NightFolder;
import org.minewatch.web.system.ProductVersion;

/**
 * One run of the job: finds the nights that are due, has them judged into the result folder and
 * hands each to the store. Whatever kills it, the next run finds what is missing and writes the
 * same bytes.
 */
final class NightlyJob {
  /** So many are judged at once: they share the reading of the days before. */
  private static final int NIGHTS_AT_ONCE = 7;

  /** Beside the nights; may be deleted at any time. */
  static final String FACTS = ".facts";

  private static final Pattern LEFT =
      Pattern.compile("(\\.\\d{4}-\\d{2}-\\d{2})?\\.(partial|replaced)-.*");

  private final JobSettings settings;
  private final Optional<Path> orders;
  private final Clock clock;

  NightlyJob(JobSettings settings, Optional<Path> orders, Clock clock) {
    this.settings = settings;
    this.orders = orders;
    this.clock = clock;
  }

  /** Is told how far it is, and stops it by an exception. */
  interface Watch {
    void step(String stage, int done, int of);

    /** The first of the nights that an earlier run was stopped in the middle of writing. */
    Optional<LocalDate> unfinished();

    /** Folders from this night on are about to be written. */
    void writing(LocalDate first);

    /** What the store has of each night, by the digest of its folder. */
    Map<LocalDate, String> stored();

    /** Takes a night into the store. */
    void store(NightContent night);
  }

  /** What came of it. */
  record Done(Set<LocalDate> nights, long rejections, Set<String> failedMines) {}

  Done run(JobRun run, Watch watch)
      throws UnreadableRegionException, RuleTableException, IOException {
    watch.step("read", 0, 0);
    Path results = settings.resultFolder();
    Files.createDirectories(results);
    clean(results);
    catchUp(results, watch);
    Optional<DueNights.Span> due = nights(run, results, watch.unfinished());
    Set<LocalDate> nights = new TreeSet<>();
    Set<String> failed = new TreeSet<>();
    long rejections = 0;
    if (due.isPresent()) {
      LocalDate last = due.get().last();
      for (LocalDate first = due.get().first(); !first.isAfter(last); ) {
        int days = (int) Math.min(NIGHTS_AT_ONCE, ChronoUnit.DAYS.between(first, last.plusDays(1)));
        NightlyRun.Options options = options(first, days);
        NightlyRun.Outcome outcome =
            NightlyRun.run(
                options,
                (stage, done, of) -> {
                  if (stage.equals("write") && done == 0) {
                    watch.writing(options.firstNight());
                  }
                  watch.step(stage, done, of);
                });
        ResultLog.keep(results, outcome.nightFolders(), options.rules());
        rejections += outcome.rejections();
        failed.addAll(outcome.failedMines());
        for (Path folder : outcome.nightFolders()) {
          watch.store(NightFolder.read(folder));
          nights.add(night(folder));
          watch.step(
              "store", nights.size(), (int) ChronoUnit.DAYS.between(due.get().first(), last) + 1);
        }
        first = first.plusDays(days);
      }
    }
    return new Done(nights, rejections, failed);
  }

  private static LocalDate night(Path folder) {
    return LocalDate.parse(folder.getFileName().toString());
  }

  /**
   * What a kill left of nights that were being written, which are due again, and of rule tables.
   */
  private static void clean(Path results) throws IOException {
    cleanIn(results);
    Path rules = ResultLog.rulesFolder(results, "");
    if (Files.isDirectory(rules)) {
      cleanIn(rules);
    }
  }

  private static void cleanIn(Path folder) throws IOException {
    try (Stream<Path> there = Files.list(folder)) {
      for (Path left :
          there.filter(p -> LEFT.matcher(p.getFileName().toString()).matches()).toList()) {
        try (Stream<Path> files = Files.walk(left)) {
          for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      }
    }
  }

  /**
   * Nights whose folder was written but that a kill kept from the log beside them or from the
   * store. Each night costs the reading of its summary and findings; only what differs is taken in.
   */
  private static void catchUp(Path results, Watch watch) throws IOException {
    Map<String, String> digests = new LinkedHashMap<>();
    Map<LocalDate, String> stored = watch.stored();
    List<Path> folders = NightFolder.listNights(results);
    for (Path folder : folders) {
      digests.put(folder.getFileName().toString(), NightDigest.of(folder));
    }
    ResultLog.enter(results, digests);
    for (Path folder : folders) {
      if (!digests.get(folder.getFileName().toString()).equals(stored.get(night(folder)))) {
        watch.store(NightFolder.read(folder));
      }
    }
  }

  private Optional<DueNights.Span> nights(JobRun run, Path results, Optional<LocalDate> unfinished)
      throws UnreadableRegionException, IOException {
    SortedMap<LocalDate, Map<String, String>> judged = judged(results);
    NightlyInputs inputs =
        NightlyInputs.read(
            settings.regionFolder(), judged.isEmpty() ? LocalDate.MAX : judged.firstKey());
    Optional<DueNights.Span> due = due(run, inputs, judged);
    return unfinished.isEmpty()
        ? due
        : DueNights.withUnfinished(
            due, unfinished.get(), judged.isEmpty() ? unfinished.get() : judged.lastKey());
  }

  private Optional<DueNights.Span> due(
      JobRun run, NightlyInputs inputs, SortedMap<LocalDate, Map<String, String>> judged) {
    if (run.firstNight() != null && run.lastNight() != null) {
      LocalDate last = judged.isEmpty() ? run.lastNight() : judged.lastKey();
      return Optional.of(
          new DueNights.Span(
              run.firstNight(), last.isAfter(run.lastNight()) ? last : run.lastNight()));
    }
    LocalDate yesterday = LocalDate.now(clock.withZone(inputs.timeZone())).minusDays(1);
    return DueNights.find(
        judged, inputs::of, yesterday, settings.lateDays(), settings.mostNights());
  }

  /** The position files that each of the last nights was judged by. */
  private SortedMap<LocalDate, Map<String, String>> judged(Path results) throws IOException {
    SortedMap<LocalDate, Map<String, String>> judged = new TreeMap<>();
    var folders = NightFolder.listNights(results);
    for (Path folder :
        folders.subList(Math.max(0, folders.size() - settings.lateDays() - 1), folders.size())) {
      StoredNight night = ResultFolder.read(folder);
      judged.put(
          night.night(),
          night.inputs().stream()
              .filter(f -> NightlyInputs.isOf(f.path(), night.night()))
              .collect(Collectors.toMap(InputFile::path, InputFile::sha256)));
    }
    return judged;
  }

  private NightlyRun.Options options(LocalDate first, int days)
      throws RuleTableException, IOException {
    RuleTable rules =
        settings.ruleFolder().isPresent()
            ? RuleTable.load(settings.ruleFolder().get())
            : RuleTable.load();
    NightlyRun.Options options =
        new NightlyRun.Options(
                settings.regionFolder(),
                first,
                days,
                Set.of(),
                hasNightBefore(first) ? Optional.of(settings.resultFolder()) : Optional.empty(),
                settings.resultFolder(),
                rules,
                settings.threadsOrAll(),
                ProductVersion.current(),
                clock,
                "")
            .withFacts(settings.resultFolder().resolve(FACTS));
    Optional<Path> issued = orders.filter(Files::isRegularFile);
    return issued.isPresent() ? options.with(issued.get()) : options;
  }

  private boolean hasNightBefore(LocalDate first) throws IOException {
    return NightFolder.listNights(settings.resultFolder()).stream()
        .anyMatch(f -> f.getFileName().toString().compareTo(first.toString()) < 0);
  }
}
