package org.minewatch.web.review;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.review.CaseBook.Opened;
import org.minewatch.web.store.CaseAttachmentRow;
import org.minewatch.web.store.CaseFinding;
import org.minewatch.web.store.CaseRow;
import org.minewatch.wording.Text;
import tools.jackson.databind.JsonNode;

/**
 * A case as the page shows it to one person.
 *
 * @param findingId the finding by which the case is known
 * @param line where the case stands, and its finding
 * @param proposal what waits for a second person, null when nothing does
 * @param decision confirm or dismiss, null before
 * @param next what this person may do now, or why another has to
 */
record CaseView(
    String findingId,
    Line line,
    int round,
    @Nullable StepKind proposal,
    @Nullable StepKind decision,
    @Nullable Double measuredM,
    @Nullable String orderNo,
    @Nullable String demand,
    List<String> transferred,
    @Nullable String listed,
    @Nullable Step acknowledged,
    List<CaseFacts.Reached> way,
    List<Next> next,
    List<Step> history,
    List<File> files) {

  /** A case in one line of a list. */
  record Line(
      String findingId,
      int version,
      String state,
      @Nullable String number,
      String mineCode,
      String mineName,
      String rule,
      String severity,
      String titleZh,
      String titleEn,
      String route,
      boolean sealed,
      boolean released,
      @Nullable LocalDate deadline,
      boolean overdue,
      @Nullable OffsetDateTime changedAt) {

    static Line of(CaseRow row, LocalDate today) {
      boolean overdue =
          row.state().equals(CaseState.RECTIFYING.wireName())
              && row.deadline() != null
              && today.isAfter(row.deadline());
      return of(
          row.finding(),
          row.version(),
          row.state(),
          row.registration() == null ? null : CaseBook.format(row.registration()),
          row.route(),
          row.sealed(),
          row.released(),
          row.deadline(),
          overdue,
          row.changedAt());
    }

    static Line of(
        CaseFinding finding,
        int version,
        String state,
        @Nullable String number,
        String route,
        boolean sealed,
        boolean released,
        @Nullable LocalDate deadline,
        boolean overdue,
        @Nullable OffsetDateTime changedAt) {
      return new Line(
          finding.id(),
          version,
          state,
          number,
          finding.mineCode(),
          finding.mineName(),
          finding.rule(),
          finding.severity().wireName(),
          finding.titleZh(),
          finding.titleEn(),
          route,
          sealed,
          released,
          deadline,
          overdue,
          changedAt);
    }

    /** Without how it was triaged, which is the regulator's own. */
    Line forMine() {
      return new Line(
          findingId, version, state, number, mineCode, mineName, rule, severity, titleZh, titleEn,
          "", sealed, released, deadline, overdue, changedAt);
    }

    /** Whether number, mine, finding or words hold a text. */
    boolean contains(String text) {
      return String.join(
              "\n", number == null ? "" : number, mineCode, mineName, findingId, titleZh, titleEn)
          .toLowerCase(Locale.ROOT)
          .contains(text.toLowerCase(Locale.ROOT));
    }
  }

  /** A step that was taken. */
  record Step(
      int seq,
      StepKind kind,
      OffsetDateTime at,
      String by,
      String byName,
      String role,
      JsonNode said) {

    static Step of(CaseStep step) {
      return new Step(
          step.seq(), step.kind(), step.at(), step.by(), step.byName(), step.role(), step.said());
    }
  }

  /**
   * A step that may be taken, with what has to be said.
   *
   * @param refusal why somebody else has to take it; null when this person may
   */
  record Next(StepKind kind, List<StepField> fields, @Nullable Text refusal) {}

  /** A file of the case. */
  record File(String id, String name, String kind, long bytes, OffsetDateTime at, String byName) {

    static File of(CaseAttachmentRow row) {
      return new File(row.id(), row.fileName(), row.kind(), row.bytes(), row.at(), row.byName());
    }
  }

  /**
   * @param forMine whether what the regulator keeps to himself is left out
   */
  static CaseView of(
      Opened opened,
      List<CaseStep> shown,
      List<CaseAttachmentRow> files,
      List<Next> next,
      LocalDate today,
      boolean forMine) {
    CaseFacts facts = opened.facts();
    return new CaseView(
        opened.finding().id(),
        Line.of(
            opened.finding(),
            facts.version(),
            facts.state().wireName(),
            facts.number(),
            forMine ? "" : facts.route(),
            facts.sealed(),
            facts.released(),
            facts.deadline(),
            facts.isOverdue(today),
            opened.steps().isEmpty() ? null : opened.steps().get(opened.steps().size() - 1).at()),
        facts.round(),
        forMine ? null : facts.proposal(),
        facts.decision() == null ? null : facts.decision().kind(),
        forMine ? null : facts.measuredM(),
        facts.orderNo(),
        facts.demand(),
        forMine ? List.of() : facts.transferred(),
        facts.listed(),
        forMine || facts.acknowledged() == null ? null : Step.of(facts.acknowledged()),
        forMine ? List.of() : facts.way(),
        next,
        shown.stream().map(Step::of).toList(),
        files.stream().map(File::of).toList());
  }
}
