package org.minewatch.web.account;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.store.AuditEntry;
import org.minewatch.web.store.AuditTrail;
import org.minewatch.web.store.Page;
import org.minewatch.web.store.PageRequest;
import org.minewatch.web.system.Problems;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads the audit log and checks that nobody changed it. */
@RestController
@RequestMapping("/api/audit")
final class AuditController {

  private final AuditTrail trail;
  private final AuditReading reading;

  AuditController(AuditTrail trail, AuditReading reading) {
    this.trail = trail;
    this.reading = reading;
  }

  /** An entry of the log. */
  record Line(
      long seq,
      OffsetDateTime at,
      String login,
      String role,
      String address,
      String action,
      String subject,
      @JsonRawValue String detail,
      String digest) {
    static Line of(AuditEntry e) {
      return new Line(
          e.seq(),
          e.at(),
          e.login(),
          e.role(),
          e.address(),
          e.action(),
          e.subject(),
          e.detail(),
          e.digest());
    }
  }

  /**
   * What checking the chain came to.
   *
   * @param entries how many there are
   * @param firstBroken the first entry that is not what was written; null when all are
   */
  record Check(long entries, @Nullable Long firstBroken) {}

  @GetMapping
  ResponseEntity<Page<Line>> list(
      @RequestParam(required = false) @Nullable String login,
      @RequestParam(required = false) @Nullable String action,
      @RequestParam(required = false) @Nullable String subject,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "100") int size,
      Actor actor) {
    PageRequest wanted;
    try {
      wanted = new PageRequest(page, size);
    } catch (IllegalArgumentException e) {
      throw Problems.badRequest("页码或页长不对", e.getMessage());
    }
    Page<AuditEntry> entries =
        reading.list(new AuditReading.Filter(login, action, subject), wanted, actor);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(
            new Page<>(
                entries.total(),
                entries.page(),
                entries.size(),
                entries.items().stream().map(Line::of).toList()));
  }

  @GetMapping("/check")
  ResponseEntity<Check> check() {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new Check(trail.count(), trail.firstBroken().orElse(null)));
  }
}
