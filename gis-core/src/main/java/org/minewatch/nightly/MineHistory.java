package org.minewatch.nightly;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.minewatch.detect.Assessment;
import org.minewatch.detect.MineMemory;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.NightFacts;
import org.minewatch.detect.Observation;
import org.minewatch.detect.Rule;
import org.minewatch.detect.RuleCatalogue;
import org.minewatch.detect.sight.SightOfNight;
import org.minewatch.drawing.revision.RevisionMemory;
import org.minewatch.finding.Finding;
import org.minewatch.finding.Judgement;
import org.minewatch.finding.MapFeature;
import org.minewatch.finding.MineReplay;
import org.minewatch.logging.LogContext;
import org.minewatch.nightly.kept.KeptFacts;
import org.minewatch.region.Region;
import org.minewatch.rules.RuleTable;
import org.minewatch.sight.Balance;
import org.minewatch.sight.MineSight;
import org.minewatch.sight.Sight;
import org.minewatch.track.TrackFileSummary;
import org.minewatch.wording.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One mine through its nights in order, with the ledger carried from one to the next. */
final class MineHistory {
  /** Reason code of a mine night that a defect of ours kept from being judged. */
  static final String DEFECT = "internal-error";

  private static final Logger LOG = LoggerFactory.getLogger(MineHistory.class);

  private static final Pattern UPLOAD_DAY =
      Pattern.compile(".*_(\\d{4})(\\d{2})(\\d{2})\\d{6}[^/]*");

  private final Region region;
  private final MineSetup mine;
  private final RuleTable rules;
  private final Optional<MineFacts> kept;
  private final RevisionMemory revisions = new RevisionMemory();
  private final PastFacts past = new PastFacts(this::factsOf);

  MineHistory(Region region, MineSetup mine, RuleTable rules) {
    this(region, mine, rules, Optional.empty());
  }

  /**
   * @param kept where what nights leave is kept from run to run
   */
  MineHistory(Region region, MineSetup mine, RuleTable rules, Optional<MineFacts> kept) {
    this.region = region;
    this.mine = mine;
    this.rules = rules.forMine(mine.records().mine().code());
    this.kept = kept;
  }

  /**
   * What one night of one mine came to.
   *
   * @param sight only of nights that are written
   * @param replay likewise, where positions could be read
   * @param opened ids of findings that were not open before
   */
  record MineResult(
      LocalDate night,
      List<Finding> findings,
      List<Finding> closed,
      List<Judgement> judgements,
      Optional<MineSight> sight,
      List<MapFeature> mapFeatures,
      Optional<MineReplay> replay,
      List<TrackFileSummary> positionFiles,
      List<String> opened) {}

  /** Called once a night is done, history or not. */
  interface Done {
    void night(LocalDate night);
  }

  /**
   * The first night whose outcome can matter for a later one: the day before the mine's first
   * positions, so that what ended on the first day shows.
   */
  static LocalDate historyStart(MineSetup mine, LocalDate firstNight) {
    Stream<LocalDate> days =
        Stream.concat(
            mine.records().tracks().keySet().stream(),
            mine.records().uploads().stream()
                .flatMap(p -> uploadDay(p.getFileName().toString()).stream()));
    LocalDate earliest = days.min(LocalDate::compareTo).orElse(firstNight);
    return (earliest.isBefore(firstNight) ? earliest : firstNight).minusDays(1);
  }

