package org.minewatch.web.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.minewatch.evidence.CanonicalJson;
import org.minewatch.web.store.CaseRow;
import org.minewatch.web.store.CaseStepRow;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a lead was reviewed, as a bundle tells it: which step was taken when and in which role.
 * Nobody is named; a number tells two people apart, so that it shows whether a second person
 * confirmed. What people wrote in their own words stays in the case.
 */
final class ReviewRecord {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What steps say in words of the program or in figures. */
  private static final Set<String> TOLD =
      Set.of("number", "route", "result", "reason", "level", "measuredM", "sigmaM", "deadline");

  private static final String CODE = "[A-Za-z0-9.-]{1,40}";

  private ReviewRecord() {}

  static byte[] of(Optional<CaseRow> row, List<CaseStepRow> steps) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("state", row.map(CaseRow::state).orElse("new"));
    row.map(CaseRow::registration).ifPresent(r -> record.put("number", r.number()));
    List<String> people = new ArrayList<>();
    List<Map<String, Object>> told = new ArrayList<>();
    for (CaseStepRow step : steps) {
      if (!people.contains(step.byLogin())) {
        people.add(step.byLogin());
      }
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("step", step.seq());
      line.put("kind", step.kind());
      line.put("at", step.at().toInstant().toString());
      line.put("role", step.byRole());
      line.put("person", people.indexOf(step.byLogin()) + 1);
      JsonNode said = JSON.readTree(step.payload());
      for (String name : TOLD) {
        JsonNode value = said.path(name);
        if (value.isNumber() || value.isString() && value.stringValue().matches(CODE)) {
          line.put(name, value);
        }
      }
      told.add(line);
    }
    record.put("steps", told);
    return CanonicalJson.bytes(record);
  }
}
