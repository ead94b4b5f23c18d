package org.minewatch.web.visit;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.Role;
import org.minewatch.web.review.FieldResults;
import org.minewatch.web.review.Refused;
import org.minewatch.web.store.CaseFindings.SupervisedMine;
import org.minewatch.web.store.CaseRow.Registration;
import org.minewatch.web.store.Page;
import org.minewatch.web.store.PageRequest;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.VisitRow;
import org.minewatch.web.store.Visits;
import org.minewatch.web.system.Problems;
import org.minewatch.wording.Text;
import org.springframework.web.ErrorResponseException;

/**
 * What people do with single visits: plan one, move it, tell the mine, write down what was seen.
 */
final class VisitDesk {

  private static final int LONGEST_WORDS = 1000;

  private final Store store;
  private final Visits visits;
  private final FieldResults results;
  private final VisitAccess access;
  private final VisitTimes times;
  private final java.util.function.Supplier<String> ids;

  /**
   * @param ids makes ids that nobody can guess
   */
  VisitDesk(
      Store store,
      FieldResults results,
      VisitAccess access,
      VisitTimes times,
      java.util.function.Supplier<String> ids) {
    this.store = store;
    this.visits = store.visits();
    this.results = results;
    this.access = access;
    this.times = times;
    this.ids = ids;
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
    LocalDate today = times.today();
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
    return VisitView.line(row, times.today(), mayWork(actor)).with(List.copyOf(shown));
  }

  /** Plans one visit. */
  VisitView plan(Said said, Actor actor) {
    SupervisedMine mine = mine(said, actor);
    LocalDate on = toCome(said);
    VisitRow row =
        VisitRow.planned(ids.get(), mine, authority(said), on, said.yes("announced"), times.now());
    TreeMap<String, Object> kept = planWords(row);
    kept.put("words", said.text("words", LONGEST_WORDS, false, "说明", "the words"));
    return inTransaction(
        () -> {
          visits.open(row, VisitStep.row(1, VisitStep.PLAN, times.now(), actor, kept));
          access.audit(actor, "visit.plan", row.id(), subject(row, kept));
          return view(row, actor);
        });
  }

  static TreeMap<String, Object> planWords(VisitRow row) {
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

  private SupervisedMine mine(Said said, Actor actor) {
    String code = said.text("mine", 200, true, "矿井编码", "the mine's code");
    access.require(actor, code);
    return access.supervised(actor, store).stream()
        .filter(m -> m.code().equals(code))
        .findFirst()
        .orElseThrow(() -> Problems.notFound("您的监管范围内没有该煤矿", "you supervise no such mine"));
  }

  static String authority(Said said) {
    return said.choice("authority", FrequencyTable.AUTHORITIES, "检查主体", "the authority");
  }

  private LocalDate toCome(Said said) {
    LocalDate on = said.requiredDate("on", "计划日期", "the planned day");
    if (on.isBefore(times.today())) {
      throw Refused.field(
          "on", "计划日期已过，应为今天或以后", "the planned day has passed; it must be today or later");
    }
    if (on.isAfter(times.today().plusYears(2))) {
      throw Refused.field("on", "计划日期应在两年以内", "the planned day must be within two years");
    }
    return on;
  }

  /** Writes down a visit that nobody had planned. */
  VisitView recordUnplanned(Said said, Actor actor) {
    SupervisedMine mine = mine(said, actor);
    String authority = authority(said);
    VisitRecord record = VisitRecord.read(said, mine.code(), times.today(), results, actor);
    return inTransaction(
        () -> {
          store.cases().takeTurn();
          VisitRow row =
              VisitRow.unplanned(
                  ids.get(), number(record), mine, authority, record.on(), times.now());
          Map<String, Object> kept = record.toStep();
          kept.put("number", VisitView.format(row));
          visits.open(row, VisitStep.row(1, VisitStep.RECORD, times.now(), actor, kept));
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
    OffsetDateTime now = times.now();
    Map<String, Object> kept = new TreeMap<>();
    VisitRow after;
    VisitRecord record = null;
    switch (kind) {
      case VisitStep.SHIFT -> {
        LocalDate on = toCome(said);
        kept.put("from", String.valueOf(row.plannedOn()));
        kept.put("plannedOn", on.toString());
        kept.put("words", reason(said));
        after = row.movedTo(on, now);
      }
      case VisitStep.CANCEL -> {
        kept.put("words", reason(said));
        after = row.cancelled(now);
      }
      case VisitStep.ANNOUNCE -> {
        if (row.announced() != null) {
          throw Refused.field("kind", "已经通知煤矿", "the mine was told already");
        }
        kept.put("words", said.text("words", LONGEST_WORDS, false, "说明", "the words"));
        after = row.announced(now);
      }
      default -> {
        record = VisitRecord.read(said, row.mineCode(), times.today(), results, actor);
        after = row.made(number(record), record.on(), now);
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
}
