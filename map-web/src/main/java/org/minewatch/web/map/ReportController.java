package org.minewatch.web.map;

import java.time.LocalDate;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.store.Nights;
import org.minewatch.web.system.SecurityHeaders;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * The report of a night, as the result folder has it: one page with its own style and drawings and
 * without a script, which its policy holds it to.
 */
@Controller
final class ReportController {

  private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

  private final Nights nights;
  private final NightAnswers answers;
  private final MineRights rights;

  ReportController(Nights nights, NightAnswers answers, MineRights rights) {
    this.nights = nights;
    this.answers = answers;
    this.rights = rights;
  }

  @GetMapping("/nights/{night}/report")
  @ResponseBody
  ResponseEntity<String> report(@PathVariable LocalDate night, Actor actor) {
    rights.requireEverything(actor);
    answers.requireNight(night);
    String html =
        nights
            .findReport(night)
            .orElseThrow(
                () ->
                    RequestChecks.notFound(
                        night + " 夜没有夜报", "the night " + night + " has no report"));
    return ResponseEntity.ok()
        .header(SecurityHeaders.POLICY_HEADER, SecurityHeaders.REPORT_POLICY)
        .cacheControl(CacheControl.noCache().cachePrivate())
        .contentType(HTML)
        .body(html);
  }
}
