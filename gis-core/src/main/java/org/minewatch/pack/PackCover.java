package org.minewatch.pack;

import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * What stands on the cover of a pack: whose it is and who may know of it.
 *
 * @param number under which it is in the audit log
 * @param madeBy name and login of who made it
 * @param caseNumber registration number of the case, where there is one
 * @param sealed whether it is a sealed lead: nobody may warn the mine
 * @param released whether the mine has been told
 * @param english which language the page opens in; it holds both
 */
public record PackCover(
    String number,
    OffsetDateTime madeAt,
    String madeBy,
    Optional<String> caseNumber,
    boolean sealed,
    boolean released,
    boolean english) {}
