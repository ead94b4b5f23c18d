package org.minewatch.web.evidence;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.minewatch.evidence.stamp.StampCheck;
import org.minewatch.evidence.stamp.StampRequest;
import org.minewatch.evidence.stamp.TimeStamp;
import org.minewatch.evidence.stamp.UnusableStampException;
import org.minewatch.web.account.AuditLog;
import org.minewatch.web.store.EvidenceLog;
import org.minewatch.web.store.StampRow;
import org.minewatch.web.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has each new head of the evidence log stamped by the authority, soon after a night was taken in
 * or a bundle made. What fails is tried again; nothing waits for it.
 */
final class HeadStamper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HeadStamper.class);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int NONCE_BITS = 64;
  private static final int PERIOD_SECONDS = 30;

  private final Store store;
  private final StampClient client;
  private final StampCheck check;
  private final AuditLog audit;
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "head-stamper");
            thread.setDaemon(true);
            return thread;
          });

  HeadStamper(Store store, StampClient client, StampCheck check, AuditLog audit) {
    this.store = store;
    this.client = client;
    this.check = check;
    this.audit = audit;
  }

  void start() {
    worker.scheduleWithFixedDelay(this::tick, 1, PERIOD_SECONDS, TimeUnit.SECONDS);
  }

  private void tick() {
    try {
      stamp();
    } catch (IOException | UnusableStampException | RuntimeException e) {
      LOG.warn("the head of the evidence log was not stamped, it is tried again: {}", e.toString());
    }
  }

  /**
   * Has the head stamped, unless it is.
   *
   * @return whether a stamp came in
   */
  boolean stamp() throws IOException, UnusableStampException {
    EvidenceLog.Head head = store.evidenceLog().head();
    if (head.size() == 0 || store.evidenceLog().isStamped(head.size())) {
      return false;
    }
    StampRequest request =
        new StampRequest(head.head(), new BigInteger(NONCE_BITS, RANDOM).setBit(NONCE_BITS));
    byte[] token = check.token(request, client.ask(request));
    TimeStamp stamp = check.check(token, head.head());
    StampRow row =
        new StampRow(
            head.size(),
            head.head(),
            OffsetDateTime.ofInstant(stamp.at(), ZoneOffset.UTC),
            stamp.authority(),
            Base64.getEncoder().encodeToString(token));
    return store
        .transactions()
        .in(
            () -> {
              store.evidenceLog().addStamp(row);
              audit.appendOwn(
                  "evidence.stamp",
                  head.head(),
                  Map.of(
                      "size", head.size(),
                      "at", stamp.at().toString(),
                      "authority", stamp.authority(),
                      "serial", stamp.serial()));
              return true;
            });
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