  /** The day in the name of an upload file; empty when it has none. */
  static Optional<LocalDate> uploadDay(String name) {
    Matcher m = UPLOAD_DAY.matcher(name);
    if (!m.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(m.group(1)),
              Integer.parseInt(m.group(2)),
              Integer.parseInt(m.group(3))));
    } catch (java.time.DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * Judges the nights from {@code start} to {@code last}; keeps the results from {@code first} on.
   *
   * @param before what the night before {@code start} left
   */
  List<MineResult> run(LocalDate start, LocalDate first, LocalDate last, Ledger before, Done done) {
    List<MineResult> kept = new ArrayList<>();
    Ledger ledger = before;
    for (LocalDate day = start; !day.isAfter(last); day = day.plusDays(1)) {
      MineResult result = judgeLogged(day, ledger, !day.isBefore(first));
      ledger = Ledger.after(result.findings(), result.closed());
      if (!day.isBefore(first)) {
        kept.add(result);
      }
      done.night(day);
    }
    return kept;
  }

  private MineResult judgeLogged(LocalDate day, Ledger ledger, boolean forOutput) {
    return LogContext.with(
        LogContext.NIGHT,
        day.toString(),
        () -> {
          MineResult result = judge(day, ledger, forOutput);
          LOG.debug("judged: {} findings", result.findings().size());
          return result;
        });
  }

  private MineResult judge(LocalDate day, Ledger ledger, boolean forOutput) {
    if (mine.frame().isEmpty()) {
      return unjudged(
          day,
          ledger,
          "crs-unknown",
          new Text("矿井坐标系无法确定", "the mine's coordinate system is unknown: " + mine.frameProblem()),
          "mines: crs");
    }
    PositionFiles positions = new PositionFiles(region, mine.records(), mine.frame().get(), day);
    try {
      return judge(day, ledger, forOutput, positions);
    } catch (RuntimeException e) {
      // A defect of ours costs this mine this night; the others go on, and nobody takes it for a
      // clean night.
      LOG.error("mine {} could not be judged on {}", mine.records().mine().code(), day, e);
      return unjudged(
          day,
          ledger,
          DEFECT,
          new Text("程序内部错误，该矿当夜未能判断", "a defect of the program; this mine was not judged: " + e),
          "a report to the developers");
    }
  }

  /** A night in which no rule could judge: what was open stays open. */
  private MineResult unjudged(
      LocalDate day, Ledger ledger, String reasonCode, Text reason, String need) {
    List<Judgement> none =
        RuleCatalogue.all().stream()
            .map(
                r ->
                    new Judgement(
                        mine.records().mine().code(),
                        r.code(),
                        Judgement.State.CANNOT_JUDGE,
                        reasonCode,
                        reason,
                        List.of(need)))
            .toList();
    List<Finding> findings = ledger.next(List.of(), none, rules, day);
    MineSight nothing =
        new MineSight(
            new Sight(0, 0, none.size(), Optional.empty(), Optional.empty()), Balance.NONE);
    return new MineResult(
        day,
        findings,
        ledger.closed(rules, day),
        none,
        Optional.of(nothing),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  private MineResult judge(
      LocalDate day, Ledger ledger, boolean forOutput, PositionFiles positions) {
    MineNight night = night(day, positions);
    List<Observation> seen = new ArrayList<>();
    List<Judgement> judgements = new ArrayList<>();
    for (Rule rule : RuleCatalogue.all()) {
      Rule.Outcome outcome = RuleCatalogue.judge(rule, night);
      seen.addAll(outcome.observations());
      judgements.add(outcome.judgement());
    }
    Optional<NightFacts> left = left(night);
    past.keep(day, left);
    kept.ifPresent(k -> k.keep(day, left));
    List<Finding> findings = ledger.next(Assessment.assess(night, seen), judgements, rules, day);
    return new MineResult(
        day,
        findings,
        ledger.closed(rules, day),
        judgements,
        forOutput ? Optional.of(SightOfNight.of(night, judgements)) : Optional.empty(),
        forOutput ? MapLayers.of(night) : List.of(),
        forOutput ? replay(night) : Optional.empty(),
        positions.accounts(),
        ledger.opened(findings));
  }

  /** The film of a night; a defect in it takes nothing from what was found. */
  private Optional<MineReplay> replay(MineNight night) {
    try {
      return NightReplay.of(night);
    } catch (RuntimeException e) {
      LOG.error("mine {}: no replay of {}", night.mineCode(), night.night(), e);
      return Optional.empty();
    }
  }

  private MineNight night(LocalDate day, PositionFiles positions) {
    return new MineNight(
        mine.records(),
        day,
        region.info().timeZone(),
        mine.frame().orElseThrow(),
        mine.prisms(),
        mine.drawings(),
        mine.neighbours(),
        region.unreadableTables(),
        rules,
        positions::read,
        new MineMemory(mine.neighbourPlans(), revisions, past));
  }

  /** What a night before the first one judged here left: as kept, or from its own files. */
  Optional<NightFacts> factsOf(LocalDate day) {
    Optional<KeptFacts.Kept> there = kept.flatMap(k -> k.find(day));
    if (there.isPresent()) {
      return there.get().facts();
    }
    try {
      Optional<NightFacts> left =
          left(
              night(
                  day, new PositionFiles(region, mine.records(), mine.frame().orElseThrow(), day)));
      kept.ifPresent(k -> k.keep(day, left));
      return left;
    } catch (RuntimeException e) {
      LOG.error("mine {}: nothing is known of {}", mine.records().mine().code(), day, e);
      return Optional.empty();
    }
  }

  /** What a night leaves; empty when no positions were handed in that tell anything. */
  private static Optional<NightFacts> left(MineNight night) {
    return night.presence().isPresent() ? Optional.of(night.facts()) : Optional.empty();
  }
}
