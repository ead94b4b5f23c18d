package org.minewatch.web.store;

import java.util.HashMap;
import java.util.Map;
import org.locationtech.jts.geom.Envelope;

/** Where each mine of a night lies: round its licence, else round whatever it has. */
final class MinePlaces {
  private MinePlaces() {}

  static Map<String, Envelope> of(NightContent content) {
    Map<String, Envelope> anything = new HashMap<>();
    Map<String, Envelope> licensed = new HashMap<>();
    for (NightContent.FeatureRow feature : content.features()) {
      Map<String, Envelope> places = feature.layer().equals("licence") ? licensed : anything;
      places
          .computeIfAbsent(feature.mineCode(), code -> new Envelope())
          .expandToInclude(feature.geometry().getEnvelopeInternal());
    }
    for (NightContent.FindingRow finding : content.findings()) {
      if (finding.geometry() != null) {
        anything
            .computeIfAbsent(finding.mineCode(), code -> new Envelope())
            .expandToInclude(finding.geometry().getEnvelopeInternal());
      }
    }
    anything.putAll(licensed);
    return anything;
  }
}
