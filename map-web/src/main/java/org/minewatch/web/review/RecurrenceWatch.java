package org.minewatch.web.review;

import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.Role;
import org.minewatch.web.account.Scope;
import org.minewatch.web.review.CaseBook.Opened;
import org.minewatch.web.store.CaseFindings;
import org.minewatch.web.store.CaseFindings.SeenAgain;
import org.minewatch.web.store.Cases;
import org.minewatch.web.store.Nights;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Opens closed cases again when their finding is seen again after close-out (回潮): the same finding
 * with evidence from after it, or a new one that the nightly run links to it. Whoever looks at
 * cases after a night came in sets it going; it is done once a night.
 */
final class RecurrenceWatch {
  private static final Logger LOG = LoggerFactory.getLogger(RecurrenceWatch.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Who takes the step: nobody can sign in so. */
  static final Actor SYSTEM =
      new Actor("system", "系统 · system", Role.ADMINISTRATOR, new Scope(true, Set.of(), Set.of()));

  private final Cases cases;
  private final CaseFindings findings;
  private final Nights nights;
  private final CaseBook book;
  private final AtomicReference<String> done = new AtomicReference<>("");

  RecurrenceWatch(Cases cases, CaseFindings findings, Nights nights, CaseBook book) {
    this.cases = cases;
    this.findings = findings;
    this.nights = nights;
    this.book = book;
  }

  /** Looks through the latest night unless that was done. */
  void look() {
    String night =
        findings
            .findLatestNight()
            .map(date -> date + " " + nights.findContentHash(date).orElse(""))
            .orElse("");
    if (!night.isEmpty() && !night.equals(done.get())) {
      for (SeenAgain seen : findings.listSeenAgain(CaseState.CLOSED.wireName())) {
        try {
          follow(seen);
        } catch (RuntimeException e) {
          // One finding must not keep everybody from every case.
          LOG.error("could not follow finding {} to its closed case", seen.findingId(), e);
        }
      }
      done.set(night);
    }
  }

  private void follow(SeenAgain seen) {
    String own = cases.caseOf(seen.findingId());
    Optional<String> forerunner = forerunner(seen.feature()).map(cases::caseOf);
    cases.inTransaction(
        () -> {
          if (cases.find(own).isPresent()) {
            reopen(own, seen);
          } else if (forerunner.isPresent() && cases.find(forerunner.get()).isPresent()) {
            if (reopen(forerunner.get(), seen)) {
              cases.joinTo(seen.findingId(), forerunner.get());
            }
          }
          return true;
        });
  }

  private boolean reopen(String caseId, SeenAgain seen) {
    Opened opened = book.lock(caseId, false).orElseThrow();
    OffsetDateTime closed = opened.facts().closedAt();
    if (opened.facts().state() != CaseState.CLOSED
        || closed == null
        || !seen.lastSeen().isAfter(closed)) {
      return false;
    }
    Map<String, Object> said = new TreeMap<>();
    said.put("seenAs", seen.findingId());
    said.put("lastSeen", seen.lastSeen().toString());
    book.append(opened, StepKind.RECURRED, said, SYSTEM, StepTable.SYSTEM);
    return true;
  }

  /** The finding that a new one brings back, as the nightly run has linked them. */
  private static Optional<String> forerunner(String feature) {
    for (JsonNode evidence : JSON.readTree(feature).path("properties").path("evidence")) {
      if (evidence.path("kind").asString("").equals("recurrence")) {
        JsonNode facts = evidence.has("facts") ? evidence.path("facts") : evidence;
        return Optional.of(facts.path("finding_id").asString("")).filter(id -> !id.isEmpty());
      }
    }
    return Optional.empty();
  }
}
