package org.minewatch.web.visit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.Role;
import org.minewatch.web.review.FieldResults;
import org.minewatch.web.review.MineClasses;
import org.minewatch.web.review.Refused;
import org.minewatch.web.store.CaseFindings.SupervisedMine;
import org.minewatch.web.store.CaseRow.Registration;
import org.minewatch.web.store.Page;
import org.minewatch.web.store.PageRequest;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.Visible;
import org.minewatch.web.store.VisitRow;
import org.minewatch.web.store.Visits;
import org.minewatch.web.store.Visits.Day;
import org.minewatch.web.system.Problems;
import org.minewatch.wording.Text;
import org.springframework.web.ErrorResponseException;

/**
 * What people do with visits: see which are owed, plan a year, move one, write down what was seen.
 */
final class VisitDesk {

  private static final ZoneId HOME = ZoneId.of("Asia/Shanghai");
  private static final int MOST_PLANNED_AT_ONCE = 20_000;
  private static final int LONGEST_WORDS = 1000;

  private final Store store;
  private final Visits visits;
  private final FrequencyTable table;
  private final MineClasses classes;
  private final FieldResults results;
  private final VisitAccess access;
  private final Clock clock;
  private final RandomGenerator random;
  private final java.util.function.Supplier<String> ids;

  /**
   * @param random draws the days; those of a real plan must not be guessed
   * @param ids makes ids that nobody can guess
   */
  VisitDesk(
      Store store,
      FrequencyTable table,
      MineClasses classes,
      FieldResults results,
      VisitAccess access,
      Clock clock,
      RandomGenerator random,
      java.util.function.Supplier<String> ids) {
    this.store = store;
    this.visits = store.visits();
    this.table = table;
    this.classes = classes;
    this.results = results;
    this.access = access;
    this.clock = clock;
    this.random = random;
    this.ids = ids;
  }

  /** Today where the mines are. */
  LocalDate today() {
    return LocalDate.now(clock.withZone(zone()));
  }

  private ZoneId zone() {
    return store.caseFindings().findTimeZone().orElse(HOME);
  }

  /** First day of the records: visits before it are not known. */
  LocalDate begun() {
    return store
        .caseFindings()
        .findBeginning()
        .map(at -> at.atZoneSameInstant(zone()).toLocalDate())
        .filter(day -> !day.isAfter(today()))
        .orElseGet(this::today);
  }

  /** What is owed to the mines that somebody may see. */
  Coverage.Account coverage(Actor actor, Optional<String> mineCode) {
    mineCode.ifPresent(code -> access.require(actor, code));
    LocalDate today = today();
    return Coverage.of(
        table,
        mines(actor).stream().filter(m -> mineCode.map(m.code()::equals).orElse(true)).toList(),
        classes.list(actor, today),
        visits.listMade(mineCode),
        begun(),
        today);
  }

  FrequencyTable table() {
    return table;
  }

  private List<SupervisedMine> mines(Actor actor) {
    Visible visible = access.of(actor);
    return store.caseFindings().listSupervised().stream()
        .filter(m -> visible.sees(m.code()))
        .toList();
  }

  /** Visits by day; reading a list with unannounced ones in it is written down. */
  Page<VisitView> list(
      Optional<String> mineCode,
      Optional<String> state,
      LocalDate from,
      LocalDate to,
      PageRequest request,
      Actor actor) {
    Page<VisitRow> rows =
        visits.list(
            new Visits.Filter(mineCode, state, from, to, !VisitSight.seesUnannounced(actor)),
            access.of(actor),
            request);
    List<String> secret =
        rows.items().stream().filter(VisitSight::isSecret).map(VisitRow::id).toList();
    if (!secret.isEmpty()) {
      store
          .transactions()
          .in(
              () -> {
                access.audit(actor, "visit.list", "visits", Map.of("unannounced", secret));
                return true;
              });
    }
    LocalDate today = today();
    return new Page<>(
        rows.total(),
        rows.page(),
        rows.size(),
        rows.items().stream().map(row -> VisitView.line(row, today, mayWork(actor))).toList());
  }

