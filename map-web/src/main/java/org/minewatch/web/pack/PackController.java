package org.minewatch.web.pack;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.minewatch.web.account.Actor;
import org.minewatch.web.system.Problems;
import org.minewatch.web.system.SecurityHeaders;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Inspection packs of a finding: makes one, lists them, hands out a page again. */
@RestController
@RequestMapping("/api/findings/{finding}/packs")
final class PackController {
  private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern NUMBER = Pattern.compile("P\\d{4}-\\d{6}");

  private final PackDesk desk;

  PackController(PackDesk desk) {
    this.desk = desk;
  }

  /** The packs of a finding's case, the latest first. */
  record Packs(List<PackView> items) {}

  @GetMapping
  ResponseEntity<Packs> list(@PathVariable String finding, Actor actor) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore().cachePrivate())
        .body(new Packs(desk.list(id(finding), actor)));
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<PackView> make(
      @PathVariable String finding, @RequestBody JsonNode body, Actor actor) {
    boolean english = body.path("language").asString("zh").equals("en");
    return ResponseEntity.status(HttpStatus.CREATED)
        .cacheControl(CacheControl.noStore().cachePrivate())
        .body(desk.make(id(finding), night(body.path("night").stringValue("")), english, actor));
  }

  /** The page, which its policy keeps from running or asking for anything. */
  @GetMapping("/{pack}")
  ResponseEntity<byte[]> page(
      @PathVariable String finding, @PathVariable String pack, Actor actor) {
    if (!NUMBER.matcher(pack).matches()) {
      throw Problems.notFound("这项线索没有这个检查包", "the finding has no such pack");
    }
    PackDesk.Handed handed = desk.read(id(finding), pack, actor);
    return ResponseEntity.ok()
        .header(SecurityHeaders.POLICY_HEADER, SecurityHeaders.REPORT_POLICY)
        .cacheControl(CacheControl.noStore().cachePrivate())
        .contentType(HTML)
        .body(handed.page().getBytes(StandardCharsets.UTF_8));
  }

  private static String id(String text) {
    if (!ID.matcher(text).matches()) {
      throw PackDesk.unknown();
    }
    return text;
  }

  private static Optional<LocalDate> night(String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      throw Problems.badRequest("night 应为 yyyy-MM-dd", "night must be a date yyyy-MM-dd");
    }
  }
}
