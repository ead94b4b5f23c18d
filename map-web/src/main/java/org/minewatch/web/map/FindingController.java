package org.minewatch.web.map;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.AuditLog;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.store.FindingDetail;
import org.minewatch.web.store.FindingFilter;
import org.minewatch.web.store.Findings;
import org.minewatch.web.store.PageRequest;
import org.minewatch.web.store.Visible;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The findings of a night: as a list, as places on the map, and one with all it rests on. */
@RestController
@RequestMapping("/api/nights/{night}")
final class FindingController {

  private final Findings findings;
  private final NightAnswers answers;
  private final MineRights rights;
  private final AuditLog audit;

  FindingController(Findings findings, NightAnswers answers, MineRights rights, AuditLog audit) {
    this.findings = findings;
    this.answers = answers;
    this.rights = rights;
    this.audit = audit;
  }

  @GetMapping("/findings")
  ResponseEntity<byte[]> findings(
      @PathVariable LocalDate night,
      @RequestParam(required = false) @Nullable String mine,
      @RequestParam(required = false) @Nullable List<String> severity,
      @RequestParam(required = false) @Nullable String rule,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "100") int size,
      Actor actor,
      WebRequest request) {
    Visible visible = rights.of(actor);
    FindingFilter filter = filter(visible, mine, severity, rule, state, q);
    PageRequest wanted = RequestChecks.page(page, size);
    return answers.answer(
        night,
        visible,
        request,
        MediaType.APPLICATION_JSON,
        () -> findings.list(night, filter, wanted));
  }

  static FindingFilter filter(
      Visible visible,
      @Nullable String mine,
      @Nullable List<String> severity,
      @Nullable String rule,
      @Nullable String state,
      @Nullable String q) {
    var mineCode = RequestChecks.optionalMine(mine);
    var severities = RequestChecks.severities(severity);
    var ruleCode = RequestChecks.optionalCode("rule", rule);
    try {
      return new FindingFilter(
          visible,
          mineCode,
          severities,
          ruleCode,
          RequestChecks.state(state),
          Optional.ofNullable(q));
    } catch (IllegalArgumentException e) {
      throw RequestChecks.badRequest(e.getMessage());
    }
  }

  @GetMapping("/findings.geojson")
  ResponseEntity<byte[]> places(
      @PathVariable LocalDate night,
      @RequestParam(required = false) @Nullable String mine,
      @RequestParam(required = false) @Nullable String bbox,
      Actor actor,
      WebRequest request) {
    Visible visible = rights.of(actor);
    var mineCode = RequestChecks.optionalMine(mine);
    var within = RequestChecks.box(bbox);
    return answers.answer(
        night,
        visible,
        request,
        GeoJson.TYPE,
        () -> GeoJson.collection(findings.listPlaced(night, visible, mineCode, within)));
  }

  @GetMapping("/findings/{id}")
  ResponseEntity<FindingDetail> finding(
      @PathVariable LocalDate night, @PathVariable String id, Actor actor) {
    String findingId = RequestChecks.code("a finding's id", id);
    answers.requireNight(night);
    Visible visible = rights.of(actor);
    FindingDetail detail =
        findings
            .findMine(findingId)
            .filter(mine -> visible.sees(mine) && visible.seesFinding(findingId))
            .flatMap(mine -> findings.find(night, findingId))
            .orElseThrow(
                () -> RequestChecks.notFound("no finding " + findingId + " in the night " + night));
    audit.append(actor, "finding.view", findingId, Map.of("night", night.toString()));
    return ResponseEntity.ok().cacheControl(CacheControl.noCache().cachePrivate()).body(detail);
  }
}
