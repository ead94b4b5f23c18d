package org.minewatch.web.ingest;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.minewatch.web.account.Actor;
import org.minewatch.web.system.Problems;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** This moment by the newest files: asked for once, or told as it changes. */
@RestController
@RequestMapping("/api/live")
final class LiveController {
  private final IngestPlace place;
  private final Clock clock;

  LiveController(IngestPlace place, Clock clock) {
    this.place = place;
    this.clock = clock;
  }

  @GetMapping
  ResponseEntity<LiveDesk.Now> now(Actor actor) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(
            place.feed() == null
                ? new LiveDesk.Now(false, OffsetDateTime.now(clock), 0, List.of())
                : place.feed().now(actor));
  }

  @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  ResponseEntity<SseEmitter> events(@RequestParam(defaultValue = "1") int seconds, Actor actor) {
    if (seconds < 1 || seconds > LiveFeed.LONGEST_SECONDS) {
      throw Problems.badRequest(
          "seconds 应为 1 至 " + LiveFeed.LONGEST_SECONDS,
          "seconds must be 1 to " + LiveFeed.LONGEST_SECONDS);
    }
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        // A proxy that kept events until a page of them is full would make the live view late.
        .header("X-Accel-Buffering", "no")
        .body(place.requireFeed().listen(actor, seconds));
  }
}
