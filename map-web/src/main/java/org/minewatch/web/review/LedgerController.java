package org.minewatch.web.review;

import java.util.List;
import org.minewatch.web.account.Actor;
import org.minewatch.web.store.Page;
import org.springframework.http.HttpStatus;
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

/** What confirmed findings cost mines, and how often rules were right. */
@RestController
@RequestMapping("/api")
final class LedgerController {

  private final ReviewDesks desks;

  LedgerController(ReviewDesks desks) {
    this.desks = desks;
  }

  /**
   * The ledger with the table that made it.
   *
   * @param tables version of the tables, by their bytes
   */
  record Ledger(
      int full,
      int windowDays,
      String tables,
      List<PointsTable.Cost> costs,
      List<PointsTable.MineClass> classes,
      Page<PointsLedger.MineAccount> mines) {}

  @GetMapping("/ledger")
  ResponseEntity<Ledger> ledger(
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "100") int size,
      Actor actor) {
    return CaseController.fresh(
        new Ledger(
            PointsTable.FULL,
            desks.ledger().windowDays(),
            desks.tables().version(),
            desks.tables().points().costs(),
            desks.tables().points().classes(),
            Paging.of(
                desks.ledger().list(actor, desks.cases().today()), Paging.request(page, size))));
  }

  /** How often rules were right, and the samples that say what they miss. */
  record Rates(List<HitRate.RuleRate> rules, List<Samples.SampleView> samples) {}

  @GetMapping("/hit-rate")
  ResponseEntity<Rates> hitRate(Actor actor) {
    return CaseController.fresh(
        new Rates(desks.hitRate().list(actor), desks.samples().list(actor)));
  }

  @PostMapping(path = "/hit-rate/samples", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Samples.SampleView> draw(@RequestBody JsonNode body, Actor actor) {
    return ResponseEntity.status(HttpStatus.CREATED).body(desks.samples().draw(body, actor));
  }

  @PutMapping(
      path = "/hit-rate/samples/{sample}/mines/{mine}",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Samples.SampleView> register(
      @PathVariable String sample,
      @PathVariable String mine,
      @RequestBody JsonNode body,
      Actor actor) {
    return CaseController.fresh(desks.samples().register(sample, mine, body, actor));
  }
}
