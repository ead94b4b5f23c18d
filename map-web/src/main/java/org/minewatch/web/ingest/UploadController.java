package org.minewatch.web.ingest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.minewatch.web.account.Actor;
import org.minewatch.web.review.Paging;
import org.minewatch.web.store.FileUpload;
import org.minewatch.web.store.Page;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Files handed in over HTTP: announced, sent a part at a time, finished. */
@RestController
@RequestMapping("/api/uploads")
final class UploadController {
  private final IngestPlace place;

  UploadController(IngestPlace place) {
    this.place = place;
  }

  @GetMapping
  ResponseEntity<Page<FileUpload>> list(
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "20") int size,
      Actor actor) {
    return fresh(HttpStatus.OK, place.requireDesk().list(Paging.request(page, size), actor));
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<FileUpload> begin(@RequestBody UploadDesk.Wanted wanted, Actor actor) {
    return fresh(HttpStatus.CREATED, place.requireDesk().begin(wanted, actor));
  }

  @GetMapping("/{id}")
  ResponseEntity<FileUpload> upload(@PathVariable String id, Actor actor) {
    return fresh(HttpStatus.OK, place.requireDesk().require(id, actor));
  }

  @PutMapping("/{id}/parts")
  ResponseEntity<FileUpload> part(
      @PathVariable String id,
      @RequestParam(defaultValue = "0") long offset,
      HttpServletRequest request,
      Actor actor)
      throws IOException {
    return fresh(
        HttpStatus.OK,
        place
            .requireDesk()
            .part(id, offset, request.getInputStream(), request.getContentLengthLong(), actor));
  }

  @PostMapping("/{id}/finish")
  ResponseEntity<FileUpload> finish(@PathVariable String id, Actor actor) {
    return fresh(HttpStatus.OK, place.requireDesk().finish(id, actor));
  }

  @DeleteMapping("/{id}")
  ResponseEntity<FileUpload> abandon(@PathVariable String id, Actor actor) {
    return fresh(HttpStatus.OK, place.requireDesk().abandon(id, actor));
  }

  private static <T> ResponseEntity<T> fresh(HttpStatus status, T body) {
    return ResponseEntity.status(status)
        .cacheControl(CacheControl.noCache().cachePrivate())
        .body(body);
  }
}
