package org.minewatch.web.visit;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.store.PlaceActivities.Deed;
import org.minewatch.web.store.PlaceActivities.OpenPlace;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.VisitRow;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The days after which a warned mine would behave differently: somebody looked at a sealed lead for
 * the first time, a pack was made of it, a visit was announced.
 */
final class LookEvents {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Deeds by which somebody learns of a lead. */
  private static final List<String> LOOKS =
      List.of("lead.view", "lead.list", "activity.list", "pack.make", "pack.read");

  private static final String PACK_MADE = "pack.make";
  private static final int MOST_PLACES_OF_A_VISIT = 10;

  private LookEvents() {}

  /**
   * Something that the mine could have been warned of.
   *
   * @param findingId the lead; null for the mine as a whole
   * @param mineCode empty where the finding says it
   * @param kind looked, pack or announced
   * @param by logins of whose first look it was
   * @param visitId the announced visit, null for leads
   */
  record Event(
      @Nullable String findingId,
      String mineCode,
      String kind,
      LocalDate on,
      Set<String> by,
      @Nullable String visitId) {}

  /** Every event since a day, the oldest first. */
  static List<Event> list(Store store, OffsetDateTime since, ZoneId zone) {
    Map<String, Event> looks = new LinkedHashMap<>();
    Set<String> known = new HashSet<>();
    for (Deed deed : store.placeActivities().listDeeds(LOOKS, since)) {
      boolean pack = deed.action().equals(PACK_MADE);
      LocalDate on = deed.at().atZoneSameInstant(zone).toLocalDate();
      for (String finding : findings(JSON.readTree(deed.detail()))) {
        boolean first = known.add(finding + "\n" + deed.login());
        if (first || pack) {
          String kind = pack ? "pack" : "looked";
          looks
              .computeIfAbsent(
                  finding + "\n" + kind + "\n" + on,
                  key -> new Event(finding, "", kind, on, new LinkedHashSet<>(), null))
              .by()
              .add(deed.login());
        }
      }
    }
    List<Event> all = new ArrayList<>(looks.values());
    for (VisitRow visit : store.visits().listAnnounced(since)) {
      LocalDate on = visit.announced().atZoneSameInstant(zone).toLocalDate();
      List<OpenPlace> places =
          store
              .placeActivities()
              .listOpenPlaces(visit.mineCode(), on.plusDays(1), MOST_PLACES_OF_A_VISIT);
      for (OpenPlace place : places) {
        all.add(
            new Event(
                place.findingId(), visit.mineCode(), "announced", on, Set.of(), visit.id()));
      }
      if (places.isEmpty()) {
        all.add(new Event(null, visit.mineCode(), "announced", on, Set.of(), visit.id()));
      }
    }
    return all;
  }

  private static List<String> findings(JsonNode detail) {
    List<String> ids = new ArrayList<>();
    if (detail.path("finding").isString()) {
      ids.add(detail.path("finding").stringValue());
    }
    for (JsonNode id : detail.path("findings")) {
      ids.add(id.asString(""));
    }
    return ids;
  }
}
