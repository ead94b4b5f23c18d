package org.minewatch.web.delivery;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.AuditLog;
import org.minewatch.web.review.Paging;
import org.minewatch.web.store.Delivery;
import org.minewatch.web.store.Page;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.Subscription;
import org.minewatch.web.system.Problems;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was sent, what waits and what did not get there; tells no finding. */
@RestController
@RequestMapping("/api/deliveries")
final class DeliveryController {
  private static final Set<String> STATES =
      Set.of(
          Delivery.WAITING,
          Delivery.SENDING,
          Delivery.SENT,
          Delivery.UNCHANGED,
          Delivery.SUPERSEDED,
          Delivery.WITHDRAWN,
          Delivery.UNCERTAIN,
          Delivery.FAILED);

  private final DeliverySettings settings;
  private final Store store;
  private final AuditLog audit;

  DeliveryController(DeliverySettings settings, Store store, AuditLog audit) {
    this.settings = settings;
    this.store = store;
    this.audit = audit;
  }

  /** A delivery as it is shown. */
  record Line(
      long id,
      String login,
      String kind,
      String address,
      LocalDate night,
      int revision,
      String state,
      int attempts,
      OffsetDateTime createdAt,
      OffsetDateTime notBefore,
      @Nullable OffsetDateTime endedAt,
      String trouble) {}

  /**
   * Deliveries, the latest first.
   *
   * @param counts how many there are of each state
   */
  record All(Map<String, Long> counts, Page<Line> deliveries) {}

  @GetMapping
  ResponseEntity<All> list(
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "20") int size,
      @RequestParam Optional<String> state) {
    if (state.isPresent() && !STATES.contains(state.get())) {
      throw Problems.badRequest("没有这种状态", "there is no such state");
    }
    Map<Long, Subscription> subscriptions =
        store.subscriptions().list().stream()
            .collect(Collectors.toMap(Subscription::id, Function.identity()));
    Page<Delivery> found = store.deliveries().list(state, Paging.request(page, size));
    return fresh(
        new All(
            store.deliveries().counts(),
            new Page<>(
                found.total(),
                found.page(),
                found.size(),
                found.items().stream()
                    .map(d -> line(d, subscriptions.get(d.subscriptionId())))
                    .toList())));
  }

  /** Sends again what was given up, or what may or may not have arrived: a person says so. */
  @PostMapping("/{id}/again")
  ResponseEntity<Line> again(@PathVariable long id, Actor actor) {
    Delivery delivery =
        store
            .deliveries()
            .find(id)
            .orElseThrow(() -> Problems.notFound("没有这次发送", "there is no such delivery"));
    Subscription to = store.subscriptions().find(delivery.subscriptionId()).orElseThrow();
    store
        .transactions()
        .in(
            () -> {
              if (!store.deliveries().again(id, settings.giveUpHours())) {
                throw Problems.conflict(
                    "只有未送达或无法确认的才能重发", "only what was given up or is uncertain can be sent again");
              }
              audit.append(
                  actor,
                  "delivery.again",
                  Long.toString(id),
                  Map.of(
                      "login", to.login(),
                      "night", delivery.night().toString(),
                      "state", delivery.state(),
                      "address", to.address()));
              return true;
            });
    return fresh(line(store.deliveries().find(id).orElseThrow(), to));
  }

  private static Line line(Delivery d, Subscription to) {
    return new Line(
        d.id(),
        to.login(),
        to.kind(),
        to.address(),
        d.night(),
        d.revision(),
        d.state(),
        d.attempts(),
        d.createdAt(),
        d.notBefore(),
        d.endedAt(),
        d.trouble());
  }

  private static <T> ResponseEntity<T> fresh(T body) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
  }
}
