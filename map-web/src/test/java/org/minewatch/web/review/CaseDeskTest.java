package org.minewatch.web.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minewatch.web.review.ReviewBench.ANNA;
import static org.minewatch.web.review.ReviewBench.AUDI;
import static org.minewatch.web.review.ReviewBench.BERD;
import static org.minewatch.web.review.ReviewBench.CLEO;
import static org.minewatch.web.review.ReviewBench.CRITICAL;
import static org.minewatch.web.review.ReviewBench.IVAN;
import static org.minewatch.web.review.ReviewBench.MAJOR;
import static org.minewatch.web.review.ReviewBench.MINA;
import static org.minewatch.web.review.ReviewBench.problem;
import static org.minewatch.web.review.ReviewBench.refused;
import static org.minewatch.web.review.ReviewBench.words;
import static org.minewatch.web.store.SampleNight.MINE;
import static org.minewatch.web.store.SampleNight.NIGHT;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.minewatch.web.account.Actor;
import org.minewatch.web.store.NightContent;
import org.minewatch.web.store.PageRequest;
import org.minewatch.web.store.SampleNight;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.TestDatabase;
import org.springframework.web.ErrorResponseException;

/** Cases on both databases: steps and their order, who learns of what, files, what comes back. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class CaseDeskTest {
  private static final CaseDesk.Filter ALL =
      new CaseDesk.Filter(Optional.empty(), Optional.empty(), "", false, true);
  private static final PageRequest FIRST = new PageRequest(0, 100);

  @Parameter TestDatabase database;
  @TempDir Path work;

  private ReviewBench bench;

  @BeforeEach
  void open() {
    bench = new ReviewBench(Store.open(database.create()), work);
    bench.importNight(NIGHT, "a");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private CaseView view(String finding, Actor actor) {
    return bench.desks.cases().view(finding, actor);
  }

  @Test
  void aFindingNobodyTouchedIsNewAndMayBeRegistered() {
    CaseView view = view(MAJOR, ANNA);
    assertThat(view.line().state()).isEqualTo("new");
    assertThat(view.line().version()).isZero();
    assertThat(view.line().mineName()).isEqualTo("青石煤矿");
    assertThat(view.next()).extracting(CaseView.Next::kind).contains(StepKind.REGISTER);
    assertThat(bench.desks.cases().list(ALL, FIRST, ANNA).total()).isZero();
    refused(404, "没有这项线索", () -> view("f-none", ANNA));
  }

  @Test
  void theWholeWayTakesFourPeopleAndStandsInTheAuditLogStepByStep() {
    bench.close(MAJOR);
    CaseView view = view(MAJOR, ANNA);
    assertThat(view.line().state()).isEqualTo("closed");
    assertThat(view.line().number()).isEqualTo("2026-00001");
    assertThat(view.measuredM()).isEqualTo(107.5);
    assertThat(view.history()).hasSize(10).extracting(CaseView.Step::seq).isSorted();
    assertThat(view.way())
        .extracting(r -> r.state().wireName())
        .containsExactly(
            "registered",
            "triaged",
            "verifying",
            "proposed",
            "confirmed",
            "rectifying",
            "done",
            "rechecked",
            "closed");
    assertThat(bench.audit)
        .extracting(ReviewBench.Audited::action)
        .containsExactlyElementsOf(
            view.history().stream().map(s -> "case." + s.kind().wireName()).toList());
    CaseView.Line line = bench.desks.cases().list(ALL, FIRST, ANNA).items().get(0);
    assertThat(line).usingRecursiveComparison().ignoringFields("changedAt").isEqualTo(view.line());
  }

  @Test
  void theRowOfACaseSaysWhatItsStepsSayAfterEveryStep() {
    String[][] steps = {
      {"register", ""},
      {"triage", "\"route\":\"sealed\""},
      {"verify", "\"who\":\"李\""},
      {"release", words("")},
      {"propose-confirm", words("")},
      {"transfer", "\"to\":\"natural-resources\",\"documentNo\":\"移〔2026〕3号\""},
    };
    for (String[] step : steps) {
      CaseView view = bench.step(ANNA, MAJOR, step[0], step[1]);
      CaseView.Line line = bench.desks.cases().list(ALL, FIRST, ANNA).items().get(0);
      assertThat(line)
          .as(step[0])
          .usingRecursiveComparison()
          .ignoringFields("changedAt")
          .isEqualTo(view.line());
    }
  }

  @Test
  void whoSawAnOldVersionIsToldWhatChangedAndNothingIsWritten() {
    bench.step(ANNA, MAJOR, "register", "");
    int seen = view(MAJOR, BERD).line().version();
    bench.step(ANNA, MAJOR, "triage", "\"route\":\"routine\"");
    ErrorResponseException conflict =
        problem(
            409,
            "他人已办理 1 步",
            () -> bench.stepAt(seen, BERD, MAJOR, "triage", "\"route\":\"call-now\""));
    assertThat(conflict.getBody().getProperties()).containsEntry("version", 2);
    assertThat((List<?>) conflict.getBody().getProperties().get("steps"))
        .singleElement()
        .satisfies(
            step -> {
              assertThat(((CaseView.Step) step).kind()).isEqualTo(StepKind.TRIAGE);
              assertThat(((CaseView.Step) step).byName()).isEqualTo("anna");
            });
    assertThat(view(MAJOR, BERD).line().route()).isEqualTo("routine");
    assertThat(bench.audit).hasSize(2);
  }

  @Test
  void ofManyWhoTakeTheSameStepAtOnceOneDoesAndNumbersAreNeverGivenTwice() throws Exception {
    ExecutorService people = Executors.newFixedThreadPool(4);
    try {
      List<Future<Boolean>> answers = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        String finding = List.of(MAJOR, CRITICAL, "f-notice").get(i % 3);
        Callable<Boolean> register =
            () -> {
              try {
                bench.stepAt(0, ANNA, finding, "register", "");
                return true;
              } catch (ErrorResponseException e) {
                assertThat(e.getStatusCode().value()).isEqualTo(409);
                return false;
              }
            };
        answers.add(people.submit(register));
      }
      int succeeded = 0;
      for (Future<Boolean> answer : answers) {
        succeeded += answer.get() ? 1 : 0;
      }
      assertThat(succeeded).isEqualTo(3);
    } finally {
      people.shutdown();
    }
    assertThat(bench.desks.cases().list(ALL, FIRST, ANNA).items())
        .extracting(CaseView.Line::number)
        .containsExactlyInAnyOrder("2026-00001", "2026-00002", "2026-00003");
  }

  @Test
  void numbersBeginAgainEveryYear() {
    bench.step(ANNA, MAJOR, "register", "");
    bench.at("2027-01-01T00:00:01Z");
    bench.step(ANNA, CRITICAL, "register", "");
    assertThat(view(CRITICAL, ANNA).line().number()).isEqualTo("2027-00001");
  }

  @Test
  void aFindingWhoseMineLeftTheJurisdictionIsRefusedWithWords() {
    bench.step(ANNA, MAJOR, "register", "");
    bench.lost.add(MINE);
    refused(404, "不在您的监管范围", () -> view(MAJOR, ANNA));
    refused(404, "不在您的监管范围", () -> bench.stepAt(1, ANNA, MAJOR, "triage", "\"route\":\"routine\""));
    assertThat(bench.desks.cases().list(ALL, FIRST, ANNA).items()).isEmpty();
    bench.lost.clear();
    assertThat(view(MAJOR, ANNA).line().version()).isEqualTo(1);
  }

  @Test
  void whatIsMissingOrWrongIsNamed() {
    bench.step(ANNA, MAJOR, "register", "");
    refused(422, "分流方式", () -> bench.step(ANNA, MAJOR, "triage", ""));
    refused(422, "分流方式", () -> bench.step(ANNA, MAJOR, "triage", "\"route\":\"fast\""));
    refused(400, "kind", () -> bench.step(ANNA, MAJOR, "recurred", ""));
    refused(400, "kind", () -> bench.step(ANNA, MAJOR, "attach", ""));
    refused(422, "须在", () -> bench.step(ANNA, MAJOR, "close", words("")));
    refused(403, "角色", () -> bench.step(IVAN, MAJOR, "triage", "\"route\":\"routine\""));
    bench.step(ANNA, MAJOR, "triage", "\"route\":\"routine\"");
    bench.step(ANNA, MAJOR, "verify", "\"who\":\"a\\u0000b\\u202e c\"");
    assertThat(view(MAJOR, ANNA).history().get(2).said().path("who").asString()).isEqualTo("ab c");
    refused(
        422,
        "实测距离",
        () -> bench.step(IVAN, MAJOR, "measure", words("\"how\":\"x\",\"measuredM\":99999")));
    refused(
        422,
        "至多 4000",
        () -> bench.step(IVAN, MAJOR, "note", "\"words\":\"%s\"".formatted("字".repeat(4001))));
    bench.confirm(MAJOR);
    String order = "\"orderNo\":\"1\",\"demand\":\"x\",\"deadline\":\"%s\"";
    refused(422, "日期", () -> bench.step(ANNA, MAJOR, "order", order.formatted("1.4.2026")));
    refused(422, "期限已过", () -> bench.step(ANNA, MAJOR, "order", order.formatted("2026-02-24")));
    bench.step(ANNA, MAJOR, "order", order.formatted("2026-02-25"));
    assertThat(view(MAJOR, ANNA).line().overdue()).isFalse();
    bench.at("2026-02-25T15:59:59Z");
    assertThat(view(MAJOR, ANNA).line().overdue()).as("still that day in Shanghai").isFalse();
    bench.at("2026-02-25T16:00:00Z");
    assertThat(view(MAJOR, ANNA).line().overdue()).isTrue();
    assertThat(
            bench
                .desks
                .cases()
                .list(
                    new CaseDesk.Filter(
                        Optional.of(CaseState.RECTIFYING), Optional.of(MINE), "青石", true, false),
                    FIRST,
                    ANNA)
                .items())
        .hasSize(1);
  }

  @Test
  void theMineLearnsOfNothingBeforeTheOrderAndOfNoCounselAfterIt() {
    refused(404, "没有这项线索", () -> view(MAJOR, MINA));
    bench.step(ANNA, MAJOR, "register", "");
    bench.step(ANNA, MAJOR, "triage", "\"route\":\"routine\"");
    bench.step(ANNA, MAJOR, "verify", "\"who\":\"李\"");
    bench.confirm(MAJOR);
    refused(404, "没有这项线索", () -> view(MAJOR, MINA));
    refused(404, "没有这项线索", () -> bench.stepAt(5, MINA, MAJOR, "report-done", words("")));
    assertThat(bench.desks.cases().list(ALL, FIRST, MINA).total()).isZero();
    assertThat(bench.desks.sight().of(MINA).test(MAJOR)).isFalse();
    assertThat(bench.desks.sight().look(MINA, MAJOR)).isFalse();
    assertThat(bench.desks.sight().look(MINA, CRITICAL)).isFalse();

    bench.step(
        ANNA, MAJOR, "order", "\"orderNo\":\"1\",\"deadline\":\"2026-05-01\",\"demand\":\"封闭\"");
    CaseView view = view(MAJOR, MINA);
    assertThat(view.history()).extracting(CaseView.Step::kind).containsExactly(StepKind.ORDER);
    assertThat(view.demand()).isEqualTo("封闭");
    assertThat(view.way()).isEmpty();
    assertThat(view.next())
        .extracting(CaseView.Next::kind)
        .containsExactlyInAnyOrder(StepKind.REPORT_DONE, StepKind.ATTACH);
    assertThat(bench.desks.sight().of(MINA).test(MAJOR)).isTrue();
    assertThat(bench.desks.cases().list(ALL, FIRST, MINA).items())
        .singleElement()
        .satisfies(line -> assertThat(line.route()).isEmpty());
    int seen = view.line().version();
    bench.step(IVAN, MAJOR, "follow-up", words(""));
    ErrorResponseException moved =
        problem(409, "案件已有更新", () -> bench.stepAt(seen, MINA, MAJOR, "report-done", words("")));
    assertThat((List<?>) moved.getBody().getProperties().get("steps"))
        .as("what the inspector noted is not for the mine")
        .isEmpty();
    assertThat(bench.step(MINA, MAJOR, "report-done", words("")).line().state()).isEqualTo("done");
  }

  @Test
  void aSealedLeadIsKnownToFewAndEveryLookAtItIsWrittenDown() {
    bench.step(ANNA, MAJOR, "register", "");
    assertThat(view(MAJOR, IVAN).line().state()).isEqualTo("registered");
    bench.step(ANNA, MAJOR, "triage", "\"route\":\"sealed\"");
    bench.audit.clear();
    refused(404, "没有这项线索", () -> view(MAJOR, IVAN));
    refused(404, "没有这项线索", () -> bench.stepAt(2, IVAN, MAJOR, "verify", "\"who\":\"x\""));
    assertThat(bench.desks.cases().list(ALL, FIRST, IVAN).total()).isZero();
    assertThat(bench.desks.sight().of(IVAN).test(MAJOR)).isFalse();
    assertThat(bench.desks.sight().of(BERD).test(MAJOR)).isTrue();
    assertThat(bench.desks.sight().of(MINA).test(MAJOR)).isFalse();
    assertThat(bench.audit).isEmpty();

    view(MAJOR, AUDI);
    bench.desks.sight().look(BERD, MAJOR);
    bench.desks.cases().list(ALL, FIRST, BERD);
    assertThat(bench.audit)
        .extracting(ReviewBench.Audited::login, ReviewBench.Audited::action)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("audi", "lead.view"),
            org.assertj.core.groups.Tuple.tuple("berd", "lead.view"),
            org.assertj.core.groups.Tuple.tuple("berd", "lead.list"));
    assertThat(bench.audit.get(0).subject()).contains("2026-00001").contains(MAJOR);

    bench.step(CLEO, MAJOR, "release", words(""));
    assertThat(view(MAJOR, IVAN).line().released()).isTrue();
    assertThat(view(MAJOR, MINA).history()).isEmpty();
  }

  @Test
  void aClosedCaseWhoseFindingIsSeenAgainIsTakenUpAgain() {
    bench.close(MAJOR);
    bench.desks.recurrence().look();
    assertThat(view(MAJOR, ANNA).line().state())
        .as("a night is looked through only once it is in; this one has evidence from later")
        .isEqualTo("registered");
    CaseView view = view(MAJOR, ANNA);
    assertThat(view.round()).isEqualTo(2);
    assertThat(view.line().number()).isEqualTo("2026-00001");
    CaseView.Step last = view.history().get(view.history().size() - 1);
    assertThat(last.kind()).isEqualTo(StepKind.RECURRED);
    assertThat(last.role()).isEqualTo("system");
    bench.desks.recurrence().look();
    assertThat(view(MAJOR, ANNA).history()).hasSize(11);
  }

  @Test
  void whatWasSeenBeforeCloseOutIsNoReturn() {
    bench.at("2026-03-02T00:00:00Z");
    bench.close(MAJOR);
    bench.desks.recurrence().look();
    bench.importNight(NIGHT.plusDays(1), "b");
    bench.desks.recurrence().look();
    assertThat(view(MAJOR, ANNA).line().state()).isEqualTo("closed");
  }

  @Test
  void aNewFindingThatTheNightLinksToAClosedOneBringsItsCaseBack() {
    bench.close(MAJOR);
    NightContent next = SampleNight.of(NIGHT.plusDays(1), "b");
    NightContent.FindingRow major = next.findings().get(1);
    NightContent.FindingRow back =
        new NightContent.FindingRow(
            "f-back",
            major.mineCode(),
            major.grounds(),
            major.severity(),
            major.certainty(),
            "open",
            major.confidence(),
            major.firstSeen(),
            major.lastSeen(),
            major.titleZh(),
            major.titleEn(),
            "{\"type\":\"Feature\",\"properties\":{\"id\":\"f-back\",\"evidence\":[{\"kind\":\"recurrence\","
                + "\"finding_id\":\"f-major\"}]}}",
            major.geometry());
    bench.importNight(
        new NightContent(
            next.night(),
            next.regionName(),
            next.timeZone(),
            next.productVersion(),
            next.ruleSetVersion(),
            next.contentHash(),
            next.mines(),
            List.of(back),
            next.judgements(),
            next.licences(),
            next.rejections(),
            next.features(),
            next.reportHtml()));
    bench.desks.recurrence().look();
    CaseView view = view("f-back", ANNA);
    assertThat(view.findingId()).isEqualTo(MAJOR);
    assertThat(view.line().state()).isEqualTo("registered");
    assertThat(view.round()).isEqualTo(2);
    bench.step(ANNA, "f-back", "triage", "\"route\":\"sealed\"");
    assertThat(bench.desks.sight().of(IVAN).test("f-back")).isFalse();
    assertThat(bench.desks.sight().look(IVAN, "f-back")).isFalse();
  }

  private void attach(Actor actor, String name, byte[] bytes) throws IOException {
    bench
        .desks
        .attachments()
        .add(MAJOR, name, new ByteArrayInputStream(bytes), bytes.length, actor);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void filesAreKnownByTheirBytesBoundedAndKeptOnce() throws IOException {
    byte[] pdf = bytes("%PDF-1.7 照片".replaceAll("\\p{IsHan}", "x"));
    refused(422, "须在", () -> attach(ANNA, "a.pdf", pdf));
    bench.step(ANNA, MAJOR, "register", "");
    refused(415, "只接收", () -> attach(ANNA, "a.pdf", bytes("<html><script>")));
    refused(
        415, "只接收", () -> attach(ANNA, "a.pdf", bytes("PK\u0003\u0004 any zip archive there is")));
    refused(422, "空", () -> attach(ANNA, "a.pdf", new byte[0]));
    refused(
        413,
        "20 MB",
        () ->
            bench
                .desks
                .attachments()
                .add(
                    MAJOR,
                    "a.pdf",
                    new ByteArrayInputStream(pdf),
                    Attachments.MOST_BYTES + 1,
                    ANNA));
    refused(
        400,
        "中断",
        () ->
            bench
                .desks
                .attachments()
                .add(MAJOR, "a.pdf", new ByteArrayInputStream(pdf), pdf.length + 1, ANNA));
    assertThat(view(MAJOR, ANNA).files()).isEmpty();

    attach(ANNA, "..\\..\\etc/pass\u202ewd.pdf", pdf);
    bench.later(java.time.Duration.ofSeconds(1));
    attach(IVAN, "same bytes.pdf", pdf);
    try (var kept = Files.walk(work)) {
      assertThat(kept.filter(Files::isRegularFile)).hasSize(1);
    }
    CaseView view = view(MAJOR, ANNA);
    assertThat(view.files())
        .extracting(CaseView.File::name)
        .containsExactly("passwd.pdf", "same bytes.pdf");
    assertThat(view.line().version()).isEqualTo(3);
    attach(BERD, "p.png", bytes("\u0089PNG\r\n\u001a\n...."));
    refused(422, "至多 3 个", () -> attach(ANNA, "b.pdf", pdf));

    String id = view.files().get(0).id();
    assertThat(Files.readAllBytes(bench.desks.attachments().find(MAJOR, id, IVAN).path()))
        .isEqualTo(pdf);
    refused(404, "没有", () -> bench.desks.attachments().find(MAJOR, "x".repeat(24), IVAN));
    refused(404, "没有", () -> bench.desks.attachments().find(CRITICAL, id, IVAN));
    refused(404, "没有", () -> bench.desks.attachments().find(MAJOR, id, MINA));
    bench.lost.add(MINE);
    refused(404, "监管范围", () -> bench.desks.attachments().find(MAJOR, id, IVAN));
  }

  @Test
  void aStepThatCannotBeAuditedIsNotTaken() {
    bench.auditFails = true;
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> bench.stepAt(0, ANNA, MAJOR, "register", ""))
        .hasMessageContaining("audit");
    bench.auditFails = false;
    assertThat(view(MAJOR, ANNA).line().version()).isZero();
    assertThat(bench.desks.cases().list(ALL, FIRST, ANNA).total()).isZero();
  }
}
