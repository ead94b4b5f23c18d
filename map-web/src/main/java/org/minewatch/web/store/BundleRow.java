package org.minewatch.web.store;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * An evidence bundle that was made, without its file.
 *
 * @param caseId the finding whose case the finding belongs to
 * @param sealed whether the lead was sealed then
 * @param sha256 of the file, hexadecimal
 * @param logIndex its entry in the evidence log
 */
public record BundleRow(
    String number,
    String findingId,
    String caseId,
    LocalDate night,
    String mineCode,
    boolean sealed,
    OffsetDateTime at,
    String byLogin,
    String byName,
    String byRole,
    long bytes,
    String sha256,
    long logIndex) {}
