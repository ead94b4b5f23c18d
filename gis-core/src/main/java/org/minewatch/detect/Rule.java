package org.minewatch.detect;

import java.util.List;
import java.util.Set;
import org.minewatch.finding.Judgement;
import org.minewatch.finding.RuleCode;
import org.minewatch.wording.Text;

/**
 * A rule of the catalogue: looks at one mine and one night and says what is so, or that it cannot
 * tell.
 */
public interface Rule {

  RuleCode code();

  /**
   * Tables of the region that it reads besides those without which it says itself that it cannot
   * judge.
   */
  default Set<String> tables() {
    return Set.of();
  }

  /** Whether it looks at the current mining plans. */
  default boolean readsPlans() {
    return false;
  }

  /** Pure: the same mine night gives the same outcome. */
  Outcome judge(MineNight night);

  /** What a rule saw, and how far it could look. */
  record Outcome(Judgement judgement, List<Observation> observations) {
    public Outcome {
      observations = List.copyOf(observations);
    }
  }

  /** An outcome of a rule that had all it needs. */
  default Outcome judged(MineNight night, List<Observation> observations) {
    return new Outcome(Judgement.judged(night.mineCode(), code()), observations);
  }

  /** An outcome of a rule that had only part of what it needs. */
  default Outcome partial(
      MineNight night,
      List<Observation> observations,
      String reasonCode,
      Text reason,
      String... needs) {
    return new Outcome(
        new Judgement(
            night.mineCode(), code(), Judgement.State.PARTIAL, reasonCode, reason, List.of(needs)),
        observations);
  }

  /** An outcome of a rule that could not look at all. */
  default Outcome cannotJudge(MineNight night, String reasonCode, Text reason, String... needs) {
    return new Outcome(
        new Judgement(
            night.mineCode(),
            code(),
            Judgement.State.CANNOT_JUDGE,
            reasonCode,
            reason,
            List.of(needs)),
        List.of());
  }
}
