package org.minewatch.web.statistics;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.minewatch.wording.Text;

/**
 * A problem or hazard (问题隐患) that somebody established, whoever found it.
 *
 * @param number registration number of the case, or that of the inspection
 * @param source {@code minewatch}, or who found it
 * @param level severity of a finding or level of a hazard
 * @param clauses that it touches, of the rule table alone
 * @param state of a case or of a hazard
 * @param recheck {@code passed}, {@code failed} or empty
 * @param findingId null for a hazard of another inspection
 */
record Problem(
    String number,
    String mineCode,
    String mineName,
    String source,
    LocalDate foundOn,
    Text words,
    Text level,
    Text clauses,
    String orderNo,
    String demand,
    @Nullable LocalDate deadline,
    boolean overdue,
    Text state,
    String recheck,
    @Nullable LocalDate recheckedOn,
    @Nullable LocalDate closedOn,
    String acceptor,
    @Nullable String findingId) {}
