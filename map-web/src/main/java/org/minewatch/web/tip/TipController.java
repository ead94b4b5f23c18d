package org.minewatch.web.tip;

import java.util.List;
import java.util.regex.Pattern;
import org.minewatch.web.account.Actor;
import org.minewatch.web.review.Paging;
import org.minewatch.web.store.Page;
import org.minewatch.web.system.Problems;
import org.springframework.http.CacheControl;
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
import tools.jackson.databind.JsonNode;

/** Tip-offs over HTTP; nothing of them is kept by a browser or a proxy. */
@RestController
@RequestMapping("/api/tips")
final class TipController {
  private static final Pattern ID = Pattern.compile("[a-z0-9]{24}");
  private static final Pattern FINDING = Pattern.compile("[A-Za-z0-9._-]{0,64}");
  private static final int LONGEST_TEXT = 200;

  private final TipDesk desk;

  TipController(TipDesk desk) {
    this.desk = desk;
  }

  /** The list, and within how many days what is owed. */
  record Listed(Page<TipView.Line> tips, List<TipDeadlines.Line> deadlines) {}

  @GetMapping
  ResponseEntity<Listed> list(
      @RequestParam(defaultValue = "false") boolean all,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String finding,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "100") int size,
      Actor actor) {
    if (q.length() > LONGEST_TEXT || !FINDING.matcher(finding).matches()) {
      throw Problems.badRequest("q 或 finding 不对", "q or finding is not what it must be");
    }
    return kept(
        HttpStatus.OK,
        new Listed(
            desk.list(
                new TipDesk.Filter(all, q.strip(), finding), Paging.request(page, size), actor),
            desk.deadlines()));
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<TipView> receive(@RequestBody JsonNode body, Actor actor) {
    return kept(HttpStatus.CREATED, desk.receive(body, actor));
  }

  @GetMapping("/{tip}")
  ResponseEntity<TipView> look(@PathVariable String tip, Actor actor) {
    return kept(HttpStatus.OK, desk.look(id(tip), actor));
  }

  @PostMapping(path = "/{tip}/steps", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<TipView> step(@PathVariable String tip, @RequestBody JsonNode body, Actor actor) {
    return kept(HttpStatus.OK, desk.step(id(tip), body, actor));
  }

  @PostMapping(path = "/{tip}/identity", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<TipView> identify(
      @PathVariable String tip, @RequestBody JsonNode body, Actor actor) {
    return kept(HttpStatus.OK, desk.identify(id(tip), body, actor));
  }

  @PostMapping(path = "/{tip}/unmask", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<TipDesk.Unmasked> unmask(@PathVariable String tip, Actor actor) {
    return kept(HttpStatus.OK, desk.unmask(id(tip), actor));
  }

  /** How many identities have a new key now. */
  record Rotated(int identities) {}

  /** Makes a new key and encrypts who told anew with it; an administrator sees nothing of them. */
  @PostMapping("/keys")
  ResponseEntity<Rotated> rotate(Actor actor) {
    return kept(HttpStatus.OK, new Rotated(desk.rotate(actor)));
  }

  private static String id(String text) {
    if (!ID.matcher(text).matches()) {
      throw Problems.notFound("没有这件举报", "there is no such tip-off");
    }
    return text;
  }

  private static <T> ResponseEntity<T> kept(HttpStatus status, T body) {
    return ResponseEntity.status(status).cacheControl(CacheControl.noStore()).body(body);
  }
}
