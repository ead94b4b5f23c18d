package org.minewatch.web.statistics;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.store.CaseRow;
import org.minewatch.web.store.CaseStepRow;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** On which days a case came to what, and how it stands. A decision that was withdrawn is none. */
final class CaseStory {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What can happen to a case and is counted. */
  enum Event {
    REGISTERED,
    CONFIRMED,
    DISMISSED,
    ORDERED,
    CLOSED,
    TRANSFERRED,
    LISTED,
    RECURRED
  }

  private final CaseRow row;
  private final Map<Event, List<LocalDate>> days = new EnumMap<>(Event.class);

  /** How many days each event had when this round began. */
  private final Map<Event, Integer> before = new EnumMap<>(Event.class);

  private String orderNo = "";
  private String demand = "";
  private String recheck = "";
  private @Nullable LocalDate recheckedOn;

  private CaseStory(CaseRow row) {
    this.row = row;
    for (Event event : Event.values()) {
      days.put(event, new ArrayList<>());
    }
  }

  static CaseStory of(CaseRow row, List<CaseStepRow> steps, ZoneId zone) {
    CaseStory story = new CaseStory(row);
    steps.forEach(step -> story.take(step, zone));
    return story;
  }

  private void take(CaseStepRow step, ZoneId zone) {
    LocalDate day = day(step.at(), zone);
    JsonNode said = JSON.readTree(step.payload());
    switch (step.kind()) {
      case "register" -> days.get(Event.REGISTERED).add(day);
      case "confirm" -> days.get(Event.CONFIRMED).add(day);
      case "dismiss" -> days.get(Event.DISMISSED).add(day);
      case "close" -> days.get(Event.CLOSED).add(day);
      case "transfer" -> days.get(Event.TRANSFERRED).add(day);
      case "list" -> days.get(Event.LISTED).add(day);
      case "order" -> {
        days.get(Event.ORDERED).add(day);
        orderNo = said.path("orderNo").asString("");
        demand = said.path("demand").asString("");
      }
      case "recheck" -> {
        recheck = said.path("result").asString("");
        recheckedOn = day;
      }
      case "reopen" -> withdraw();
      case "recurred" -> {
        days.get(Event.RECURRED).add(day);
        days.forEach((event, of) -> before.put(event, of.size()));
        forgetOrder();
      }
      default -> {
        // It is counted nowhere.
      }
    }
  }

  /** What this round decided is withdrawn; what earlier rounds did stands. */
  private void withdraw() {
    for (Event event : List.of(Event.CONFIRMED, Event.DISMISSED, Event.ORDERED, Event.CLOSED)) {
      List<LocalDate> of = days.get(event);
      of.subList(before.getOrDefault(event, 0), of.size()).clear();
    }
    forgetOrder();
  }

  private void forgetOrder() {
    orderNo = "";
    demand = "";
    recheck = "";
    recheckedOn = null;
  }

  private static LocalDate day(OffsetDateTime at, ZoneId zone) {
    return at.atZoneSameInstant(zone).toLocalDate();
  }

  CaseRow row() {
    return row;
  }

  /** Every day on which it happened and stands. */
  Stream<LocalDate> days(Event event) {
    return days.get(event).stream();
  }

  /** The last day of an event, null when there was none that stands. */
  @Nullable LocalDate last(Event event) {
    List<LocalDate> all = days.get(event);
    return all.isEmpty() ? null : all.get(all.size() - 1);
  }

  String orderNo() {
    return orderNo;
  }

  String demand() {
    return demand;
  }

  /** {@code passed}, {@code failed} or empty. */
  String recheck() {
    return recheck;
  }

  @Nullable LocalDate recheckedOn() {
    return recheckedOn;
  }
}