  private static boolean mayWork(Actor actor) {
    return actor.is(Role.REGULATOR, Role.SUPERVISOR);
  }

  VisitView view(String id, Actor actor) {
    VisitRow row = open(visits.find(id), actor);
    if (VisitSight.isSecret(row)) {
      store
          .transactions()
          .in(
              () -> {
                access.audit(actor, "visit.view", row.id(), Map.of("mine", row.mineCode()));
                return true;
              });
    }
    return view(row, actor);
  }

  private VisitRow open(Optional<VisitRow> found, Actor actor) {
    VisitRow row =
        found
            .filter(v -> VisitSight.maySee(actor, v))
            .orElseThrow(() -> Problems.notFound("没有这次检查", "there is no such visit"));
    access.require(actor, row.mineCode());
    return row;
  }

  private VisitView view(VisitRow row, Actor actor) {
    List<VisitStep> shown = new ArrayList<>();
    for (var kept : visits.steps(row.id())) {
      VisitStep step = VisitStep.of(kept);
      // Why a visit was planned or moved may tell of a lead; others read what was seen.
      if (VisitSight.seesUnannounced(actor) || step.kind().equals(VisitStep.RECORD)) {
        shown.add(
            actor.role() == Role.MINE_USER
                ? VisitView.forMine(step)
                : VisitView.without(step, finding -> results.mayKnow(finding, actor)));
      }
    }
    return VisitView.line(row, today(), mayWork(actor)).with(List.copyOf(shown));
  }

  /** Plans one visit. */
  VisitView plan(Said said, Actor actor) {
    SupervisedMine mine = mine(said, actor);
    LocalDate on = toCome(said);
    VisitRow row = planned(mine, authority(said), on, said.yes("announced"));
    TreeMap<String, Object> kept = planWords(row);
    kept.put("words", said.text("words", LONGEST_WORDS, false, "说明", "the words"));
    return inTransaction(
        () -> {
          visits.open(row, VisitStep.row(1, VisitStep.PLAN, now(), actor, kept));
          access.audit(actor, "visit.plan", row.id(), subject(row, kept));
          return view(row, actor);
        });
  }

  private static TreeMap<String, Object> planWords(VisitRow row) {
    TreeMap<String, Object> kept = new TreeMap<>();
    kept.put("plannedOn", String.valueOf(row.plannedOn()));
    kept.put("announced", row.announced() != null);
    return kept;
  }

  private static Map<String, Object> subject(VisitRow row, Map<String, ?> said) {
    TreeMap<String, Object> detail = new TreeMap<>(said);
    detail.put("mine", row.mineCode());
    detail.put("authority", row.authority());
    return detail;
  }

  private VisitRow planned(SupervisedMine mine, String authority, LocalDate on, boolean announced) {
    OffsetDateTime now = now();
    return new VisitRow(
        ids.get(),
        null,
        mine.code(),
        mine.name(),
        authority,
        1,
        VisitRow.PLANNED,
        announced ? now : null,
        on,
        null,
        now);
  }

  private SupervisedMine mine(Said said, Actor actor) {
    String code = said.text("mine", 200, true, "矿井编码", "the mine's code");
    access.require(actor, code);
    return mines(actor).stream()
        .filter(m -> m.code().equals(code))
        .findFirst()
        .orElseThrow(() -> Problems.notFound("您的监管范围内没有该煤矿", "you supervise no such mine"));
  }

  private static String authority(Said said) {
    return said.choice("authority", FrequencyTable.AUTHORITIES, "检查主体", "the authority");
  }

  private LocalDate toCome(Said said) {
    LocalDate on = said.requiredDate("on", "计划日期", "the planned day");
    if (on.isBefore(today())) {
      throw Refused.field(
          "on", "计划日期已过，应为今天或以后", "the planned day has passed; it must be today or later");
    }
    if (on.isAfter(today().plusYears(2))) {
      throw Refused.field("on", "计划日期应在两年以内", "the planned day must be within two years");
    }
    return on;
  }

  /** What a year's plan has added. */
  record Planned(int year, String authority, int mines, int visits) {}

