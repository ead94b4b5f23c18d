package org.minewatch.web.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.Permissions;
import org.minewatch.web.account.Role;
import org.minewatch.web.report.ReportDesk;
import org.minewatch.web.store.AccountRow;
import org.minewatch.web.store.Deliveries;
import org.minewatch.web.store.Delivery;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what is to be sent and has it brought, one after the other. What was certainly not taken is
 * tried again, later each time; what may have been taken never is.
 */
final class PostRoom implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PostRoom.class);
  private static final String REPORT_ROUTE = "/api/nights/{night}/report";
  static final int SECONDS_BEFORE_NEXT_ATTEMPT = 30;
  private static final int MOST_DOUBLINGS = 7;
  private static final int MOST_A_LOOK = 1000;

  private final DeliverySettings settings;
  private final Store store;
  private final Deliveries deliveries;
  private final ReportDesk desk;
  private final Map<String, Courier> couriers;
  private final Note audit;
  private final String server;
  private final int pauseSeconds;
  private final Set<Role> readers;

  /** What was sent and could not be written down yet, because the database was gone. */
  private final Deque<Runnable> owed = new ArrayDeque<>();

  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "deliveries");
            thread.setDaemon(true);
            return thread;
          });

  /** Writes down what the program has done by itself, in the transaction that goes on. */
  interface Note {
    void append(String action, String subject, Map<String, ?> detail);
  }

  /**
   * @param couriers by the kind of subscription that each is for
   * @param server names this running server, unlike any other
   * @param pauseSeconds before the second attempt; twice as long before each further one
   */
  PostRoom(
      DeliverySettings settings,
      Store store,
      ReportDesk desk,
      Map<String, Courier> couriers,
      Note audit,
      String server,
      int pauseSeconds) {
    this.settings = settings;
    this.store = store;
    this.deliveries = store.deliveries();
    this.desk = desk;
    this.couriers = Map.copyOf(couriers);
    this.audit = audit;
    this.server = server;
    this.pauseSeconds = pauseSeconds;
    this.readers = readers();
  }

  /** Whoever may read the report may be sent it. */
  static Set<Role> readers() {
    return Permissions.read().stream()
        .filter(r -> r.path().equals(REPORT_ROUTE))
        .findFirst()
        .orElseThrow()
        .roles();
  }

  void start() {
    worker.scheduleWithFixedDelay(
        this::guarded, settings.pollSeconds(), settings.pollSeconds(), TimeUnit.SECONDS);
  }

  private void guarded() {
    try {
      look();
    } catch (RuntimeException e) {
      LOG.warn("could not look what is to be sent: {}", e.toString());
    }
  }

  /** Sends what there is to send now; tries each once. */
  void look() {
    while (!owed.isEmpty()) {
      owed.peek().run();
      owed.remove();
    }
    Set<Long> tried = new TreeSet<>();
    Optional<Delivery> next = deliveries.take(server, settings.leaseSeconds(), tried);
    while (next.isPresent()) {
      tried.add(next.get().id());
      carry(next.get());
      next =
          owed.isEmpty() && tried.size() < MOST_A_LOOK && !Thread.currentThread().isInterrupted()
              ? deliveries.take(server, settings.leaseSeconds(), tried)
              : Optional.empty();
    }
  }

  private void carry(Delivery delivery) {
    boolean[] handed = new boolean[1];
    try {
      Subscription to = store.subscriptions().find(delivery.subscriptionId()).orElseThrow();
      Optional<AccountRow> account =
          store.accounts().find(to.login()).filter(a -> to.enabled() && mayRead(a));
      if (account.isEmpty()) {
        deliveries.end(
            delivery.id(), server, Delivery.WITHDRAWN, "account or subscription have ended");
        return;
      }
      Courier courier = couriers.get(to.kind());
      if (courier == null) {
        throw new Courier.NotSentException("no way for it is configured: " + to.kind());
      }
      Optional<ReportDesk.Copy> copy =
          desk.copy(
              delivery.night(),
              to.formats().contains("pdf"),
              to.isEnglish(),
              Actor.of(account.get()));
      if (copy.isEmpty()) {
        deliveries.end(delivery.id(), server, Delivery.WITHDRAWN, "he has no mine in that night");
        return;
      }
      Optional<String> received = deliveries.findReceived(to.id(), delivery.night());
      if (received.equals(Optional.of(copy.get().sha256()))) {
        deliveries.end(delivery.id(), server, Delivery.UNCHANGED, "");
        return;
      }
      courier.bring(
          new Parcel(
              delivery, to, copy.get(), received.isPresent(), deliveries.listUncertain(to.id())),
          () -> {
            if (!deliveries.handing(
                delivery.id(), server, settings.leaseSeconds(), copy.get().sha256())) {
              throw new LeaseLostException();
            }
            handed[0] = true;
          });
      LOG.info("the report of {} was sent to subscription {}", delivery.night(), to.id());
      settle(() -> sent(delivery, to, copy.get()));
    } catch (Courier.NotSentException e) {
      LOG.warn("delivery {} was not sent: {}", delivery.id(), MailAddress.masked(e.getMessage()));
      settle(() -> deliveries.notSent(delivery.id(), server, e.getMessage(), pause(delivery)));
    } catch (Courier.UnansweredException e) {
      LOG.warn(
          "delivery {} may have arrived: {}", delivery.id(), MailAddress.masked(e.getMessage()));
      settle(() -> deliveries.end(delivery.id(), server, Delivery.UNCERTAIN, e.getMessage()));
    } catch (LeaseLostException e) {
      LOG.warn("delivery {}: another server has taken it", delivery.id());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | OutOfMemoryError e) {
      if (handed[0]) {
        throw e;
      }
      LOG.error("delivery {} could not be made", delivery.id(), e);
      settle(() -> deliveries.notSent(delivery.id(), server, e.toString(), pause(delivery)));
    }
  }

  private boolean mayRead(AccountRow account) {
    return account.enabled() && Role.of(account.role()).filter(readers::contains).isPresent();
  }

  /** Writes down what came of it; when the database is gone, as soon as it is there again. */
  private void settle(Runnable writing) {
    try {
      writing.run();
    } catch (RuntimeException e) {
      LOG.warn("what came of a delivery could not be written down yet: {}", e.toString());
      owed.add(writing);
    }
  }

  private void sent(Delivery delivery, Subscription to, ReportDesk.Copy copy) {
    store
        .transactions()
        .in(
            () -> {
              deliveries.end(delivery.id(), server, Delivery.SENT, "");
              audit.append(
                  "report.sent",
                  delivery.night().toString(),
                  Map.of(
                      "login", to.login(),
                      "kind", to.kind(),
                      "address", to.address(),
                      "message", delivery.messageId(),
                      "formats", to.kind().equals(Subscription.MAIL) ? to.formats() : List.of(),
                      "sha256", copy.sha256()));
              return true;
            });
  }

  private int pause(Delivery delivery) {
    return pauseSeconds << Math.min(MOST_DOUBLINGS, Math.max(0, delivery.attempts() - 1));
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }

  private static final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
