package org.minewatch.web.resident;

import java.util.List;
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

/** Resident groups over HTTP: each is known by the code of its mine. */
@RestController
@RequestMapping("/api/residents")
final class GroupController {
  private static final int LONGEST_TEXT = 200;

  private final GroupDesk desk;

  GroupController(GroupDesk desk) {
    this.desk = desk;
  }

  /** The list, and what a group has to be. */
  record Listed(Page<GroupView.Line> groups, List<GroupRules.Line> rules) {}

  @GetMapping
  ResponseEntity<Listed> list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "100") int size,
      Actor actor) {
    if (q.length() > LONGEST_TEXT) {
      throw Problems.badRequest(
          "q 至多 " + LONGEST_TEXT + " 个字符", "q may have at most " + LONGEST_TEXT + " characters");
    }
    return fresh(
        HttpStatus.OK,
        new Listed(desk.list(q.strip(), Paging.request(page, size), actor), desk.rules()));
  }

  @GetMapping("/boards")
  ResponseEntity<List<GroupView.Board>> boards(Actor actor) {
    return fresh(HttpStatus.OK, desk.boards(actor));
  }

  @GetMapping("/{mine}")
  ResponseEntity<GroupView> look(@PathVariable String mine, Actor actor) {
    return fresh(HttpStatus.OK, desk.look(mine, actor));
  }

  @PostMapping(path = "/{mine}/steps", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<GroupView> step(
      @PathVariable String mine, @RequestBody JsonNode body, Actor actor) {
    return fresh(HttpStatus.OK, desk.step(mine, body, actor));
  }

  static <T> ResponseEntity<T> fresh(HttpStatus status, T body) {
    return ResponseEntity.status(status)
        .cacheControl(CacheControl.noCache().cachePrivate())
        .body(body);
  }
}
