package org.minewatch.web.review;

import java.util.Map;
import org.minewatch.web.system.Problems;
import tools.jackson.databind.JsonNode;

/**
 * A step that somebody wants to take.
 *
 * @param version of the case that he saw
 * @param said checked against the fields of the step
 */
record StepRequest(StepKind kind, int version, Map<String, Object> said) {

  /** Throws what is wrong with it and what would be right. */
  static StepRequest read(JsonNode body) {
    StepKind kind =
        StepKind.find(body.path("kind").stringValue(""))
            .filter(StepKind::isAsked)
            .orElseThrow(
                () -> Problems.badRequest("kind 不是可办理的步骤", "kind is no step that can be taken"));
    JsonNode version = body.path("version");
    if (!version.isIntegralNumber() || !version.canConvertToInt() || version.asInt() < 0) {
      throw Problems.badRequest(
          "version 应为所见案卷的版本号", "version must be that of the case which you saw");
    }
    return new StepRequest(kind, version.asInt(), Said.read(kind.label(), kind.fields(), body));
  }
}
