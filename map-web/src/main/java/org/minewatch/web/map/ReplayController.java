package org.minewatch.web.map;

import java.time.LocalDate;
import org.minewatch.web.store.Replays;
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

  ReplayController(Replays replays, NightAnswers answers) {
    this.replays = replays;
    this.answers = answers;
  }

  @GetMapping("/api/nights/{night}/mines/{mine}/replay")
  ResponseEntity<byte[]> replay(
      @PathVariable LocalDate night, @PathVariable String mine, WebRequest request) {
    String mineCode = RequestChecks.mine(mine);
    return answers.answer(
        night,
        request,
        MediaType.APPLICATION_OCTET_STREAM,
        () ->
            replays
                .find(night, mineCode)
                .orElseThrow(
                    () ->
                        RequestChecks.notFound(
                            "no positions of mine " + mineCode + " in the night " + night)));
  }
}
