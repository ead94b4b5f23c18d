package org.minewatch.web.statistics;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.minewatch.report.Words;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.export.ExportFilters;
import org.minewatch.web.review.LeadSight;
import org.minewatch.web.review.StateNames;
import org.minewatch.web.store.CaseRow;
import org.minewatch.web.store.CaseStepRow;
import org.minewatch.web.store.Cases.StepOfCase;
import org.minewatch.web.store.HazardRow;
import org.minewatch.web.store.Hazards;
import org.minewatch.web.store.MineView;
import org.minewatch.web.store.Page;
import org.minewatch.web.store.PageRequest;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.Visible;
import org.minewatch.wording.Text;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads cases, hazards and mines as somebody may see them, for the lists and figures. */
@Component
final class ProblemBook {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final List<String> STEPS =
      List.of(
          "register",
          "confirm",
          "dismiss",
          "order",
          "recheck",
          "close",
          "transfer",
          "list",
          "reopen",
          "recurred");

  private static final Map<String, Text> HAZARD_STATES =
      Map.of(
          HazardRow.OPEN, new Text("未整改", "open"),
          HazardRow.DONE, new Text("已报整改", "reported done"),
          HazardRow.CLOSED, new Text("已验收", "accepted"));

  private final Store store;
  private final MineRights rights;
  private final LeadSight sight;
  private final Clock clock;

  ProblemBook(Store store, MineRights rights, LeadSight sight, Clock clock) {
    this.store = store;
    this.rights = rights;
    this.sight = sight;
    this.clock = clock;
  }

  ZoneId zone() {
    return store.caseFindings().timeZone();
  }

  Store store() {
    return store;
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(zone()));
  }

  /** The mines of the latest night that somebody may see and asked about, by code. */
  Map<String, MineView> mines(Actor actor, ExportFilters filters) {
    Visible visible = rights.of(actor);
    Optional<String> county = filters.find("county");
    List<String> codes = filters.list("mine");
    Map<String, MineView> mines = new LinkedHashMap<>();
    store
        .caseFindings()
        .findLatestNight()
        .ifPresent(
            night ->
                store.nights().listMines(night, visible).stream()
                    .filter(m -> county.map(m.county()::equals).orElse(true))
                    .filter(m -> codes.isEmpty() || codes.contains(m.code()))
                    .forEach(m -> mines.put(m.code(), m)));
    return mines;
  }

  /** What somebody may know of, of these mines. */
  Visible visible(Actor actor, Map<String, MineView> mines) {
    return new Visible(
        false, new java.util.TreeSet<>(mines.keySet()), rights.of(actor).hiddenFindings());
  }

  /** Cases of these mines, as far as somebody may know of them, by finding. */
  List<CaseStory> cases(Actor actor, Map<String, MineView> mines) {
    Predicate<String> known = sight.of(actor);
    Map<String, CaseRow> rows = new TreeMap<>();
    Map<String, List<CaseStepRow>> steps = new TreeMap<>();
    for (StepOfCase line : store.cases().listSteps(STEPS)) {
      CaseRow row = line.of();
      if (mines.containsKey(row.finding().mineCode()) && known.test(row.finding().id())) {
        rows.put(row.finding().id(), row);
        steps.computeIfAbsent(row.finding().id(), id -> new ArrayList<>()).add(line.step());
      }
    }
    return rows.values().stream()
        .map(row -> CaseStory.of(row, steps.get(row.finding().id()), zone()))
        .toList();
  }

  /** Hazards of other inspections in these mines that were not withdrawn. */
  List<HazardRow> hazards(Actor actor, Map<String, MineView> mines) {
    Visible visible = visible(actor, mines);
    List<HazardRow> all = new ArrayList<>();
    Page<HazardRow> page;
    int number = 0;
    do {
      page =
          store
              .hazards()
              .list(
                  new Hazards.Filter(Optional.empty(), Optional.empty()),
                  visible,
                  new PageRequest(number++, Page.LARGEST));
      page.items().stream().filter(h -> !h.state().equals(HazardRow.WITHDRAWN)).forEach(all::add);
    } while (page.items().size() == Page.LARGEST);
    return all;
  }

  /** Findings that were confirmed and hazards that were found in a period, the earliest first. */
  List<Problem> problems(Actor actor, ExportFilters filters) {
    Span span = Span.of(filters, store);
    Map<String, MineView> mines = mines(actor, filters);
    List<Problem> problems = new ArrayList<>();
    for (CaseStory story : cases(actor, mines)) {
      LocalDate on = story.last(CaseStory.Event.CONFIRMED);
      if (on != null && span.holds(on)) {
        problems.add(of(story, on));
      }
    }
    for (HazardRow hazard : hazards(actor, mines)) {
      if (span.holds(hazard.foundOn())) {
        problems.add(of(hazard));
      }
    }
    problems.sort(
        Comparator.comparing(Problem::foundOn)
            .thenComparing(Problem::mineCode)
            .thenComparing(Problem::number));
    return problems;
  }

  private Problem of(CaseStory story, LocalDate confirmed) {
    CaseRow row = story.row();
    String severity = row.finding().severity().wireName();
    return new Problem(
        row.registration() == null ? "" : row.registration().number(),
        row.finding().mineCode(),
        row.finding().mineName(),
        "minewatch",
        confirmed,
        new Text(row.finding().titleZh(), row.finding().titleEn()),
        Words.of("severity", severity),
        clauses(row.finding().id()),
        story.orderNo(),
        story.demand(),
        row.deadline(),
        row.state().equals("rectifying")
            && row.deadline() != null
            && today().isAfter(row.deadline()),
        StateNames.of(row.state()),
        story.recheck(),
        story.recheckedOn(),
        row.state().equals("closed") ? story.last(CaseStory.Event.CLOSED) : null,
        "",
        row.finding().id());
  }

  private Text clauses(String findingId) {
    List<String> zh = new ArrayList<>();
    List<String> en = new ArrayList<>();
    store
        .caseFindings()
        .findLatest(findingId)
        .ifPresent(
            latest ->
                JSON.readTree(latest.feature())
                    .path("properties")
                    .path("basis")
                    .forEach(
                        basis -> {
                          zh.add(basis.path("name_zh").asString(""));
                          en.add(basis.path("name_en").asString(""));
                        }));
    return new Text(String.join("；", zh), String.join("; ", en));
  }

  private Problem of(HazardRow hazard) {
    boolean major = hazard.level().equals("major");
    String words =
        hazard.place().isBlank() ? hazard.words() : hazard.place() + "：" + hazard.words();
    return new Problem(
        hazard.number(),
        hazard.mineCode(),
        hazard.mineName(),
        hazard.source(),
        hazard.foundOn(),
        new Text(words, words),
        major ? new Text("重大隐患", "major hazard") : new Text("一般隐患", "general hazard"),
        new Text("", ""),
        "",
        "",
        hazard.deadline(),
        hazard.state().equals(HazardRow.OPEN)
            && hazard.deadline() != null
            && today().isAfter(hazard.deadline()),
        HAZARD_STATES.get(hazard.state()),
        "",
        null,
        hazard.state().equals(HazardRow.CLOSED)
            ? hazard.changedAt().atZoneSameInstant(zone()).toLocalDate()
            : null,
        hazard.acceptor(),
        null);
  }
}
