package org.minewatch.web.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.minewatch.finding.Finding;
import org.minewatch.finding.NightResult;
import org.minewatch.report.EvidenceSheet;
import org.minewatch.report.Issue;
import org.minewatch.report.Language;
import org.minewatch.report.Words;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.AuditLog;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.review.LeadSight;
import org.minewatch.web.store.CaseStepRow;
import org.minewatch.web.store.Digests;
import org.minewatch.web.store.EvidenceLog;
import org.minewatch.web.store.MineView;
import org.minewatch.web.store.RegionView;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.Visible;
import org.minewatch.web.system.Problems;
import org.minewatch.wording.Text;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Hands out reports and evidence sheets: what the reader may see and no more, each on record. */
@Component
public final class ReportDesk {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  /** A report of more mines is too large for paper; a county's is to be taken. */
  private static final int MOST_MINES_ON_PAPER = 120;

  private static final long LONGEST_WAIT_SECONDS = 120;

  /** As many are made at once; the rest of the server goes on. */
  private static final int AT_ONCE = 2;

  private final Store store;
  private final StoredNights nights;
  private final MineRights rights;
  private final LeadSight sight;
  private final AuditLog audit;
  private final Clock clock;
  private final Semaphore places = new Semaphore(AT_ONCE);

  ReportDesk(
      Store store,
      StoredNights nights,
      MineRights rights,
      LeadSight sight,
      AuditLog audit,
      Clock clock) {
    this.store = store;
    this.nights = nights;
    this.rights = rights;
    this.sight = sight;
    this.audit = audit;
    this.clock = clock;
  }

  /** A mine that a report can be about. */
  record MineName(String code, String name, String county) {}

  /**
   * What reports there are for somebody.
   *
   * @param counties in which he has mines, by the latest night
   */
  record Choice(List<LocalDate> nights, List<String> counties, List<MineName> mines) {}

  Choice choice(Actor actor) {
    Visible visible = rights.of(actor);
    List<LocalDate> dates =
        store.nights().findRegion().stream()
            .flatMap(r -> r.nights().stream())
            .map(RegionView.NightLine::date)
            .toList();
    List<MineView> mines =
        dates.isEmpty() ? List.of() : store.nights().listMines(dates.get(0), visible);
    TreeSet<String> counties = new TreeSet<>();
    mines.forEach(m -> counties.add(m.county()));
    counties.remove("");
    return new Choice(
        dates,
        List.copyOf(counties),
        mines.stream().map(m -> new MineName(m.code(), m.name(), m.county())).toList());
  }

  /** Makes a report and notes who has it. */
  byte[] report(
      LocalDate night, ReportScope scope, ReportFormat format, boolean english, Actor actor) {
    Visible visible = rights.of(actor);
    RegionView region = region(night);
    List<MineView> mines = nights.mines(night, visible, scope);
    if (mines.isEmpty()) {
      throw Problems.notFound("您的监管范围内没有这些煤矿", "you supervise no such mines");
    }
    if (format == ReportFormat.PDF && mines.size() > MOST_MINES_ON_PAPER) {
      throw Problems.unusable(
          "PDF 报告至多 " + MOST_MINES_ON_PAPER + " 座矿井，请选择区县",
          "a PDF report has at most " + MOST_MINES_ON_PAPER + " mines: choose a county");
    }
    byte[] made =
        inTurn(
            () -> {
              String part =
                  scope.mineCode().map(c -> mines.get(0).name()).or(scope::county).orElse("");
              NightResult result =
                  nights.night(
                      region,
                      night,
                      mines,
                      StoredNights.only(mines, visible),
                      region.name() + (part.isEmpty() ? "" : " · " + part));
              return bytes(result, format, issue(result, region, mines, visible, actor), english);
            });
    note(
        actor,
        "report.read",
        night.toString(),
        Map.of(
            "night", night.toString(),
            "scope", scope.name(),
            "mines", mines.size(),
            "format", format.name(),
            "sha256", digest(made)));
    return made;
  }

  /**
   * A report as it is sent to somebody: everything that he may see of a night.
   *
   * @param result what it tells
   * @param pdf empty when it is of too many mines for paper
   * @param sha256 of the workbook, which says nothing of who gets it and when: two reports that
   *     differ in it tell different things
   */
  public record Copy(NightResult result, Optional<byte[]> pdf, byte[] xlsx, String sha256) {}