  /** Adds to a year what is owed by one authority and neither made nor planned yet. */
  Planned planYear(Said said, Actor actor) {
    LocalDate today = today();
    int year = said.whole("year", today.getYear(), today.getYear() + 1, "年度", "the year");
    String authority = authority(said);
    boolean announced = said.yes("announced");
    LocalDate from = year == today.getYear() ? today.plusDays(1) : LocalDate.of(year, 1, 1);
    LocalDate to = LocalDate.of(year, 12, 31);
    List<Frequency> lines =
        table.lines().stream().filter(line -> line.owedBy().equals(authority)).toList();
    if (lines.isEmpty() || from.isAfter(to)) {
      throw Refused.field(
          "authority", "频次表没有该主体的检查要求", "the table of frequencies asks nothing of this authority");
    }
    return inTransaction(
        () -> {
          store.cases().takeTurn();
          return addYear(lines, authority, announced, from, to, actor);
        });
  }

  private Planned addYear(
      List<Frequency> lines,
      String authority,
      boolean announced,
      LocalDate from,
      LocalDate to,
      Actor actor) {
    Map<String, MineClasses.Standing> standing = classes.list(actor, today());
    List<Day> there = new ArrayList<>(visits.listMade(Optional.empty()));
    there.addAll(visits.listPlanned(false));
    var byMine = Coverage.byMine(there);
    YearPlan plan = new YearPlan(random);
    int mines = 0;
    int made = 0;
    for (SupervisedMine mine : mines(actor)) {
      List<YearPlan.Demand> demands = new ArrayList<>();
      for (Frequency line : lines) {
        if (line.isFor(mine.ownership())) {
          demands.add(
              new YearPlan.Demand(
                  line,
                  standing.get(mine.code()).days(),
                  Coverage.counting(line, byMine.getOrDefault(mine.code(), Map.of()))));
        }
      }
      TreeSet<LocalDate> days = plan.draw(demands, from, to);
      made += days.size();
      mines += days.isEmpty() ? 0 : 1;
      if (made > MOST_PLANNED_AT_ONCE) {
        throw Problems.unusable(
            "一次最多生成 " + MOST_PLANNED_AT_ONCE + " 次检查；请缩小监管范围",
            "a plan may add at most " + MOST_PLANNED_AT_ONCE + " visits; plan fewer mines at once");
      }
      for (LocalDate day : days) {
        VisitRow row = planned(mine, authority, day, announced);
        visits.open(row, VisitStep.row(1, VisitStep.PLAN, now(), actor, planWords(row)));
      }
    }
    access.audit(
        actor,
        "visit.plan-year",
        from.getYear() + " " + authority,
        Map.of("visits", made, "mines", mines, "announced", announced));
    return new Planned(from.getYear(), authority, mines, made);
  }

  /** Writes down a visit that nobody had planned. */
  VisitView recordUnplanned(Said said, Actor actor) {
    SupervisedMine mine = mine(said, actor);
    String authority = authority(said);
    VisitRecord record = VisitRecord.read(said, mine.code(), today(), results, actor);
    return inTransaction(
        () -> {
          store.cases().takeTurn();
          VisitRow row =
              new VisitRow(
                  ids.get(),
                  number(record),
                  mine.code(),
                  mine.name(),
                  authority,
                  1,
                  VisitRow.DONE,
                  null,
                  null,
                  record.on(),
                  now());
          Map<String, Object> kept = record.toStep();
          kept.put("number", VisitView.format(row));
          visits.open(row, VisitStep.row(1, VisitStep.RECORD, now(), actor, kept));
          handOn(row, record, actor);
          access.audit(actor, "visit.record", VisitView.format(row), subject(row, kept));
          return view(row, actor);
        });
  }

  private Registration number(VisitRecord record) {
    return visits.nextNumber(record.on().getYear());
  }

  /** Takes a step on a visit that is planned. */
  VisitView step(String id, Said said, Actor actor) {
    String kind = said.choice("kind", VisitStep.ASKED, "步骤", "the step");
    int version = said.whole("version", 1, Integer.MAX_VALUE, "版本号", "the version");
    return inTransaction(
        () -> {
          store.cases().takeTurn();
          VisitRow row = open(visits.lock(id), actor);
          if (row.version() != version) {
            throw changed(row, actor);
          }
          if (!row.state().equals(VisitRow.PLANNED)) {
            throw Refused.field("kind", "该检查已结束，不能再办理", "this visit has ended; no step is left");
          }
          return take(row, kind, said, actor);
        });
  }

