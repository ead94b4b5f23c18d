package org.minewatch.web.document;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.minewatch.web.store.CaseStepRow;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people have said and decided about a finding, as a document needs it. */
final class CaseWords {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu年M月d日");

  /** What a case that is taken up again has withdrawn. */
  private static final Set<String> WITHDRAWN =
      Set.of("confirm", "order", "extend", "report-done", "recheck", "close");

  private static final Map<String, String> AUTHORITIES =
      Map.of("natural-resources", "自然资源主管部门", "police", "公安机关");

  private CaseWords() {}

  static Map<String, String> of(List<CaseStepRow> steps, ZoneId zone) {
    Map<String, CaseStepRow> last = new HashMap<>();
    for (CaseStepRow step : steps) {
      switch (step.kind()) {
        case "recurred" -> last.keySet().removeIf(k -> !k.equals("register"));
        case "reopen" -> last.keySet().removeAll(WITHDRAWN);
        default -> last.put(step.kind(), step);
      }
      if (step.kind().equals("order")) {
        last.remove("extend");
      }
    }
    Map<String, String> words = new TreeMap<>();
    put(words, "案件编号", text(last, "register", "number"));
    put(words, "实测值", metres(last, "measure"));
    put(words, "实测方法", text(last, "measure", "how"));
    put(words, "实测说明", text(last, "measure", "words"));
    put(words, "确认意见", text(last, "confirm", "words"));
    put(words, "责令文号", text(last, "order", "orderNo"));
    put(words, "整改要求", text(last, "order", "demand"));
    put(words, "整改期限", text(last, "order", "deadline"));
    put(words, "整改期限", text(last, "extend", "deadline"));
    put(words, "整改报告", text(last, "report-done", "words"));
    String result = text(last, "recheck", "result");
    put(words, "复查结果", result.isEmpty() ? "" : result.equals("passed") ? "合格" : "不合格");
    put(words, "复查实测值", metres(last, "recheck"));
    put(words, "复查说明", text(last, "recheck", "words"));
    if (last.containsKey("recheck")) {
      words.put("复查日期", DAY.format(last.get("recheck").at().atZoneSameInstant(zone)));
    }
    put(words, "移送单位", AUTHORITIES.getOrDefault(text(last, "transfer", "to"), ""));
    put(words, "移送文号", text(last, "transfer", "documentNo"));
    return words;
  }

  private static void put(Map<String, String> words, String name, String text) {
    if (!text.isBlank()) {
      words.put(name, text.strip());
    }
  }

  private static JsonNode said(Map<String, CaseStepRow> last, String kind) {
    return last.containsKey(kind) ? JSON.readTree(last.get(kind).payload()) : JSON.nullNode();
  }

  private static String text(Map<String, CaseStepRow> last, String kind, String name) {
    return said(last, kind).path(name).asString("");
  }

  private static String metres(Map<String, CaseStepRow> last, String kind) {
    JsonNode said = said(last, kind);
    if (!said.path("measuredM").isNumber()) {
      return "";
    }
    String metres = said.path("measuredM").asString() + " m";
    return said.path("sigmaM").isNumber()
        ? metres + "（中误差 " + said.path("sigmaM").asString() + " m）"
        : metres;
  }
}
