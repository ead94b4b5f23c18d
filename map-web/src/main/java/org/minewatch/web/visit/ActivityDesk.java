package org.minewatch.web.visit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.Role;
import org.minewatch.web.review.FieldResults;
import org.minewatch.web.store.AccountRow;
import org.minewatch.web.store.CaseFinding;
import org.minewatch.web.store.CaseFindings.SupervisedMine;
import org.minewatch.web.store.Digests;
import org.minewatch.web.store.PageRequest;
import org.minewatch.web.store.PlaceActivities.Activity;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.Visible;
import org.minewatch.web.store.VisitRow;
import org.minewatch.web.store.Visits;
import org.minewatch.web.visit.LookEvents.Event;
import org.minewatch.web.visit.QuietAfter.Night;
import org.minewatch.web.visit.QuietAfter.Reason;
import org.minewatch.web.visit.QuietAfter.State;
import org.minewatch.web.visit.QuietAfter.Verdict;
import org.minewatch.wording.Text;

/**
 * Whether places went quiet after somebody learned that they were to be looked at: a question about
 * the mine, never a charge against a person.
 */
final class ActivityDesk {
  /** How far back events are told. */
  static final int DAYS_BACK = 90;

  private static final int NIGHTS_BEFORE = 28;
  private static final int NIGHTS_AFTER = 7;
  private static final int MOST_EVENTS = 300;

  /** With so much fewer stations heard than before, people may be there unheard. */
  private static final double LEAST_STATIONS = 0.7;

  private static final List<String> WORST_FIRST =
      Stream.of(State.QUIET, State.MINE_FELL, State.CANNOT_SAY, State.WENT_ON)
          .map(State::wireName)
          .toList();

  private static final Geometry NOWHERE = new GeometryFactory().createPoint();

  private final Store store;
  private final FieldResults results;
  private final VisitAccess access;
  private final QuietDays quietDays;
  private final Consumer<ActivityReckoner.Task> reckon;
  private final Clock clock;

  /**
   * @param reckon has a night of a place reckoned, now or later
   */
  ActivityDesk(
      Store store,
      FieldResults results,
      VisitAccess access,
      QuietDays quietDays,
      Consumer<ActivityReckoner.Task> reckon,
      Clock clock) {
    this.store = store;
    this.results = results;
    this.access = access;
    this.quietDays = quietDays;
    this.reckon = reckon;
    this.clock = clock;
  }

  /**
   * What became of a place after an event.
   *
   * @param findingId null for the mine as a whole
   * @param by who learned of it; null for whoever may not know that
   * @param people how many did
   * @param before mean person-hours a night; null where nothing was reckoned
   * @param limit below it an honest place lies once in a hundred cases
   * @param restShare how much of the rest of the mine's activity is left
   * @param quietDays holidays whose nights were left out
   * @param missing nights without positions
   * @param endedBy what ended the nights after early: visit or order, null for nothing
   * @param pending nights that are still being reckoned
   */
  record Item(
      @Nullable String findingId,
      String mineCode,
      String mineName,
      String titleZh,
      String titleEn,
      String kind,
      LocalDate on,
      @Nullable List<String> by,
      int people,
      String state,
      String reason,
      int nightsBefore,
      int nightsAfter,
      @Nullable Double before,
      @Nullable Double spread,
      @Nullable Double limit,
      @Nullable Double after,
      @Nullable Double restShare,
      Pair cards,
      Pair stations,
      Pair advanceMetres,
      List<Text> quietDays,
      int missing,
      @Nullable String endedBy,
      int pending) {}

  /** Means of the nights before and after; null where no night says. */
  record Pair(@Nullable Double before, @Nullable Double after) {}

  /**
   * Everything together.
   *
   * @param judged events of which something could be said
   * @param expectedByChance how many of these an honest region would show all the same, at most
   */
  record Account(
      int daysBack,
      int nightsBefore,
      int nightsAfter,
      int fewestBefore,
      int fewestAfter,
      double reachMetres,
      double falseAlarm,
      int events,
      int judged,
      double expectedByChance,
      int pending,
      List<Item> items) {}

