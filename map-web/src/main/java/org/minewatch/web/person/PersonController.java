package org.minewatch.web.person;

import java.util.List;
import java.util.regex.Pattern;
import org.minewatch.web.account.Actor;
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
import org.springframework.web.bind.annotation.RestController;

/** Names of card holders over HTTP; nothing of them is kept by a browser or a proxy. */
@RestController
final class PersonController {
  private static final Pattern ID = Pattern.compile("[a-z0-9]{24}");

  private final PersonDesk desk;

  PersonController(PersonDesk desk) {
    this.desk = desk;
  }

  /** How many names of a mine are held. */
  record Held(String mine, int names) {}

  @GetMapping("/api/persons/{mine}")
  ResponseEntity<Held> held(@PathVariable String mine, Actor actor) {
    return kept(HttpStatus.OK, new Held(mine, desk.held(mine, actor)));
  }

  @PutMapping(path = "/api/persons/{mine}", consumes = "text/csv")
  ResponseEntity<PersonDesk.Taken> hand(
      @PathVariable String mine, @RequestBody byte[] csv, Actor actor) {
    return kept(HttpStatus.OK, desk.hand(mine, csv, actor));
  }

  @GetMapping("/api/person-asks")
  ResponseEntity<List<AskView>> list(Actor actor) {
    return kept(HttpStatus.OK, desk.list(actor));
  }

  @PostMapping(path = "/api/person-asks", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<AskView> ask(@RequestBody PersonDesk.Wanted wanted, Actor actor) {
    return kept(HttpStatus.CREATED, desk.ask(wanted, actor));
  }

  @PostMapping("/api/person-asks/{ask}/approve")
  ResponseEntity<AskView> approve(@PathVariable String ask, Actor actor) {
    return kept(HttpStatus.OK, desk.answer(id(ask), true, actor));
  }

  @PostMapping("/api/person-asks/{ask}/refuse")
  ResponseEntity<AskView> refuse(@PathVariable String ask, Actor actor) {
    return kept(HttpStatus.OK, desk.answer(id(ask), false, actor));
  }

  @PostMapping("/api/person-asks/{ask}/read")
  ResponseEntity<PersonName> read(@PathVariable String ask, Actor actor) {
    return kept(HttpStatus.OK, desk.read(id(ask), actor));
  }

  /** How many names have a new key now. */
  record Rotated(int names) {}

  @PostMapping("/api/person-asks/keys")
  ResponseEntity<Rotated> rotate(Actor actor) {
    return kept(HttpStatus.OK, new Rotated(desk.rotate(actor)));
  }

  private static String id(String text) {
    if (!ID.matcher(text).matches()) {
      throw Problems.notFound("没有这项申请", "there is no such request");
    }
    return text;
  }

  private static <T> ResponseEntity<T> kept(HttpStatus status, T body) {
    return ResponseEntity.status(status).cacheControl(CacheControl.noStore()).body(body);
  }
}
