package org.minewatch.web.visit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.minewatch.web.account.Actor;
import org.minewatch.web.review.FieldResults;
import org.minewatch.web.review.Paging;
import org.minewatch.web.store.Page;
import org.minewatch.web.store.VisitRow;
import org.minewatch.web.system.Problems;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Visits of mines: which are owed, which are planned, what was seen. */
@RestController
@RequestMapping("/api/visits")
final class VisitController {
  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,24}");
  private static final int LONGEST_CODE = 200;
  private static final List<String> STATES =
      List.of(VisitRow.PLANNED, VisitRow.DONE, VisitRow.CANCELLED);

  private final VisitDesk desk;
  private final CoverageDesk owed;
  private final FieldResults results;
  private final VisitTimes times;

  VisitController(VisitDesk desk, CoverageDesk owed, FieldResults results, VisitTimes times) {
    this.desk = desk;
    this.owed = owed;
    this.results = results;
    this.times = times;
  }

  /**
   * What is owed.
   *
   * @param since first day of the records; visits before it are not known
   */
  record CoverageAnswer(
      LocalDate today,
      LocalDate since,
      List<Coverage.LineCover> lines,
      Page<Coverage.MineLine> mines) {}

  @GetMapping("/coverage")
  ResponseEntity<CoverageAnswer> coverage(
      @RequestParam(defaultValue = "") String mine,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "100") int size,
      Actor actor) {
    Coverage.Account account = owed.coverage(actor, code(mine));
    return fresh(
        new CoverageAnswer(
            times.today(),
            times.begun(),
            account.lines(),
            Paging.of(account.mines(), Paging.request(page, size))));
  }

  @GetMapping
  ResponseEntity<Page<VisitView>> list(
      @RequestParam(defaultValue = "") String mine,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "0") String year,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "100") int size,
      Actor actor) {
    int of = year(year, times.today());
    return fresh(
        desk.list(
            code(mine),
            state(state),
            LocalDate.of(of, 1, 1),
            LocalDate.of(of, 12, 31),
            Paging.request(page, size),
            actor));
  }

  @GetMapping("/{visit}")
  ResponseEntity<VisitView> view(@PathVariable String visit, Actor actor) {
    return fresh(desk.view(id(visit), actor));
  }

  /** Drawn mines that wait for a visit's result. */
  @GetMapping("/samples")
  ResponseEntity<List<FieldResults.OpenSample>> samples(Actor actor) {
    return fresh(results.listOpenSamples(actor));
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<VisitView> plan(@RequestBody JsonNode body, Actor actor) {
    return created(desk.plan(new Said(body), actor));
  }

  @PostMapping(path = "/years", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<CoverageDesk.Planned> planYear(@RequestBody JsonNode body, Actor actor) {
    return created(owed.planYear(new Said(body), actor));
  }

  @PostMapping(path = "/records", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<VisitView> record(@RequestBody JsonNode body, Actor actor) {
    return created(desk.recordUnplanned(new Said(body), actor));
  }

  @PostMapping(path = "/{visit}/steps", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<VisitView> step(
      @PathVariable String visit, @RequestBody JsonNode body, Actor actor) {
    return fresh(desk.step(id(visit), new Said(body), actor));
  }

  static Optional<String> state(String state) {
    if (!state.isEmpty() && !STATES.contains(state)) {
      throw Problems.badRequest(
          "state 应为 planned、done 或 cancelled", "state must be planned, done or cancelled");
    }
    return Optional.of(state).filter(s -> !s.isEmpty());
  }

  /** The year asked for; 0 is the one that it is. */
  static int year(String year, LocalDate today) {
    if (year.equals("0")) {
      return today.getYear();
    }
    if (!year.matches("20\\d\\d|21\\d\\d|2200")) {
      throw Problems.badRequest("year 应为 2000 到 2200", "year must be 2000 to 2200");
    }
    return Integer.parseInt(year);
  }

  static Optional<String> code(String mine) {
    if (mine.length() > LONGEST_CODE) {
      throw Problems.badRequest(
          "mine 至多 " + LONGEST_CODE + " 个字符",
          "mine may have at most " + LONGEST_CODE + " characters");
    }
    return Optional.of(mine).filter(m -> !m.isEmpty());
  }

  private static String id(String text) {
    if (!ID.matcher(text).matches()) {
      throw Problems.notFound("没有这次检查", "there is no such visit");
    }
    return text;
  }

  static <T> ResponseEntity<T> fresh(T body) {
    return ResponseEntity.ok().cacheControl(CacheControl.noCache().cachePrivate()).body(body);
  }

  static <T> ResponseEntity<T> created(T body) {
    return ResponseEntity.status(HttpStatus.CREATED)
        .cacheControl(CacheControl.noCache().cachePrivate())
        .body(body);
  }
}
