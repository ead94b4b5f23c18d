package org.minewatch.web.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.minewatch.web.system.Problems;
import tools.jackson.databind.JsonNode;

/**
 * What a person wants to decide.
 *
 * @param revision the revision that he saw, when he says so
 */
record DecisionRequest(String kind, List<String> reasons, String note, Optional<Integer> revision) {
  private static final String ACCEPTED = "accepted";
  private static final String RETURNED = "returned";
  private static final int LONGEST_NOTE = 4000;

  boolean isAccepted() {
    return kind.equals(ACCEPTED);
  }

  static DecisionRequest read(JsonNode body) {
    String kind = body.path("kind").stringValue("");
    if (!kind.equals(ACCEPTED) && !kind.equals(RETURNED)) {
      throw Problems.badRequest("kind 应为 accepted 或 returned", "kind must be accepted or returned");
    }
    List<String> reasons = new ArrayList<>();
    for (JsonNode reason : body.path("reasons")) {
      String code = reason.asString("");
      if (ReturnReason.find(code).isEmpty()) {
        throw Problems.badRequest(
            "reasons 应为 /api/drawing-desk 所列代码", "reasons must be codes of /api/drawing-desk");
      }
      if (!reasons.contains(code)) {
        reasons.add(code);
      }
    }
    String note = body.path("note").stringValue("");
    if (note.length() > LONGEST_NOTE) {
      throw Problems.badRequest(
          "说明至多 " + LONGEST_NOTE + " 个字符",
          "the note may have at most " + LONGEST_NOTE + " characters");
    }
    String shown = ShownText.lines(note, LONGEST_NOTE);
    if (kind.equals(RETURNED) && (reasons.isEmpty() || shown.isEmpty())) {
      throw Problems.unusable(
          "退回图纸须选择原因并写明说明", "a drawing is returned with a reason and a note that explains it");
    }
    JsonNode revision = body.path("revision");
    return new DecisionRequest(
        kind,
        List.copyOf(reasons),
        shown,
        revision.isInt() ? Optional.of(revision.intValue()) : Optional.empty());
  }
}
