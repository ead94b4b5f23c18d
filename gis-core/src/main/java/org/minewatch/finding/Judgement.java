package org.minewatch.finding;

import java.util.List;
import org.minewatch.wording.Text;

/**
 * Whether a rule could judge a mine in a night. What could not be judged is never shown as clean.
 *
 * @param reasonCode stable code such as {@code no-coordinates}; empty when judged
 * @param needs the inputs that would let it judge
 */
public record Judgement(
    String mineCode,
    RuleCode rule,
    State state,
    String reasonCode,
    Text reason,
    List<String> needs) {

  public Judgement {
    needs = List.copyOf(needs);
  }

  /** How far a rule could judge. */
  public enum State {
    JUDGED("judged"),
    PARTIAL("partial"),
    CANNOT_JUDGE("cannot-judge");

    private final String wireName;

    State(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }
  }

  public static Judgement judged(String mineCode, RuleCode rule) {
    return new Judgement(mineCode, rule, State.JUDGED, "", new Text("", ""), List.of());
  }
}
