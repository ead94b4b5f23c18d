package org.minewatch.web.review;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.account.Actor;
import org.minewatch.web.store.DutyLog.Contact;
import org.minewatch.web.store.DutyLog.Entry;
import org.minewatch.web.store.Page;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The duty desk: calls that wait, sealed leads, the log of the watch, whom to call. */
@RestController
@RequestMapping("/api/duty")
final class DutyController {

  private final ReviewDesks desks;

  DutyController(ReviewDesks desks) {
    this.desks = desks;
  }

  /**
   * The calls.
   *
   * @param now by the server's clock, so that pages need none of their own
   * @param escalateMinutes how long a call may wait unanswered
   */
  record Calls(OffsetDateTime now, int escalateMinutes, Page<DutyDesk.Call> calls) {}

  @GetMapping("/calls")
  ResponseEntity<Calls> calls(
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "100") int size,
      Actor actor) {
    desks.recurrence().look();
    return CaseController.fresh(
        new Calls(
            desks.watch().now(),
            desks.duty().escalateMinutes(),
            Paging.of(desks.duty().calls(actor), Paging.request(page, size))));
  }

  @GetMapping("/leads")
  ResponseEntity<Page<CaseView.Line>> leads(
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "100") int size,
      Actor actor) {
    return CaseController.fresh(
        desks.duty().leads(actor, desks.cases().today(), Paging.request(page, size)));
  }

  /**
   * The log of the watch.
   *
   * @param watch the last line that says who holds it, null before the first
   */
  record Log(@Nullable Line watch, long total, int page, int size, List<Line> entries) {}

  /** A line of the log. */
  record Line(
      int no,
      String kind,
      OffsetDateTime at,
      String by,
      String byName,
      String words,
      JsonNode waiting) {

    static Line of(Entry entry) {
      return new Line(
          entry.no(),
          entry.kind(),
          entry.at(),
          entry.byLogin(),
          entry.byName(),
          entry.words(),
          WatchLog.json(entry.waiting()));
    }
  }

  @GetMapping("/log")
  ResponseEntity<Log> log(
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "50") int size,
      Actor actor) {
    Page<Entry> entries = desks.watch().log(actor, Paging.request(page, size));
    return CaseController.fresh(
        new Log(
            desks.watch().watch(actor).map(Line::of).orElse(null),
            entries.total(),
            entries.page(),
            entries.size(),
            entries.items().stream().map(Line::of).toList()));
  }

  @PostMapping(path = "/log", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Log> write(@RequestBody JsonNode body, Actor actor) {
    desks.watch().write(body, actor);
    return log(0, 50, actor);
  }

  @PutMapping(path = "/contacts/{mine}", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Contact> contact(
      @PathVariable String mine, @RequestBody JsonNode body, Actor actor) {
    return CaseController.fresh(desks.watch().noteContact(mine, body, actor));
  }
}
