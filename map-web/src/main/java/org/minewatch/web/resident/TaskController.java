package org.minewatch.web.resident;

import static org.minewatch.web.resident.GroupController.fresh;

import java.util.regex.Pattern;
import org.minewatch.web.account.Actor;
import org.minewatch.web.review.Paging;
import org.minewatch.web.store.Page;
import org.minewatch.web.system.Problems;
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

/** Tasks of resident groups over HTTP: lists them, gives one, shows one, takes steps. */
@RestController
@RequestMapping("/api/resident-tasks")
final class TaskController {
  private static final Pattern ID = Pattern.compile("[a-z0-9]{24}");
  private static final int LONGEST_TEXT = 200;

  private final TaskDesk desk;

  TaskController(TaskDesk desk) {
    this.desk = desk;
  }

  @GetMapping
  ResponseEntity<Page<TaskView.Line>> list(
      @RequestParam(defaultValue = "false") boolean all,
      @RequestParam(defaultValue = "") String mine,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "100") int size,
      Actor actor) {
    if (mine.length() > LONGEST_TEXT) {
      throw Problems.badRequest(
          "mine 至多 " + LONGEST_TEXT + " 个字符",
          "mine may have at most " + LONGEST_TEXT + " characters");
    }
    return fresh(HttpStatus.OK, desk.list(all, mine, Paging.request(page, size), actor));
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<TaskView> give(@RequestBody JsonNode body, Actor actor) {
    return fresh(HttpStatus.CREATED, desk.give(body, actor));
  }

  @GetMapping("/{task}")
  ResponseEntity<TaskView> look(@PathVariable String task, Actor actor) {
    return fresh(HttpStatus.OK, desk.look(id(task), actor));
  }

  @PostMapping(path = "/{task}/steps", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<TaskView> step(
      @PathVariable String task, @RequestBody JsonNode body, Actor actor) {
    return fresh(HttpStatus.OK, desk.step(id(task), body, actor));
  }

  private static String id(String text) {
    if (!ID.matcher(text).matches()) {
      throw TaskDesk.unknown();
    }
    return text;
  }
}
