package org.minewatch.web.store;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A report of a night for one subscriber, to be sent or sent.
 *
 * @param revision counts the versions of the night that this subscriber was to be told of
 * @param messageId names it for whoever gets it; the same at every attempt
 * @param state {@code waiting}, {@code sending}, {@code sent}, {@code unchanged} (he has that very
 *     report already), {@code superseded} (by a later version of the night), {@code withdrawn} (he
 *     may not have it any more), {@code uncertain} (it was handed over and nobody said whether it
 *     arrived) or {@code failed}
 * @param handedAt when the last of it left, null before
 * @param reportSha256 of the workbook of what he may see; empty before it was made
 * @param trouble why it is not sent, empty when it is
 */
public record Delivery(
    long id,
    long subscriptionId,
    LocalDate night,
    int revision,
    String messageId,
    String state,
    int attempts,
    OffsetDateTime createdAt,
    OffsetDateTime notBefore,
    @Nullable OffsetDateTime handedAt,
    @Nullable OffsetDateTime endedAt,
    String reportSha256,
    String trouble) {

  public static final String WAITING = "waiting";
  public static final String SENDING = "sending";
  public static final String SENT = "sent";
  public static final String UNCHANGED = "unchanged";
  public static final String SUPERSEDED = "superseded";
  public static final String WITHDRAWN = "withdrawn";
  public static final String UNCERTAIN = "uncertain";
  public static final String FAILED = "failed";
}
