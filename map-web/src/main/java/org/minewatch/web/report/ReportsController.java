package org.minewatch.web.report;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.minewatch.web.account.Actor;
import org.minewatch.web.system.Problems;
import org.minewatch.web.system.SecurityHeaders;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports of nights and evidence sheets of findings over HTTP. */
@RestController
final class ReportsController {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final int LONGEST_NAME = 200;

  private final ReportDesk desk;

  ReportsController(ReportDesk desk) {
    this.desk = desk;
  }

  @GetMapping("/api/reports")
  ResponseEntity<ReportDesk.Choice> choice(Actor actor) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore().cachePrivate())
        .body(desk.choice(actor));
  }

  @GetMapping("/api/nights/{night}/report")
  ResponseEntity<byte[]> report(
      @PathVariable LocalDate night,
      @RequestParam(defaultValue = "pdf") String format,
      @RequestParam(defaultValue = "zh") String language,
      @RequestParam Optional<String> county,
      @RequestParam Optional<String> mine,
      Actor actor) {
    ReportFormat wanted =
        Arrays.stream(ReportFormat.values())
            .filter(f -> f.name().toLowerCase(Locale.ROOT).equals(format))
            .findFirst()
            .orElseThrow(
                () ->
                    Problems.badRequest(
                        "format 应为 html、pdf 或 xlsx", "format must be html, pdf or xlsx"));
    if (county.isPresent() && mine.isPresent()) {
      throw Problems.badRequest("county 与 mine 只能取其一", "either county or mine, not both");
    }
    ReportScope scope = new ReportScope(bounded(county, "county"), bounded(mine, "mine"));
    byte[] made = desk.report(night, scope, wanted, english(language), actor);
    String name = "minewatch-" + night + "-" + scope.name() + "." + format;
    return file(made, name, wanted);
  }

  @GetMapping("/api/findings/{finding}/sheet")
  ResponseEntity<byte[]> sheet(
      @PathVariable String finding,
      @RequestParam Optional<LocalDate> night,
      @RequestParam(defaultValue = "zh") String language,
      Actor actor) {
    if (!ID.matcher(finding).matches()) {
      throw ReportDesk.unknown();
    }
    byte[] made = desk.sheet(finding, night, english(language), actor);
    return file(made, "minewatch-" + finding + ".pdf", ReportFormat.PDF);
  }

  private static Optional<String> bounded(Optional<String> text, String name) {
    if (text.isPresent() && text.get().length() > LONGEST_NAME) {
      throw Problems.badRequest(name + " 过长", name + " is too long");
    }
    return text.filter(t -> !t.isEmpty());
  }

  private static boolean english(String language) {
    if (!language.equals("zh") && !language.equals("en")) {
      throw Problems.badRequest("language 应为 zh 或 en", "language must be zh or en");
    }
    return language.equals("en");
  }

  private static ResponseEntity<byte[]> file(byte[] made, String name, ReportFormat format) {
    boolean page = format == ReportFormat.HTML;
    ContentDisposition disposition =
        (page ? ContentDisposition.inline() : ContentDisposition.attachment())
            .filename(name, StandardCharsets.UTF_8)
            .build();
    return ResponseEntity.ok()
        .header(SecurityHeaders.POLICY_HEADER, SecurityHeaders.REPORT_POLICY)
        .header("Content-Disposition", disposition.toString())
        .cacheControl(CacheControl.noStore().cachePrivate())
        .contentType(format.mediaType())
        .body(made);
  }
}
