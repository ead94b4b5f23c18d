package org.minewatch.web.known;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.AuditLog;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.review.CasesThen;
import org.minewatch.web.review.Paging;
import org.minewatch.web.store.CaseFindings;
import org.minewatch.web.store.DrawingCheckRow;
import org.minewatch.web.store.DrawingDecision;
import org.minewatch.web.store.KnownFact;
import org.minewatch.web.store.KnownNights;
import org.minewatch.web.store.Page;
import org.minewatch.web.store.PageRequest;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.Visible;
import org.minewatch.web.system.Problems;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was known at a moment, over HTTP. */
@RestController
@RequestMapping("/api/known")
final class KnownController {
  private static final Pattern MINE = Pattern.compile("[^\\p{Cntrl}/\\\\]{1,200}");
  private static final int MOST_DRAWINGS = 100_000;

  private final Store store;
  private final MineRights rights;
  private final CasesThen cases;
  private final AuditLog audit;
  private final Clock clock;

  KnownController(Store store, MineRights rights, CasesThen cases, AuditLog audit, Clock clock) {
    this.store = store;
    this.rights = rights;
    this.cases = cases;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * The nights that were known.
   *
   * @param since when the record begins: what was known before is not; null while there is none
   */
  record KnownThen(
      OffsetDateTime asof, @Nullable OffsetDateTime since, List<KnownNights.KnownNight> nights) {}

  @GetMapping
  ResponseEntity<KnownThen> nights(@RequestParam(defaultValue = "") String asof, Actor actor) {
    OffsetDateTime at = moment(asof);
    return fresh(
        new KnownThen(
            local(at),
            store.knownNights().findBeginning().map(this::local).orElse(null),
            store.knownNights().list(at).stream()
                .map(
                    n ->
                        new KnownNights.KnownNight(
                            n.date(),
                            local(n.knownFrom()),
                            n.version(),
                            n.contentSha256(),
                            n.productVersion(),
                            n.ruleSetVersion(),
                            n.whole()))
                .toList()));
  }

  /**
   * What a night said of something.
   *
   * @param mineName as the store has it for that night today; its code when it has no such mine
   */
  record FactThen(
      KnownFact.Kind kind,
      String key,
      String mineCode,
      String mineName,
      OffsetDateTime knownFrom,
      @JsonRawValue String told) {}

  @GetMapping("/nights/{night}")
  ResponseEntity<Page<FactThen>> facts(
      @PathVariable LocalDate night,
      @RequestParam(defaultValue = "") String asof,
      @RequestParam String kind,
      @RequestParam(defaultValue = "") String mine,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "100") int size,
      Actor actor) {
    OffsetDateTime at = moment(asof);
    KnownFact.Kind wanted =
        KnownFact.Kind.of(kind)
            .orElseThrow(
                () -> Problems.badRequest("kind 须为 " + kinds(), "kind must be one of " + kinds()));
    Visible visible = rights.of(actor);
    Page<KnownFact> found =
        store
            .knownNights()
            .list(night, at, wanted, visible, mine(mine), Paging.request(page, size));
    if (wanted == KnownFact.Kind.FINDING) {
      noteSealed(found, actor);
    }
    Map<String, String> names =
        store.caseFindings().listMines(night).stream()
            .collect(Collectors.toMap(CaseFindings.MineName::code, CaseFindings.MineName::name));
    return fresh(
        new Page<>(
            found.total(),
            found.page(),
            found.size(),
            found.items().stream()
                .map(
                    f ->
                        new FactThen(
                            f.kind(),
                            f.key(),
                            f.mineCode(),
                            names.getOrDefault(f.mineCode(), f.mineCode()),
                            local(f.knownFrom()),
                            f.told()))
                .toList()));
  }

  /** Each look at a sealed lead is written down, at what it was in the past too. */
  private void noteSealed(Page<KnownFact> found, Actor actor) {
    TreeSet<String> sealed = new TreeSet<>(store.cases().listSealed());
    sealed.retainAll(found.items().stream().map(KnownFact::key).toList());
    if (!sealed.isEmpty()) {
      store
          .transactions()
          .in(
              () -> {
                audit.append(actor, "lead.list", "leads", Map.of("findings", sealed));
                return true;
              });
    }
  }

