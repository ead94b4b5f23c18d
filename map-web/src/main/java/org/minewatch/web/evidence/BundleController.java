package org.minewatch.web.evidence;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.minewatch.web.account.Actor;
import org.minewatch.web.system.Problems;
import org.springframework.core.io.PathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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

/** Evidence bundles of a finding: makes one, lists them, gives out file and receipt. */
@RestController
@RequestMapping("/api/findings/{finding}/bundles")
final class BundleController {
  private static final MediaType ZIP = MediaType.parseMediaType("application/zip");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern NUMBER = Pattern.compile("E\\d{4}-\\d{9}");

  private final EvidenceDesk desk;

  BundleController(EvidenceDesk desk) {
    this.desk = desk;
  }

  /** The bundles of a finding's case, the latest first. */
  record Bundles(List<BundleView> items) {}

  @GetMapping
  ResponseEntity<Bundles> list(@PathVariable String finding, Actor actor) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore().cachePrivate())
        .body(new Bundles(desk.list(id(finding), actor)));
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<BundleView> make(
      @PathVariable String finding, @RequestBody JsonNode body, Actor actor) {
    return ResponseEntity.status(HttpStatus.CREATED)
        .cacheControl(CacheControl.noStore().cachePrivate())
        .body(desk.make(id(finding), night(body.path("night").stringValue("")), actor));
  }

  @GetMapping("/{bundle}")
  ResponseEntity<Resource> file(
      @PathVariable String finding, @PathVariable String bundle, Actor actor) {
    Resource file = new PathResource(desk.read(id(finding), number(bundle), actor));
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore().cachePrivate())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(bundle + ".zip").build().toString())
        .contentType(ZIP)
        .body(file);
  }

  @GetMapping("/{bundle}/receipt")
  ResponseEntity<byte[]> receipt(
      @PathVariable String finding, @PathVariable String bundle, Actor actor) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore().cachePrivate())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(bundle + ".receipt.json").build().toString())
        .contentType(MediaType.APPLICATION_JSON)
        .body(desk.receipt(id(finding), number(bundle), actor).bytes());
  }

  private static String id(String text) {
    if (!ID.matcher(text).matches()) {
      throw EvidenceDesk.unknown();
    }
    return text;
  }

  private static String number(String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw Problems.notFound("这项线索没有这个证据包", "the finding has no such bundle");
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