  /** The events of all leads and visits that somebody may know of. */
  Account list(Actor actor) {
    List<Item> items = items(actor, Optional.empty());
    List<String> leads =
        items.stream().map(Item::findingId).filter(java.util.Objects::nonNull).distinct().toList();
    if (!leads.isEmpty()) {
      store
          .transactions()
          .in(
              () -> {
                access.audit(actor, "activity.list", "leads", Map.of("findings", leads));
                return true;
              });
    }
    int judged =
        (int) items.stream().filter(i -> !i.state().equals(State.CANNOT_SAY.wireName())).count();
    return new Account(
        DAYS_BACK,
        NIGHTS_BEFORE,
        NIGHTS_AFTER,
        QuietAfter.FEWEST_BEFORE,
        QuietAfter.FEWEST_AFTER,
        ActivityReckoner.REACH_METRES,
        QuietAfter.FALSE_ALARM,
        items.size(),
        judged,
        judged * QuietAfter.FALSE_ALARM,
        items.stream().mapToInt(Item::pending).sum(),
        items);
  }

  /** The events of one lead, none of one that nobody looked at. */
  List<Item> of(String findingId, Actor actor) {
    return results.find(findingId, actor).isPresent()
        ? items(actor, Optional.of(findingId))
        : List.of();
  }

  private List<Item> items(Actor actor, Optional<String> only) {
    ZoneId zone = store.caseFindings().timeZone();
    LocalDate today = LocalDate.now(clock.withZone(zone));
    OffsetDateTime since = today.minusDays(DAYS_BACK).atStartOfDay(zone).toOffsetDateTime();
    List<Event> events =
        new ArrayList<>(
            LookEvents.list(store, since, zone).stream()
                .filter(e -> only.isEmpty() || only.get().equals(e.findingId()))
                .toList());
    if (events.size() > MOST_EVENTS) {
      events.sort(Comparator.comparing(Event::on));
      events = events.subList(events.size() - MOST_EVENTS, events.size());
    }
    Look look = new Look(actor, today);
    List<Item> items = new ArrayList<>();
    for (Event event : events) {
      look.item(event).ifPresent(items::add);
    }
    items.sort(
        Comparator.comparingInt((Item i) -> WORST_FIRST.indexOf(i.state()))
            .thenComparing(Item::on, Comparator.reverseOrder())
            .thenComparing(Item::mineCode)
            .thenComparing(i -> String.valueOf(i.findingId())));
    return items;
  }

  /** One look at the list: what several events share is read once. */
  private final class Look {
    private final Actor actor;
    private final Visible visible;
    private final Map<LocalDate, String> nights;
    private final Map<String, String> mineNames = new HashMap<>();
    private final Map<String, Optional<CaseFinding>> findings = new HashMap<>();
    private final Map<String, Geometry> places = new HashMap<>();
    private final Map<String, Map<LocalDate, Activity>> activities = new HashMap<>();
    private final Map<String, List<Ending>> endings = new HashMap<>();

    Look(Actor actor, LocalDate today) {
      this.actor = actor;
      this.visible = access.of(actor);
      this.nights =
          store
              .placeActivities()
              .listNights(today.minusDays(DAYS_BACK + NIGHTS_BEFORE + 1L), today);
      for (SupervisedMine mine : store.caseFindings().listSupervised()) {
        mineNames.put(mine.code(), mine.name());
      }
      store
          .visits()
          .list(
              new Visits.Filter(
                  Optional.empty(),
                  Optional.of(VisitRow.DONE),
                  today.minusDays(DAYS_BACK),
                  today,
                  false),
              visible,
              new PageRequest(0, 500))
          .items()
          .forEach(v -> ending(v.mineCode(), v.visitedOn(), "visit"));
      store
          .cases()
          .listSteps(List.of("order"))
          .forEach(s -> ending(s.of().finding().mineCode(), s.step().at().toLocalDate(), "order"));
    }

    /** Something that everybody at the mine sees and that quietens it by itself. */
    private record Ending(LocalDate on, String kind) {}

    private void ending(String mine, LocalDate on, String kind) {
      endings.computeIfAbsent(mine, code -> new ArrayList<>()).add(new Ending(on, kind));
    }

    private Optional<CaseFinding> finding(String id) {
      return findings.computeIfAbsent(
          id,
          f ->
              results.mayKnow(f, actor)
                  ? store.caseFindings().find(f)
                  : Optional.<CaseFinding>empty());
    }

    Optional<Item> item(Event event) {
      Optional<CaseFinding> finding =
          event.findingId() == null ? Optional.empty() : finding(event.findingId());
      if (event.findingId() != null && finding.isEmpty()) {
        return Optional.empty();
      }
      String mine = finding.map(CaseFinding::mineCode).orElse(event.mineCode());
      return visible.sees(mine) ? Optional.of(item(event, finding, mine)) : Optional.empty();
    }