  @GetMapping("/cases")
  ResponseEntity<Page<CasesThen.CaseThen>> cases(
      @RequestParam(defaultValue = "") String asof,
      @RequestParam(defaultValue = "") String mine,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "100") int size,
      Actor actor) {
    PageRequest wanted = Paging.request(page, size);
    List<CasesThen.CaseThen> then =
        cases.list(moment(asof), mine(mine), actor).stream()
            .map(
                c ->
                    new CasesThen.CaseThen(
                        c.findingId(),
                        c.mineCode(),
                        c.mineName(),
                        c.number(),
                        c.state(),
                        c.titleZh(),
                        c.titleEn(),
                        c.orderNo(),
                        c.deadline(),
                        c.steps(),
                        local(c.changedAt())))
            .toList();
    return fresh(Paging.of(then, wanted));
  }

  /**
   * A drawing that had been handed in.
   *
   * @param decision accepted or returned, null when nobody had decided
   */
  record DrawingThen(
      String id,
      String mineCode,
      String mineName,
      String fileName,
      String sha256,
      OffsetDateTime received,
      @Nullable String decision,
      @Nullable OffsetDateTime decidedAt) {}

  @GetMapping("/drawings")
  ResponseEntity<Page<DrawingThen>> drawings(
      @RequestParam(defaultValue = "") String asof,
      @RequestParam(defaultValue = "") String mine,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "100") int size,
      Actor actor) {
    OffsetDateTime at = moment(asof);
    PageRequest wanted = Paging.request(page, size);
    List<DrawingThen> then =
        store
            .drawingChecks()
            .list(rights.of(actor), mine(mine), Optional.empty(), MOST_DRAWINGS)
            .stream()
            .filter(c -> !c.received().isAfter(at))
            .map(c -> then(c, at))
            .toList();
    return fresh(Paging.of(then, wanted));
  }

  private DrawingThen then(DrawingCheckRow check, OffsetDateTime at) {
    DrawingDecision decision = check.decision();
    boolean decided = decision != null && !decision.at().isAfter(at);
    return new DrawingThen(
        check.id(),
        check.mineCode(),
        check.mineName(),
        check.fileName(),
        check.sha256(),
        local(check.received()),
        decided ? decision.kind() : null,
        decided ? local(decision.at()) : null);
  }

  /** A moment, or the end of a day where the mines are; now when nothing is said. */
  private OffsetDateTime moment(String text) {
    try {
      if (text.isEmpty()) {
        return OffsetDateTime.now(clock);
      }
      if (text.length() == "2026-03-01".length()) {
        return LocalDate.parse(text)
            .plusDays(1)
            .atStartOfDay(zone())
            .toOffsetDateTime()
            .minusNanos(1000);
      }
      return OffsetDateTime.parse(text);
    } catch (DateTimeParseException e) {
      throw Problems.badRequest(
          "asof 须为日期（2026-03-01）或带时区的时刻（2026-03-01T08:00:00+08:00）",
          "asof must be a date (2026-03-01) or a moment with its offset (2026-03-01T08:00:00+08:00)");
    }
  }

  private ZoneId zone() {
    return store.caseFindings().timeZone();
  }

  private OffsetDateTime local(OffsetDateTime time) {
    return time.atZoneSameInstant(zone()).toOffsetDateTime();
  }

  private static Optional<String> mine(String text) {
    if (!text.isEmpty() && !MINE.matcher(text).matches()) {
      throw Problems.badRequest("mine 不是矿井代码", "mine is no mine's code");
    }
    return Optional.of(text).filter(t -> !t.isEmpty());
  }

  private static String kinds() {
    return String.join(
        ", ", Arrays.stream(KnownFact.Kind.values()).map(KnownFact.Kind::wireName).toList());
  }

  private static <T> ResponseEntity<T> fresh(T body) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore().cachePrivate()).body(body);
  }
}
