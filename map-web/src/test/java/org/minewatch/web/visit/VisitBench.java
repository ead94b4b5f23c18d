package org.minewatch.web.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.review.FieldBench;
import org.minewatch.web.store.NightContent;
import org.minewatch.web.store.PageRequest;
import org.minewatch.web.store.SampleNight;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.Visible;
import org.minewatch.web.system.Problems;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.json.JsonMapper;

/** Visits over a store of its own, with a clock, rights and an audit log that tests hold. */
final class VisitBench implements AutoCloseable {
  static final JsonMapper JSON = JsonMapper.builder().build();

  final FieldBench field;
  final VisitAccess access;
  final VisitDesk desk;
  final CoverageDesk owed;
  final VisitTimes times;
  private int ids;

  VisitBench(Store store, Path work) {
    field = new FieldBench(store, work);
    access =
        new VisitAccess() {
          @Override
          public Visible of(Actor actor) {
            List<String> mines = new ArrayList<>();
            for (String code :
                List.of(SampleNight.MINE, SampleNight.OTHER_MINE, SampleNight.MINE_WITHOUT_PLACE)) {
              if (!field.isLost(code)
                  && (actor.scope().everything() || actor.scope().mineCodes().contains(code))) {
                mines.add(code);
              }
            }
            Visible all =
                new Visible(false, new java.util.TreeSet<>(mines), new java.util.TreeSet<>());
            return MineRights.knowsSealedLeads(actor.role())
                ? all
                : all.without(store.cases().listSealed());
          }

          @Override
          public void require(Actor actor, String mineCode) {
            if (!of(actor).sees(mineCode)) {
              throw Problems.notFound("您的监管范围内没有该煤矿", "you supervise no such mine");
            }
          }

          @Override
          public void audit(Actor actor, String action, String subject, Map<String, ?> detail) {
            field.audit(actor, action, subject, detail);
          }
        };
    times = new VisitTimes(store.caseFindings(), field.clock());
    desk = new VisitDesk(store, field.results(), access, times, this::nextId);
    owed =
        new CoverageDesk(
            store,
            FrequencyTable.load(Optional.empty()),
            field.classes(),
            access,
            times,
            new Random(5),
            this::nextId);
  }

  private String nextId() {
    return "v%023d".formatted(++ids);
  }

  void importNight(NightContent night) {
    field.importNight(night);
  }

  static Said said(String json) {
    return new Said(JSON.readTree(json.replace('\'', '"')));
  }

  /** All visits of the year of today. */
  List<VisitView> list(Actor actor) {
    int year = times.today().getYear();
    return desk.list(
            Optional.empty(),
            Optional.empty(),
            LocalDate.of(year, 1, 1),
            LocalDate.of(year + 1, 12, 31),
            new PageRequest(0, 500),
            actor)
        .items();
  }

  VisitView plan(Actor actor, String mine, LocalDate on, boolean announced) {
    return desk.plan(
        said(
            "{'mine':'%s','authority':'county','on':'%s','announced':%s}"
                .formatted(mine, on, announced)),
        actor);
  }

  VisitView step(Actor actor, VisitView visit, String kind, String more) {
    return desk.step(
        visit.id(),
        said(
            "{'kind':'%s','version':%d%s}"
                .formatted(kind, visit.version(), more.isEmpty() ? "" : "," + more)),
        actor);
  }

  /** Members of a record without findings. */
  static String record(LocalDate on) {
    return "'on':'%s','inspectors':['甲','乙'],'places':['1201 运输巷'],'words':'所见正常'".formatted(on);
  }

  /** A refusal in both languages. */
  static ErrorResponseException refused(int status, String zh, ThrowingCallable act) {
    ErrorResponseException problem = catchThrowableOfType(ErrorResponseException.class, act);
    assertThat(problem).isNotNull();
    assertThat(problem.getStatusCode().value()).isEqualTo(status);
    assertThat(String.valueOf(problem.getBody().getProperties().get("detail_zh"))).contains(zh);
    assertThat(problem.getBody().getDetail()).isNotBlank().doesNotContainPattern("\\p{IsHan}");
    return problem;
  }

  @Override
  public void close() {
    field.close();
  }
}
