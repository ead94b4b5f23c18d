package org.minewatch.web.review;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.account.Actor;
import org.minewatch.web.store.Page;
import org.minewatch.web.system.Problems;
import org.springframework.core.io.FileSystemResource;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import tools.jackson.databind.JsonNode;

/** Cases: lists them, shows one, takes steps and files. A case is known by its finding. */
@RestController
@RequestMapping("/api/cases")
final class CaseController {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final int LONGEST_TEXT = 200;

  private final ReviewDesks desks;

  CaseController(ReviewDesks desks) {
    this.desks = desks;
  }

  @GetMapping
  ResponseEntity<Page<CaseView.Line>> list(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String mine,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "false") boolean overdue,
      @RequestParam(defaultValue = "false") boolean all,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "100") int size,
      Actor actor) {
    CaseDesk.Filter filter = filter(state, mine, q, overdue, all);
    desks.recurrence().look();
    return fresh(desks.cases().list(filter, Paging.request(page, size), actor));
  }

  /** The filters of the list, or the answer to who asked for something else. */
  static CaseDesk.Filter filter(String state, String mine, String q, boolean overdue, boolean all) {
    Optional<CaseState> wanted = CaseState.find(state);
    if (!state.isEmpty() && wanted.isEmpty()) {
      throw Problems.badRequest("state 不是案件状态", "state is no state of a case");
    }
    if (q.length() > LONGEST_TEXT || mine.length() > LONGEST_TEXT) {
      throw Problems.badRequest(
          "q 和 mine 至多 " + LONGEST_TEXT + " 个字符",
          "q and mine may have at most " + LONGEST_TEXT + " characters");
    }
    return new CaseDesk.Filter(
        wanted, Optional.of(mine).filter(m -> !m.isEmpty()), q.strip(), overdue, all);
  }

  /** Null when the reader has it as it is. */
  @GetMapping("/{finding}")
  @Nullable ResponseEntity<CaseView> view(
      @PathVariable String finding, Actor actor, WebRequest request) {
    desks.recurrence().look();
    CaseView view = desks.cases().view(id(finding), actor);
    String tag =
        "W/\"%s-%d-%s-%s-%s\""
            .formatted(
                view.findingId(),
                view.line().version(),
                view.line().severity(),
                desks.cases().today(),
                Integer.toHexString((actor.login() + actor.role()).hashCode()));
    if (request.checkNotModified(tag)) {
      return null;
    }
    return fresh(view);
  }

  @PostMapping(path = "/{finding}/steps", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<CaseView> step(
      @PathVariable String finding, @RequestBody JsonNode body, Actor actor) {
    return fresh(desks.cases().step(id(finding), body, actor));
  }

  @PostMapping(path = "/{finding}/attachments", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  ResponseEntity<CaseView> attach(
      @PathVariable String finding,
      @RequestParam String name,
      HttpServletRequest request,
      Actor actor)
      throws IOException {
    desks
        .attachments()
        .add(id(finding), name, request.getInputStream(), request.getContentLengthLong(), actor);
    return ResponseEntity.status(HttpStatus.CREATED)
        .cacheControl(CacheControl.noCache().cachePrivate())
        .body(desks.cases().view(finding, actor));
  }

  /** Never shown by the browser itself: whatever it is, it is saved. */
  @GetMapping("/{finding}/attachments/{id}")
  ResponseEntity<Resource> file(
      @PathVariable String finding, @PathVariable String id, Actor actor) {
    Attachments.Found found = desks.attachments().find(id(finding), id(id), actor);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore().cachePrivate())
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .contentLength(found.row().bytes())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(found.row().fileName(), java.nio.charset.StandardCharsets.UTF_8)
                .build()
                .toString())
        .header("X-Content-Type-Options", "nosniff")
        .body(new FileSystemResource(found.path()));
  }

  private static String id(String text) {
    if (!ID.matcher(text).matches()) {
      throw CaseDesk.unknown();
    }
    return text;
  }

  static <T> ResponseEntity<T> fresh(T body) {
    return ResponseEntity.ok().cacheControl(CacheControl.noCache().cachePrivate()).body(body);
  }
}
