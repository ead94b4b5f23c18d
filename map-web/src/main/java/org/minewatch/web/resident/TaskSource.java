package org.minewatch.web.resident;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.minewatch.web.review.Refused;
import org.minewatch.web.store.CaseRow;
import org.minewatch.web.store.Cases;
import org.minewatch.web.store.HazardRow;
import org.minewatch.web.store.Hazards;
import org.minewatch.web.store.MineOrder;
import org.minewatch.web.store.PageRequest;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.Visible;
import org.springframework.web.ErrorResponseException;

/**
 * What a task comes of, found by the number that people write.
 *
 * @param findingId the finding that the task would tell of, empty for none
 */
record TaskSource(String kind, String id, String number, String findingId) {
  private static final Pattern CASE_NUMBER = Pattern.compile("(\\d{4})-(\\d{1,9})");
  private static final List<String> ORDER_STATES = List.of("issued", "done", "accepted", "lifted");
  private static final int MOST_HAZARDS = 500;

  static TaskSource read(Map<String, Object> said, String mine, Visible visible, Store store) {
    String kind = (String) said.getOrDefault("source", "none");
    String number = (String) said.getOrDefault("sourceNo", "");
    if (kind.equals("none")) {
      return new TaskSource(kind, "", "", "");
    }
    if (number.isEmpty()) {
      throw Refused.field("sourceNo", "须填写来源编号", "say the number of what it comes of");
    }
    return switch (kind) {
      case "case" -> ofCase(number, mine, visible, store.cases());
      case "order" -> ofOrder(number, mine, visible, store);
      default -> ofHazard(number, mine, visible, store.hazards());
    };
  }

  private static Supplier<ErrorResponseException> none(String zh, String en) {
    return () -> Refused.field("sourceNo", "该矿没有这个" + zh, "the mine has no such " + en);
  }

  private static TaskSource ofCase(String number, String mine, Visible visible, Cases cases) {
    Matcher match = CASE_NUMBER.matcher(number);
    Optional<CaseRow> found =
        match.matches()
            ? cases.findNumber(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)))
            : cases.find(cases.caseOf(number));
    CaseRow row =
        found
            .filter(c -> c.finding().mineCode().equals(mine))
            .filter(c -> visible.seesFinding(c.finding().id()))
            .orElseThrow(none("案件", "case"));
    if (row.sealed()) {
      throw sealed();
    }
    return new TaskSource(
        "case",
        row.finding().id(),
        row.registration() == null ? row.finding().id() : row.registration().number(),
        row.finding().id());
  }

  private static ErrorResponseException sealed() {
    return Refused.field(
        "sourceNo",
        "这项线索尚密封；任务会让驻矿人员知情，请先解封",
        "this lead is still sealed and a task would tell the residents; release it first");
  }

  private static TaskSource ofOrder(String number, String mine, Visible visible, Store store) {
    MineOrder order =
        store.mineOrders().list(ORDER_STATES, visible).stream()
            .filter(o -> o.mineCode().equals(mine))
            .filter(o -> o.orderNo().equals(number) || o.id().equals(number))
            .findFirst()
            .orElseThrow(none("指令", "order"));
    if (store.cases().listSealed().contains(order.findingId())) {
      throw sealed();
    }
    return new TaskSource("order", order.id(), order.orderNo(), order.findingId());
  }

  private static TaskSource ofHazard(String number, String mine, Visible visible, Hazards hazards) {
    List<HazardRow> found =
        hazards
            .list(
                new Hazards.Filter(Optional.of(mine), Optional.empty()),
                visible,
                new PageRequest(0, MOST_HAZARDS))
            .items()
            .stream()
            .filter(h -> h.number().equals(number) || h.id().equals(number))
            .toList();
    if (found.size() > 1) {
      throw Refused.field(
          "sourceNo",
          "该矿有多项隐患用此编号，请填其系统编号",
          "several hazards of the mine have this number; say the id of one");
    }
    HazardRow hazard = found.stream().findFirst().orElseThrow(none("隐患", "hazard"));
    return new TaskSource("hazard", hazard.id(), hazard.number(), "");
  }
}
