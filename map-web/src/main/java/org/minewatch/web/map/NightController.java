package org.minewatch.web.map;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minewatch.region.Rejection;
import org.minewatch.web.store.JudgementView;
import org.minewatch.web.store.LicenceView;
import org.minewatch.web.store.MineView;
import org.minewatch.web.store.Nights;
import org.minewatch.web.store.Page;
import org.minewatch.web.store.PageRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/**
 * What a night says of mines: findings by severity, what could be judged and seen, licences,
 * rejections.
 */
@RestController
@RequestMapping("/api/nights/{night}")
final class NightController {

  private final Nights nights;
  private final NightAnswers answers;

  NightController(Nights nights, NightAnswers answers) {
    this.nights = nights;
    this.answers = answers;
  }

  @GetMapping("/mines")
  ResponseEntity<List<MineView>> mines(@PathVariable LocalDate night, WebRequest request) {
    return answers.answer(
        night, request, MediaType.APPLICATION_JSON, () -> nights.listMines(night));
  }

  @GetMapping("/mines/{mine}/sight")
  ResponseEntity<byte[]> sight(
      @PathVariable LocalDate night, @PathVariable String mine, WebRequest request) {
    String mineCode = RequestChecks.mine(mine);
    return answers.answer(
        night,
        request,
        MediaType.APPLICATION_JSON,
        () ->
            nights
                .findSight(night, mineCode)
                .orElseThrow(
                    () -> RequestChecks.notFound("no mine " + mineCode + " in the night " + night))
                .getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping("/judgements")
  ResponseEntity<List<JudgementView>> judgements(
      @PathVariable LocalDate night,
      @RequestParam(required = false) @Nullable String mine,
      WebRequest request) {
    var mineCode = RequestChecks.optionalMine(mine);
    return answers.answer(
        night, request, MediaType.APPLICATION_JSON, () -> nights.listJudgements(night, mineCode));
  }

  @GetMapping("/licences")
  ResponseEntity<List<LicenceView>> licences(
      @PathVariable LocalDate night,
      @RequestParam(required = false) @Nullable String mine,
      WebRequest request) {
    var mineCode = RequestChecks.optionalMine(mine);
    return answers.answer(
        night, request, MediaType.APPLICATION_JSON, () -> nights.listLicences(night, mineCode));
  }

  @GetMapping("/rejected")
  ResponseEntity<Page<Rejection>> rejected(
      @PathVariable LocalDate night,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "100") int size,
      WebRequest request) {
    PageRequest wanted = RequestChecks.page(page, size);
    return answers.answer(
        night, request, MediaType.APPLICATION_JSON, () -> nights.listRejected(night, wanted));
  }
}
