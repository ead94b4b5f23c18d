package org.minewatch.finding;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.wording.Text;

/**
 * A lead with evidence, never a legal conclusion: one situation in one mine, with every rule that
 * holds for it.
 *
 * @param id opaque; stays the same from night to night
 * @param grounds every rule that holds, the leading one first
 * @param ended whether the situation ended in the night that lists it
 * @param confidence calibrated probability that it is true, 0 to 1
 * @param firstSeen first evidence; for a drawing 00:00 of its date
 * @param lastSeen last evidence
 * @param benign the innocent explanations considered and why each does not hold
 * @param geometry where an inspector has to look, in WGS 84 longitude and latitude; absent when the
 *     whole mine is concerned; kept to seven decimals and normalised
 */
public record Finding(
    String id,
    String mineCode,
    List<Ground> grounds,
    boolean ended,
    double confidence,
    OffsetDateTime firstSeen,
    OffsetDateTime lastSeen,
    Text title,
    List<Basis> basis,
    SortedMap<String, Double> measures,
    List<Evidence> evidence,
    List<Text> benign,
    Optional<Geometry> geometry) {

  public Finding {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("the confidence of " + id + " is " + confidence);
    }
    confidence = Facts.round(confidence, Facts.DECIMALS);
    measures = Facts.measures(measures);
    geometry = geometry.filter(g -> !g.isEmpty()).map(CanonicalGeometry::normalised);
    grounds = List.copyOf(grounds);
    basis = List.copyOf(basis);
    evidence = List.copyOf(evidence);
    benign = List.copyOf(benign);
    if (grounds.isEmpty()) {
      throw new IllegalArgumentException("a finding without a rule: " + id);
    }
  }

  /** The leading rule. */
  public RuleCode rule() {
    return grounds.get(0).rule();
  }

  public Severity severity() {
    return grounds.get(0).severity();
  }

  public Certainty certainty() {
    return grounds.get(0).certainty();
  }
}
