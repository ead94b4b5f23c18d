package org.minewatch.web.drawing;

import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.Role;
import org.minewatch.web.drawing.DeskConfiguration.DeskPlace;
import org.minewatch.web.store.DrawingCheckRow;
import org.minewatch.web.system.Problems;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Takes drawings in, lists their checks, changes how they are read, writes decisions down. */
@RestController
@RequestMapping("/api/drawing-checks")
final class CheckController {

  private final DeskPlace place;
  private final DeskSettings settings;

  CheckController(DeskPlace place, DeskSettings settings) {
    this.place = place;
    this.settings = settings;
  }

  /** The newest checks. */
  record Checks(List<CheckView.Line> checks) {}

  @PostMapping(consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  ResponseEntity<CheckView.Line> receive(
      @RequestParam String mine, @RequestParam String file, Actor actor, HttpServletRequest request)
      throws IOException {
    DrawingDesk desk = place.get();
    UploadName name = UploadName.of(file);
    long bytes = request.getContentLengthLong();
    if (bytes < 0) {
      throw Problems.of(
          HttpStatus.LENGTH_REQUIRED, "须说明 Content-Length", "say how long it is: Content-Length");
    }
    if (bytes > settings.maxUploadBytes()) {
      throw Problems.of(
          HttpStatus.CONTENT_TOO_LARGE,
          "文件有 " + bytes + " 字节，至多接收 " + settings.maxUploadBytes() + " 字节",
          "the file has " + bytes + " bytes; at most " + settings.maxUploadBytes() + " are taken");
    }
    if (bytes == 0) {
      throw Problems.badRequest("文件是空的", "the file is empty");
    }
    try {
      DrawingDesk.Received received =
          desk.receive(actor, mine, name, request.getInputStream(), bytes);
      return ResponseEntity.status(received.isNew() ? HttpStatus.ACCEPTED : HttpStatus.OK)
          .body(line(actor, desk, received.check()));
    } catch (EOFException e) {
      throw Problems.badRequest("上传中断，请重新上传", "the upload was cut off; send it again");
    }
  }

  @GetMapping
  ResponseEntity<Checks> list(
      @RequestParam(required = false) @Nullable String mine,
      @RequestParam(required = false) @Nullable String state,
      Actor actor) {
    DrawingDesk desk = place.get();
    return fresh(
        new Checks(
            desk
                .list(actor, Optional.ofNullable(mine).filter(m -> !m.isEmpty()), state(state))
                .stream()
                .map(row -> line(actor, desk, row))
                .toList()));
  }

  private static Optional<DrawingCheckRow.State> state(@Nullable String wireName) {
    if (wireName == null || wireName.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(DrawingCheckRow.State.values())
            .filter(s -> s.wireName().equals(wireName))
            .findFirst()
            .orElseThrow(
                () ->
                    Problems.badRequest(
                        "state 应为 queued、running、done、refused 或 failed",
                        "state must be queued, running, done, refused or failed")));
  }

  @GetMapping("/{id}")
  ResponseEntity<CheckView> check(@PathVariable String id, Actor actor) throws IOException {
    DrawingDesk desk = place.get();
    return fresh(desk.view(desk.get(actor, id)));
  }

  @PutMapping(path = "/{id}/settings", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<CheckView.Line> change(
      @PathVariable String id, @RequestBody JsonNode body, Actor actor) {
    DrawingDesk desk = place.get();
    return ResponseEntity.accepted().body(line(actor, desk, desk.change(actor, id, body)));
  }

  @PostMapping(path = "/{id}/decision", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<CheckView.Line> decide(
      @PathVariable String id, @RequestBody JsonNode body, Actor actor) {
    DrawingDesk desk = place.get();
    return ResponseEntity.ok(line(actor, desk, desk.decide(actor, id, body)));
  }

  /** A mine learns what was decided, not what was found before anybody decided. */
  private static CheckView.Line line(Actor actor, DrawingDesk desk, DrawingCheckRow row) {
    CheckView.Line line = CheckView.Line.of(row, desk.zone());
    return actor.is(Role.MINE_USER) && row.decision() == null ? line.withoutResult() : line;
  }

  private static <T> ResponseEntity<T> fresh(T body) {
    return ResponseEntity.ok().cacheControl(CacheControl.noCache().cachePrivate()).body(body);
  }
}
