package org.minewatch.web.store;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A file that somebody hands in over HTTP, a part at a time.
 *
 * @param mineCode empty for a file of the region as a whole
 * @param sha256 of the whole file, as the sender says it
 * @param received bytes that are here
 * @param state {@code open}, {@code complete} (waits to be taken in), {@code taken}, {@code failed}
 *     or {@code expired}
 * @param endsAt when it is thrown away unless it is finished
 * @param reason why it failed, else empty
 * @param fileId the file that it became, once it is taken in
 */
public record FileUpload(
    String id,
    String byLogin,
    String mineCode,
    String name,
    long bytes,
    String sha256,
    long received,
    String state,
    OffsetDateTime begunAt,
    OffsetDateTime endsAt,
    @Nullable OffsetDateTime finishedAt,
    String reason,
    @Nullable String fileId) {

  public static final String OPEN = "open";
  public static final String COMPLETE = "complete";
  public static final String TAKEN = "taken";
  public static final String FAILED = "failed";
  public static final String EXPIRED = "expired";
}
