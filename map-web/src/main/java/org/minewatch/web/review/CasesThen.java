package org.minewatch.web.review;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.store.CaseRow;
import org.minewatch.web.store.Cases.StepOfCase;
import org.minewatch.web.store.Store;
import org.springframework.stereotype.Component;

/** How cases stood at a moment: the fold over the steps that had been taken by then. */
@Component
public final class CasesThen {
  private static final List<String> EVERY_STEP =
      Arrays.stream(StepKind.values()).map(StepKind::wireName).toList();

  private final Store store;
  private final ReviewDesks desks;
  private final MineRights rights;

  CasesThen(Store store, ReviewDesks desks, MineRights rights) {
    this.store = store;
    this.desks = desks;
    this.rights = rights;
  }

  /**
   * A case as it stood.
   *
   * @param steps how many had been taken
   * @param changedAt when the last of them was
   */
  public record CaseThen(
      String findingId,
      String mineCode,
      String mineName,
      @Nullable String number,
      String state,
      String titleZh,
      String titleEn,
      @Nullable String orderNo,
      @Nullable LocalDate deadline,
      int steps,
      OffsetDateTime changedAt) {}

  /**
   * The cases that somebody may know of today and that there were then, by finding.
   *
   * @param mineCode of one mine, of all when empty
   */
  public List<CaseThen> list(OffsetDateTime at, Optional<String> mineCode, Actor actor) {
    Predicate<String> known = desks.sight().of(actor);
    Predicate<String> mines = rights.of(actor)::sees;
    Map<String, List<CaseStep>> steps = new LinkedHashMap<>();
    Map<String, CaseRow> rows = new LinkedHashMap<>();
    for (StepOfCase line : store.cases().listSteps(EVERY_STEP)) {
      CaseRow row = line.of();
      String mine = row.finding().mineCode();
      if (!line.step().at().isAfter(at)
          && mines.test(mine)
          && mineCode.map(mine::equals).orElse(true)
          && known.test(row.finding().id())) {
        rows.put(row.finding().id(), row);
        steps
            .computeIfAbsent(row.finding().id(), id -> new ArrayList<>())
            .add(CaseStep.of(line.step()));
      }
    }
    CaseFold fold = new CaseFold(desks.tables().steps());
    List<CaseThen> cases = new ArrayList<>();
    rows.forEach((id, row) -> cases.add(then(row, steps.get(id), fold)));
    desks
        .sight()
        .listed(
            actor,
            rows.values().stream().filter(CaseRow::sealed).map(r -> r.finding().id()).toList());
    return cases;
  }

  private static CaseThen then(CaseRow row, List<CaseStep> steps, CaseFold fold) {
    CaseFacts facts = fold.fold(steps);
    return new CaseThen(
        row.finding().id(),
        row.finding().mineCode(),
        row.finding().mineName(),
        facts.number(),
        facts.state().wireName(),
        row.finding().titleZh(),
        row.finding().titleEn(),
        facts.orderNo(),
        facts.deadline(),
        steps.size(),
        steps.get(steps.size() - 1).at());
  }
}
