package org.minewatch.web.drawing;

import java.nio.file.Path;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.Role;
import org.minewatch.web.drawing.DeskConfiguration.DeskPlace;
import org.minewatch.web.store.DrawingCheckRow;
import org.minewatch.web.system.Problems;
import org.minewatch.web.system.ProductVersion;
import org.minewatch.web.system.SecurityHeaders;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Hands out what a check wrote, as it is, and the note. */
@Controller
@RequestMapping("/api/drawing-checks/{id}")
final class CheckFileController {

  private static final MediaType GEO_JSON = MediaType.parseMediaType("application/geo+json");
  private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

  private final DeskPlace place;

  CheckFileController(DeskPlace place) {
    this.place = place;
  }

  @GetMapping("/drawing.geojson")
  @ResponseBody
  ResponseEntity<Resource> drawing(
      @PathVariable String id, Actor actor, ServletWebRequest request) {
    return file(actor, id, "drawing.geojson", GEO_JSON, request);
  }

  @GetMapping("/earlier.geojson")
  @ResponseBody
  ResponseEntity<Resource> earlier(
      @PathVariable String id, Actor actor, ServletWebRequest request) {
    return file(actor, id, "earlier.geojson", GEO_JSON, request);
  }

  @GetMapping("/tracks.geojson")
  @ResponseBody
  ResponseEntity<Resource> tracks(@PathVariable String id, Actor actor, ServletWebRequest request) {
    return file(actor, id, "tracks.geojson", GEO_JSON, request);
  }

  @GetMapping("/sheet.json")
  @ResponseBody
  ResponseEntity<Resource> sheet(@PathVariable String id, Actor actor, ServletWebRequest request) {
    return file(actor, id, "sheet.json", MediaType.APPLICATION_JSON, request);
  }

  @GetMapping("/known-points")
  @ResponseBody
  ResponseEntity<Resource> knownPoints(
      @PathVariable String id, Actor actor, ServletWebRequest request) {
    return file(actor, id, "known-points.json", MediaType.APPLICATION_JSON, request);
  }

  @GetMapping("/page.html")
  @ResponseBody
  ResponseEntity<Resource> page(@PathVariable String id, Actor actor, ServletWebRequest request) {
    return file(actor, id, "page.html", HTML, request);
  }

  /** The tag is known before the file is opened. */
  private ResponseEntity<Resource> file(
      Actor actor, String id, String name, MediaType type, ServletWebRequest request) {
    DrawingDesk desk = place.get();
    DrawingCheckRow row = desk.get(actor, id);
    Path file =
        desk.findFile(row, name)
            .orElseThrow(
                () ->
                    row.resultRevision() == 0
                        ? Problems.notFound("检查尚未完成，还没有结果", "the check has no result yet")
                        : Problems.notFound("这项检查没有该文件", "this check has no such file"));
    ShallowEtagHeaderFilter.disableContentCaching(request.getRequest());
    String tag =
        "W/\"%s-%d-%s\""
            .formatted(
                row.sha256().substring(0, 32), row.resultRevision(), ProductVersion.current());
    boolean readerHasIt = request.checkNotModified(tag);
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(readerHasIt ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
            .cacheControl(CacheControl.noCache().cachePrivate());
    if (type.equals(HTML)) {
      answer.header(SecurityHeaders.POLICY_HEADER, SecurityHeaders.REPORT_POLICY);
    }
    return readerHasIt
        ? answer.build()
        : answer.contentType(type).body(new FileSystemResource(file));
  }

  @GetMapping("/note.html")
  @ResponseBody
  ResponseEntity<byte[]> note(
      @PathVariable String id, @RequestParam(defaultValue = "zh") String lang, Actor actor) {
    if (!lang.equals("zh") && !lang.equals("en")) {
      throw Problems.badRequest("lang 应为 zh 或 en", "lang must be zh or en");
    }
    DrawingDesk desk = place.get();
    DrawingCheckRow row = desk.get(actor, id);
    if (actor.is(Role.MINE_USER) && row.decision() == null) {
      throw Problems.notFound("尚未作出审查意见", "nothing is decided yet");
    }
    return ResponseEntity.ok()
        .header(SecurityHeaders.POLICY_HEADER, SecurityHeaders.REPORT_POLICY)
        .cacheControl(CacheControl.noCache().cachePrivate())
        .contentType(HTML)
        .body(new NoteWriter(desk).write(row, lang.equals("en")));
  }
}