    private Item item(Event event, Optional<CaseFinding> finding, String mine) {
      Geometry place =
          finding
              .map(
                  f ->
                      places.computeIfAbsent(
                          f.id(), id -> store.findings().findPlace(id).orElse(NOWHERE)))
              .orElse(NOWHERE);
      String subject = place.isEmpty() ? "*" + mine : finding.orElseThrow().id();
      Map<LocalDate, Activity> known =
          activities.computeIfAbsent(subject, s -> store.placeActivities().list(s));
      Optional<Ending> ending =
          endings.getOrDefault(mine, List.of()).stream()
              .filter(e -> e.on().isAfter(event.on()))
              .filter(e -> !e.on().isAfter(event.on().plusDays(NIGHTS_AFTER)))
              .min(Comparator.comparing(Ending::on));
      Window window = new Window(subject, mine, place, known);
      List<Activity> before =
          window.nights(event.on().minusDays(NIGHTS_BEFORE), event.on().minusDays(1));
      LocalDate last =
          ending.map(e -> e.on().minusDays(1)).orElse(event.on().plusDays(NIGHTS_AFTER));
      List<Activity> after = window.nights(event.on().plusDays(1), last);
      boolean whole = place.isEmpty();
      Verdict verdict = QuietAfter.judge(nights(before, whole), nights(after, whole));
      Pair stations = pair(before, after, a -> a.stations() == null ? Double.NaN : a.stations());
      State state = verdict.state();
      Reason reason = verdict.reason();
      if (state != State.CANNOT_SAY
          && stations.before() != null
          && stations.after() != null
          && stations.after() < LEAST_STATIONS * stations.before()) {
        state = State.CANNOT_SAY;
        reason = Reason.READERS_SILENT;
      }
      return new Item(
          event.findingId(),
          mine,
          mineNames.getOrDefault(mine, finding.map(CaseFinding::mineName).orElse(mine)),
          finding.map(CaseFinding::titleZh).orElse(""),
          finding.map(CaseFinding::titleEn).orElse(""),
          event.kind(),
          event.on(),
          names(event),
          event.by().size(),
          state.wireName(),
          reason.wireName(),
          verdict.nightsBefore(),
          verdict.nightsAfter(),
          finite(verdict.before()),
          finite(verdict.spread()),
          finite(verdict.limit()),
          finite(verdict.after()),
          finite(verdict.restShare()),
          pair(before, after, whole ? Activity::mineCards : Activity::cards),
          stations,
          pair(before, after, a -> a.advanceMetres() == null ? Double.NaN : a.advanceMetres()),
          List.copyOf(window.quiet),
          window.missing,
          ending.map(Ending::kind).orElse(null),
          window.pending);
    }

    private @Nullable List<String> names(Event event) {
      if (!actor.is(Role.SUPERVISOR, Role.AUDITOR)) {
        return null;
      }
      return event.by().stream()
          .map(login -> store.accounts().find(login).map(AccountRow::name).orElse(login))
          .toList();
    }

    /** The nights of one event; what is not reckoned yet is asked for. */
    private final class Window {
      private final String subject;
      private final String mine;
      private final Geometry place;
      private final Map<LocalDate, Activity> known;
      private final Set<Text> quiet = new LinkedHashSet<>();
      private int missing;
      private int pending;

      Window(String subject, String mine, Geometry place, Map<LocalDate, Activity> known) {
        this.subject = subject;
        this.mine = mine;
        this.place = place;
        this.known = known;
      }

      List<Activity> nights(LocalDate from, LocalDate to) {
        List<Activity> all = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
          Optional<QuietDays.Span> holiday = quietDays.find(day);
          if (holiday.isPresent()) {
            quiet.add(holiday.get().name());
          } else if (nights.containsKey(day)) {
            String basis = Digests.sha256(nights.get(day) + "\n" + place.toText()).substring(0, 32);
            Activity activity = known.get(day);
            if (activity == null || !activity.basis().equals(basis)) {
              pending++;
              reckon.accept(new ActivityReckoner.Task(subject, mine, place, day, basis));
            } else if (activity.heard()) {
              all.add(activity);
            } else {
              missing++;
            }
          }
        }
        return all;
      }
    }
  }

  private static List<Night> nights(List<Activity> activities, boolean whole) {
    return activities.stream()
        .map(
            a ->
                whole
                    ? new Night(a.mineHours(), Double.NaN)
                    : new Night(a.hours(), a.mineHours() - a.hours()))
        .toList();
  }

  private static Pair pair(
      List<Activity> before, List<Activity> after, ToDoubleFunction<Activity> of) {
    return new Pair(mean(before, of), mean(after, of));
  }

  private static @Nullable Double mean(List<Activity> nights, ToDoubleFunction<Activity> of) {
    return finite(
        nights.stream().mapToDouble(of).filter(Double::isFinite).average().orElse(Double.NaN));
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