  private VisitView take(VisitRow row, String kind, Said said, Actor actor) {
    OffsetDateTime now = now();
    Map<String, Object> kept = new TreeMap<>();
    VisitRow after;
    VisitRecord record = null;
    switch (kind) {
      case VisitStep.SHIFT -> {
        LocalDate on = toCome(said);
        kept.put("from", String.valueOf(row.plannedOn()));
        kept.put("plannedOn", on.toString());
        kept.put("words", reason(said));
        after = after(row, VisitRow.PLANNED, row.announced(), on, null, null, now);
      }
      case VisitStep.CANCEL -> {
        kept.put("words", reason(said));
        after = after(row, VisitRow.CANCELLED, row.announced(), row.plannedOn(), null, null, now);
      }
      case VisitStep.ANNOUNCE -> {
        if (row.announced() != null) {
          throw Refused.field("kind", "已经通知煤矿", "the mine was told already");
        }
        kept.put("words", said.text("words", LONGEST_WORDS, false, "说明", "the words"));
        after = after(row, VisitRow.PLANNED, now, row.plannedOn(), null, null, now);
      }
      default -> {
        record = VisitRecord.read(said, row.mineCode(), today(), results, actor);
        Registration number = number(record);
        after =
            after(row, VisitRow.DONE, row.announced(), row.plannedOn(), record.on(), number, now);
        kept = record.toStep();
        kept.put("number", VisitView.format(after));
      }
    }
    visits.add(after, VisitStep.row(after.version(), kind, now, actor, kept));
    if (record != null) {
      handOn(after, record, actor);
    }
    access.audit(
        actor,
        "visit." + kind,
        after.number() == null ? after.id() : VisitView.format(after),
        subject(after, kept));
    return view(after, actor);
  }

  private static String reason(Said said) {
    return said.text("words", LONGEST_WORDS, true, "原因", "the reason");
  }

  private static VisitRow after(
      VisitRow row,
      String state,
      OffsetDateTime announced,
      LocalDate plannedOn,
      LocalDate visitedOn,
      Registration number,
      OffsetDateTime now) {
    return new VisitRow(
        row.id(),
        number,
        row.mineCode(),
        row.mineName(),
        row.authority(),
        row.version() + 1,
        state,
        announced,
        plannedOn,
        visitedOn,
        now);
  }

  /** Into the cases of the findings that were looked at, and into the sample. */
  private void handOn(VisitRow row, VisitRecord record, Actor actor) {
    for (VisitRecord.Looked looked : record.findings()) {
      String words =
          "现场检查 %s（%s，%s）：%s%s"
              .formatted(
                  VisitView.format(row),
                  record.on(),
                  String.join("、", record.inspectors()),
                  resultWords(looked.result()),
                  looked.words().isEmpty() ? "" : "；" + looked.words());
      results.note(looked.finding(), words, looked.measured(), actor);
    }
    if (!record.sample().isEmpty()) {
      results.register(
          record.sample(),
          row.mineCode(),
          record.outcome(),
          "现场检查 %s：%s".formatted(VisitView.format(row), record.words()),
          actor);
    }
  }

  private static String resultWords(String result) {
    return switch (result) {
      case "seen" -> "井下所见属实";
      case "not-seen" -> "井下未见";
      case "unclear" -> "井下不能确定";
      default -> "未能到达";
    };
  }

  private ErrorResponseException changed(VisitRow row, Actor actor) {
    return Refused.changed(
        new Text(
            "您打开之后该检查已有更新；请看过再决定",
            "the visit has changed since you opened it; look before you go on"),
        Map.of("visit", view(row, actor)));
  }

  private <T> T inTransaction(java.util.function.Supplier<T> work) {
    return store.transactions().in(work);
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock)
        .truncatedTo(ChronoUnit.MILLIS)
        .withOffsetSameInstant(ZoneOffset.UTC);
  }
}