  /**
   * Makes the report that somebody is to be sent; whoever sends it notes that he has it.
   *
   * @return empty when he may see no mine of that night
   */
  public Optional<Copy> copy(LocalDate night, boolean withPdf, boolean english, Actor actor)
      throws InterruptedException {
    Visible visible = rights.of(actor);
    RegionView region = region(night);
    List<MineView> mines =
        nights.mines(night, visible, new ReportScope(Optional.empty(), Optional.empty()));
    if (mines.isEmpty()) {
      return Optional.empty();
    }
    if (!places.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
      throw Problems.conflict("正在生成其他报告，请稍后再试", "other reports are being made; try again shortly");
    }
    try {
      NightResult result =
          nights.night(region, night, mines, StoredNights.only(mines, visible), region.name());
      Issue issue = issue(result, region, mines, visible, actor);
      byte[] xlsx = bytes(result, ReportFormat.XLSX, issue, english);
      return Optional.of(
          new Copy(
              result,
              withPdf && mines.size() <= MOST_MINES_ON_PAPER
                  ? Optional.of(bytes(result, ReportFormat.PDF, issue, english))
                  : Optional.empty(),
              xlsx,
              digest(xlsx)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      places.release();
    }
  }

  private static byte[] bytes(NightResult result, ReportFormat format, Issue issue, boolean english)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.write(result, issue, english, out);
    return out.toByteArray();
  }

  private Issue issue(
      NightResult result, RegionView region, List<MineView> mines, Visible visible, Actor actor) {
    return new Issue(
        notes(region, mines.size(), sealed(result.findings()).size(), actor),
        Optional.of(nights.trend(result.night(), StoredNights.only(mines, visible))));
  }

  /** Makes the evidence sheet of a finding and notes who has it. */
  byte[] sheet(String findingId, Optional<LocalDate> of, boolean english, Actor actor) {
    Visible visible = rights.of(actor);
    String mine =
        store
            .findings()
            .findMine(findingId)
            .filter(code -> visible.sees(code) && visible.seesFinding(findingId))
            .filter(code -> sight.look(actor, findingId))
            .orElseThrow(ReportDesk::unknown);
    LocalDate night =
        of.or(() -> store.caseFindings().findLatest(findingId).map(l -> l.night()))
            .orElseThrow(ReportDesk::unknown);
    RegionView region = region(night);
    if (store.findings().find(night, findingId).isEmpty()) {
      throw Problems.notFound(
          "这项线索不在 " + night + " 这一夜", "the finding is not in the night " + night);
    }
    List<MineView> mines =
        nights.mines(night, visible, new ReportScope(Optional.empty(), Optional.of(mine)));
    byte[] made =
        inTurn(
            () -> {
              NightResult result =
                  nights.night(
                      region, night, mines, StoredNights.only(mines, visible), region.name());
              boolean sealed = !sealed(List.of(finding(result, findingId))).isEmpty();
              ByteArrayOutputStream out = new ByteArrayOutputStream();
              new EvidenceSheet(
                      result,
                      findingId,
                      english ? Language.EN : Language.ZH,
                      notes(region, 1, sealed ? 1 : 0, actor),
                      log(findingId, region))
                  .write(now(region), out);
              return out.toByteArray();
            });
    note(
        actor,
        "sheet.read",
        findingId,
        Map.of(
            "finding", findingId, "night", night.toString(), "mine", mine, "sha256", digest(made)));
    return made;
  }

  private static Finding finding(NightResult night, String id) {
    return night.findings().stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow();
  }

  static ErrorResponseException unknown() {
    return Problems.notFound("没有这项线索", "there is no such finding");
  }

  private RegionView region(LocalDate night) {
    return store
        .nights()
        .findRegion()
        .filter(r -> r.nights().stream().anyMatch(n -> n.date().equals(night)))
        .orElseThrow(
            () -> Problems.notFound("库中没有 " + night + " 这一夜", "the store has no night " + night));
  }

  private List<String> sealed(List<Finding> findings) {
    Set<String> sealed = new HashSet<>(store.cases().listSealed());
    return findings.stream().map(Finding::id).filter(sealed::contains).toList();
  }

  private ZonedDateTime now(RegionView region) {
    return ZonedDateTime.now(clock.withZone(ZoneId.of(region.timeZone())))
        .truncatedTo(ChronoUnit.SECONDS);
  }

  private List<Text> notes(RegionView region, int mines, int sealed, Actor actor) {
    List<Text> notes = new ArrayList<>();
    String at = TIME.format(now(region));
    notes.add(
        new Text(
            "由 " + actor.name() + "（" + actor.login() + "）于 " + at + " 生成，涉及 " + mines + " 座矿井",
            "made for "
                + actor.name()
                + " ("
                + actor.login()
                + ") at "
                + at
                + ", about "
                + mines
                + (mines == 1 ? " mine" : " mines")));
    EvidenceLog.Head head = store.evidenceLog().head();
    notes.add(
        new Text(
            "存证日志共 " + head.size() + " 条，根散列 " + head.head(),
            "evidence log: " + head.size() + " entries, head " + head.head()));
    if (sealed > 0) {
      notes.add(
          new Text(
              "含密封线索 " + sealed + " 条：不得让煤矿和无关人员知悉",
              "holds "
                  + sealed
                  + (sealed == 1 ? " sealed lead" : " sealed leads")
                  + ": neither the mine nor anybody not concerned may learn of it"));
    }
    return notes;
  }

  /** Each step by its kind, the role of who took it and the time; never a name, never a text. */
  private List<Text> log(String findingId, RegionView region) {
    ZoneId zone = ZoneId.of(region.timeZone());
    List<Text> log = new ArrayList<>();
    for (CaseStepRow step : store.cases().steps(store.cases().caseOf(findingId))) {
      Text kind = Words.of("step", step.kind());
      Text role = Words.of("role", step.byRole());
      String at = TIME.format(step.at().atZoneSameInstant(zone));
      log.add(
          new Text(
              at + " " + kind.zh() + "（" + role.zh() + "）",
              at + " " + kind.en() + " (" + role.en() + ")"));
    }
    return log;
  }

  private static String digest(byte[] made) {
    return HexFormat.of().formatHex(Digests.sha256().digest(made));
  }

  private interface Making {
    byte[] make() throws IOException;
  }

  private byte[] inTurn(Making making) {
    if (!places.tryAcquire()) {
      throw Problems.conflict("正在生成其他报告，请稍后再试", "other reports are being made; try again shortly");
    }
    try {
      return making.make();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      places.release();
    }
  }

  private void note(Actor actor, String action, String subject, Map<String, ?> detail) {
    store
        .transactions()
        .in(
            () -> {
              audit.append(actor, action, subject, detail);
              return true;
            });
  }
}
