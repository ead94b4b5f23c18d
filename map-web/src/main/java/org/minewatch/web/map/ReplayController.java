package org.minewatch.web.map;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.AuditLog;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.store.Replays;
import org.minewatch.web.store.Visible;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/**
 * The film of a mine's night, bytes as {@code docs/replay-format.md} says: for those who may see
 * where each person was.
 */
@RestController
final class ReplayController {

  private final Replays replays;
  private final NightAnswers answers;
  private final MineRights rights;
  private final AuditLog audit;

  ReplayController(Replays replays, NightAnswers answers, MineRights rights, AuditLog audit) {
    this.replays = replays;
    this.answers = answers;
    this.rights = rights;
    this.audit = audit;
  }

  @GetMapping("/api/nights/{night}/mines/{mine}/replay")
  ResponseEntity<byte[]> replay(
      @PathVariable LocalDate night, @PathVariable String mine, Actor actor, WebRequest request) {
    String mineCode = RequestChecks.mine(mine);
    Visible visible = rights.of(actor);
    audit.append(actor, "replay.view", mineCode, Map.of("night", night.toString()));
    return answers.answer(
        night,
        visible,
        request,
        MediaType.APPLICATION_OCTET_STREAM,
        () ->
            Optional.of(mineCode)
                .filter(visible::sees)
                .flatMap(code -> replays.find(night, code))
                .orElseThrow(
                    () ->
                        RequestChecks.notFound(
                            "%s 夜没有 %s 矿的人员位置".formatted(night, mineCode),
                            "no positions of mine " + mineCode + " in the night " + night)));
  }
}
