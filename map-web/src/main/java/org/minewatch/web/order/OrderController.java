package org.minewatch.web.order;

import java.util.List;
import java.util.regex.Pattern;
import org.minewatch.web.account.Actor;
import org.minewatch.web.review.Paging;
import org.minewatch.web.store.Page;
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

/** Orders over HTTP: lists them, issues one, shows one, takes steps. */
@RestController
@RequestMapping("/api/orders")
final class OrderController {
  private static final Pattern ID = Pattern.compile("[a-z0-9]{24}");
  private static final int LONGEST_TEXT = 200;

  private final OrderDesk desk;

  OrderController(OrderDesk desk) {
    this.desk = desk;
  }

  /** The list, and within how many days who must accept has to answer. */
  record Listed(Page<OrderView.Line> orders, List<Acceptors.Line> acceptors) {}

  @GetMapping
  ResponseEntity<Listed> list(
      @RequestParam(defaultValue = "false") boolean all,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String mine,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "100") int size,
      Actor actor) {
    return fresh(
        HttpStatus.OK,
        new Listed(
            desk.list(filter(all, q, mine), Paging.request(page, size), actor), desk.acceptors()));
  }

  static OrderDesk.Filter filter(boolean all, String q, String mine) {
    if (q.length() > LONGEST_TEXT || mine.length() > LONGEST_TEXT) {
      throw Problems.badRequest(
          "q 和 mine 至多 " + LONGEST_TEXT + " 个字符",
          "q and mine may have at most " + LONGEST_TEXT + " characters");
    }
    return new OrderDesk.Filter(all, q.strip(), mine);
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<OrderView> issue(@RequestBody JsonNode body, Actor actor) {
    return fresh(HttpStatus.CREATED, desk.issue(body, actor));
  }

  @GetMapping("/{order}")
  ResponseEntity<OrderView> look(@PathVariable String order, Actor actor) {
    return fresh(HttpStatus.OK, desk.look(id(order), actor));
  }

  /** How many were in its area in each of the last nights. */
  @GetMapping("/{order}/nights")
  ResponseEntity<List<OrderNights.Inside>> nights(@PathVariable String order, Actor actor) {
    return fresh(HttpStatus.OK, desk.nights(id(order), actor));
  }

  @PostMapping(path = "/{order}/steps", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<OrderView> step(
      @PathVariable String order, @RequestBody JsonNode body, Actor actor) {
    return fresh(HttpStatus.OK, desk.step(id(order), body, actor));
  }

  private static String id(String text) {
    if (!ID.matcher(text).matches()) {
      throw OrderDesk.unknown();
    }
    return text;
  }

  private static <T> ResponseEntity<T> fresh(HttpStatus status, T body) {
    return ResponseEntity.status(status)
        .cacheControl(CacheControl.noCache().cachePrivate())
        .body(body);
  }
}
