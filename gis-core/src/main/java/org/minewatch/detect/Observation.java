package org.minewatch.detect;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.Evidence;
import org.minewatch.finding.RuleCode;
import org.minewatch.finding.Severity;
import org.minewatch.wording.Text;

/**
 * A physical finding of one rule: what is so, where, since when, how sure. The legal meaning is not
 * in it.
 *
 * @param variant which case of the rule it is; picks severity and clauses in the rule table
 * @param anchor what the situation hangs on when that has a name of its own, such as {@code
 *     face:1105}, so that it is known again on another night; empty when only its place tells
 * @param source the kind of data it rests on; two kinds that agree strengthen each other
 * @param repeated whether the evidence itself is of more than one night: two revisions of a
 *     drawing, or reports of two days
 * @param mostSevere the highest severity it may be given, when something on record excuses it
 * @param geometry in the mine's metres; absent when the whole mine is concerned
 * @param origin where it lay in the first evidence, when that is another place than now
 */
public record Observation(
    RuleCode rule,
    String variant,
    String anchor,
    Source source,
    boolean repeated,
    Certainty certainty,
    Optional<Severity> mostSevere,
    OffsetDateTime firstSeen,
    OffsetDateTime lastSeen,
    Text title,
    SortedMap<String, Double> measures,
    List<Evidence> evidence,
    List<Text> benign,
    Optional<Geometry> geometry,
    Optional<Geometry> origin) {

  public Observation {
    evidence = List.copyOf(evidence);
    benign = List.copyOf(benign);
  }

  /** What kinds of data a finding can rest on. */
  public enum Source {
    DRAWING,
    REPORT,
    POSITIONS,
    RECORD
  }

  public static Builder of(RuleCode rule, String variant, Source source) {
    return new Builder(rule, variant, source);
  }

  /**
   * Gathers an observation step by step; measures are rounded to millimetres or better when built.
   */
  public static final class Builder {
    private final RuleCode rule;
    private final String variant;
    private final Source source;
    private final SortedMap<String, Double> measures = new TreeMap<>();
    private final List<Evidence> evidence = new ArrayList<>();
    private final List<Text> benign = new ArrayList<>();
    private String anchor = "";
    private boolean repeated;
    private Certainty certainty = Certainty.WATCH;
    private Optional<Severity> mostSevere = Optional.empty();
    private OffsetDateTime firstSeen;
    private OffsetDateTime lastSeen;
    private Text title;
    private Optional<Geometry> geometry = Optional.empty();
    private Optional<Geometry> origin = Optional.empty();

    private Builder(RuleCode rule, String variant, Source source) {
      this.rule = rule;
      this.variant = variant;
      this.source = source;
    }

    public Builder anchor(String value) {
      anchor = value;
      return this;
    }

    public Builder repeated(boolean value) {
      repeated = value;
      return this;
    }

    public Builder certainty(Certainty value) {
      certainty = value;
      return this;
    }

    public Builder mostSevere(Severity value) {
      mostSevere = Optional.of(value);
      return this;
    }

    public Builder seen(OffsetDateTime first, OffsetDateTime last) {
      firstSeen = first;
      lastSeen = last;
      return this;
    }

    public Builder title(String zh, String en) {
      title = new Text(zh, en);
      return this;
    }

    /** Adds a measure; one that is not a number is left out. */
    public Builder measure(String name, double value) {
      if (Double.isFinite(value)) {
        measures.put(name, Math.rint(value * 1000) / 1000);
      }
      return this;
    }

    public Builder evidence(String kind, Object... namesAndValues) {
      TreeMap<String, Object> facts = new TreeMap<>();
      for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
        facts.put((String) namesAndValues[i], namesAndValues[i + 1]);
      }
      evidence.add(new Evidence(kind, facts));
      return this;
    }

    public Builder benign(String zh, String en) {
      benign.add(new Text(zh, en));
      return this;
    }

    public Builder geometry(Geometry value) {
      geometry = Optional.of(value);
      return this;
    }

    public Builder origin(Geometry value) {
      origin = Optional.of(value);
      return this;
    }

    public Observation build() {
      return new Observation(
          rule,
          variant,
          anchor,
          source,
          repeated,
          certainty,
          mostSevere,
          firstSeen,
          lastSeen,
          title,
          measures,
          evidence,
          benign,
          geometry,
          origin);
    }
  }
}
