package org.minewatch.web.map;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minewatch.finding.Judgement;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.store.Nights;
import org.minewatch.web.store.PageRequest;
import org.minewatch.web.store.Visible;
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
  private final MineRights rights;

  NightController(Nights nights, NightAnswers answers, MineRights rights) {
    this.nights = nights;
    this.answers = answers;
    this.rights = rights;
  }

  @GetMapping("/mines")
  ResponseEntity<byte[]> mines(
      @PathVariable LocalDate night,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(required = false) @Nullable Integer size,
      Actor actor,
      WebRequest request) {
    Visible visible = rights.of(actor);
    return answers.answer(
        night,
        visible,
        request,
        MediaType.APPLICATION_JSON,
        () -> RequestChecks.part(nights.listMines(night, visible), page, size));
  }

  @GetMapping("/mines/{mine}/sight")
  ResponseEntity<byte[]> sight(
      @PathVariable LocalDate night, @PathVariable String mine, Actor actor, WebRequest request) {
    String mineCode = RequestChecks.mine(mine);
    Visible visible = rights.of(actor);
    return answers.answer(
        night,
        visible,
        request,
        MediaType.APPLICATION_JSON,
        () ->
            Optional.of(mineCode)
                .filter(visible::sees)
                .flatMap(code -> nights.findSight(night, code))
                .orElseThrow(() -> RequestChecks.noMine(night, mineCode))
                .getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping("/judgements")
  ResponseEntity<byte[]> judgements(
      @PathVariable LocalDate night,
      @RequestParam(required = false) @Nullable String mine,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(required = false) @Nullable Integer size,
      Actor actor,
      WebRequest request) {
    Optional<Judgement.State> wanted = RequestChecks.judgement(state);
    var mineCode = RequestChecks.optionalMine(mine);
    Visible visible = rights.of(actor);
    return answers.answer(
        night,
        visible,
        request,
        MediaType.APPLICATION_JSON,
        () ->
            RequestChecks.part(
                nights.listJudgements(night, visible, mineCode, wanted), page, size));
  }

  @GetMapping("/licences")
  ResponseEntity<byte[]> licences(
      @PathVariable LocalDate night,
      @RequestParam(required = false) @Nullable String mine,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(required = false) @Nullable Integer size,
      Actor actor,
      WebRequest request) {
    var mineCode = RequestChecks.optionalMine(mine);
    Visible visible = rights.of(actor);
    return answers.answer(
        night,
        visible,
        request,
        MediaType.APPLICATION_JSON,
        () -> RequestChecks.part(nights.listLicences(night, visible, mineCode), page, size));
  }

  @GetMapping("/rejected")
  ResponseEntity<byte[]> rejected(
      @PathVariable LocalDate night,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "100") int size,
      Actor actor,
      WebRequest request) {
    rights.requireEverything(actor);
    PageRequest wanted = RequestChecks.page(page, size);
    return answers.answer(
        night,
        Visible.EVERYTHING,
        request,
        MediaType.APPLICATION_JSON,
        () -> nights.listRejected(night, wanted));
  }
}
