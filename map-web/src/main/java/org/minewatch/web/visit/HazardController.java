package org.minewatch.web.visit;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.minewatch.web.account.Actor;
import org.minewatch.web.review.Paging;
import org.minewatch.web.store.HazardRow;
import org.minewatch.web.store.Page;
import org.minewatch.web.system.Problems;
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

/** Hazards of other inspections: lists them, takes them in, has them put right and accepted. */
@RestController
@RequestMapping("/api/hazards")
final class HazardController {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final List<String> STATES =
      List.of(HazardRow.OPEN, HazardRow.DONE, HazardRow.CLOSED, HazardRow.WITHDRAWN);

  private final HazardDesk desk;

  HazardController(HazardDesk desk) {
    this.desk = desk;
  }

  @GetMapping
  ResponseEntity<Page<HazardView>> list(
      @RequestParam(defaultValue = "") String mine,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "100") int size,
      Actor actor) {
    return VisitController.fresh(
        desk.list(VisitController.code(mine), state(state), Paging.request(page, size), actor));
  }

  static Optional<String> state(String state) {
    if (!state.isEmpty() && !STATES.contains(state)) {
      throw Problems.badRequest(
          "state 应为 " + String.join("、", STATES),
          "state must be one of " + String.join(", ", STATES));
    }
    return Optional.of(state).filter(s -> !s.isEmpty());
  }

  /** Those near a finding. */
  @GetMapping("/near/{finding}")
  ResponseEntity<List<HazardView>> near(@PathVariable String finding, Actor actor) {
    return VisitController.fresh(desk.near(id(finding), actor));
  }

  @GetMapping("/{hazard}")
  ResponseEntity<HazardView> view(@PathVariable String hazard, Actor actor) {
    return VisitController.fresh(desk.view(id(hazard), actor));
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<HazardView> add(@RequestBody JsonNode body, Actor actor) {
    return VisitController.created(desk.add(new Said(body), actor));
  }

  @PostMapping(path = "/import", consumes = "text/csv")
  ResponseEntity<HazardDesk.Imported> importFile(@RequestBody byte[] bytes, Actor actor) {
    return VisitController.fresh(desk.importFile(bytes, actor));
  }

  @PostMapping(path = "/{hazard}/steps", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<HazardView> step(
      @PathVariable String hazard, @RequestBody JsonNode body, Actor actor) {
    return VisitController.fresh(desk.step(id(hazard), new Said(body), actor));
  }

  private static String id(String text) {
    if (!ID.matcher(text).matches()) {
      throw Problems.notFound("没有这项内容", "there is no such thing");
    }
    return text;
  }
}
