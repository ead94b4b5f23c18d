package org.minewatch.web.store;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A file that came from a mine or from the region's own systems: one name and one content.
 *
 * @param id hash of whose it is, its name and its content
 * @param mineCode empty for a file of the region as a whole
 * @param source {@code drop}, {@code http}, or {@code region} for what lay in the region folder
 *     before and was replaced
 * @param byLogin who handed it in over HTTP, else empty
 * @param archive month whose archive has it, such as {@code 2026-03}
 * @param archiveKey whose archive of that month
 * @param sequence its number there
 * @param waitsFor {@code mine} or {@code region} while that is not known, else empty
 * @param kind type of an upload file such as {@code RYSS}, or {@code positions}, {@code table},
 *     {@code drawing}, {@code events}; empty when it is not understood
 * @param profile dialect of an upload file, else empty
 * @param day that it is of, where it says one
 * @param accepted records or rows
 * @param reasonCode why it is not simply accepted, a word of {@code FileReason}; or empty
 * @param reason the same in an English sentence
 * @param regionPath where in the region folder it lies or lay; empty when it was never put there
 * @param resentOf the file whose name came again with this other content
 * @param supersededBy the file that stands in its place
 */
public record ReceivedFile(
    String id,
    String mineCode,
    String name,
    String sha256,
    long bytes,
    OffsetDateTime receivedAt,
    String source,
    String byLogin,
    String archive,
    String archiveKey,
    long sequence,
    String state,
    String waitsFor,
    String kind,
    String profile,
    @Nullable LocalDate day,
    long accepted,
    long rejected,
    String reasonCode,
    String reason,
    String regionPath,
    @Nullable String resentOf,
    @Nullable String supersededBy,
    @Nullable OffsetDateTime judgedAt) {

  /** In the archive and not looked at yet. */
  public static final String RECEIVED = "received";

  /** All of it is used. */
  public static final String ACCEPTED = "accepted";

  /** Used as far as it is sound. */
  public static final String PARTIAL = "partial";

  /** Nothing of it is used. */
  public static final String REJECTED = "rejected";

  /** Another content of the same name stands in its place. */
  public static final String SUPERSEDED = "superseded";

  /** The same content came before under another name. */
  public static final String DUPLICATE = "duplicate";

  /** The same file with what became of it. */
  public ReceivedFile judged(
      String newState,
      String newWaitsFor,
      String newKind,
      String newProfile,
      @Nullable LocalDate newDay,
      long newAccepted,
      long newRejected,
      String newReasonCode,
      String newReason,
      String newRegionPath,
      @Nullable String newResentOf,
      @Nullable String newSupersededBy,
      @Nullable OffsetDateTime at) {
    return new ReceivedFile(
        id,
        mineCode,
        name,
        sha256,
        bytes,
        receivedAt,
        source,
        byLogin,
        archive,
        archiveKey,
        sequence,
        newState,
        newWaitsFor,
        newKind,
        newProfile,
        newDay,
        newAccepted,
        newRejected,
        newReasonCode,
        newReason,
        newRegionPath,
        newResentOf,
        newSupersededBy,
        at);
  }

  /** Its id: the same file of the same mine has the same one, whenever and however it comes. */
  public static String idOf(String mineCode, String name, String sha256) {
    return Digests.sha256(mineCode + "\n" + name + "\n" + sha256).substring(0, 32);
  }

  /** One thing that is wrong in it. */
  public record Reason(long line, String column, String reason) {}
}
