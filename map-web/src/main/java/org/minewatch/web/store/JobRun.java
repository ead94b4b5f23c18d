package org.minewatch.web.store;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run of the nightly job, asked for or made.
 *
 * @param reason {@code schedule}, {@code start} (of the server) or {@code hand}
 * @param byLogin who asked for it by hand, empty otherwise
 * @param firstNight null when the job finds out itself what is due
 * @param state {@code waiting}, {@code running}, {@code done} or {@code failed}
 * @param attempts how often it was begun
 * @param server which server runs it or ran it
 * @param stage what it is at, {@code done} of {@code of} mines or nights of it
 * @param nights that it has written
 * @param rejections pieces of input that could not be used
 * @param failedMines mines that a defect of the program kept from being judged
 * @param trouble what stopped it, empty when nothing did
 */
public record JobRun(
    long id,
    String reason,
    String byLogin,
    String byName,
    @Nullable LocalDate firstNight,
    @Nullable LocalDate lastNight,
    String state,
    OffsetDateTime askedAt,
    int attempts,
    @Nullable OffsetDateTime beganAt,
    @Nullable OffsetDateTime endedAt,
    String server,
    String stage,
    int done,
    int of,
    List<LocalDate> nights,
    long rejections,
    List<String> failedMines,
    String trouble) {

  public static final String WAITING = "waiting";
  public static final String RUNNING = "running";
  public static final String DONE = "done";
  public static final String FAILED = "failed";

  /** The same for somebody who sees these mines. */
  public JobRun of(Visible visible) {
    return new JobRun(
        id,
        reason,
        byLogin,
        byName,
        firstNight,
        lastNight,
        state,
        askedAt,
        attempts,
        beganAt,
        endedAt,
        server,
        stage,
        done,
        of,
        nights,
        rejections,
        failedMines.stream().filter(visible::sees).toList(),
        trouble);
  }
}
