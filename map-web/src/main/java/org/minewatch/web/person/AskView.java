package org.minewatch.web.person;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.store.PersonIdentities.Ask;

/**
 * An ask as somebody sees it.
 *
 * @param until the name may be read until then; null while nobody has allowed it
 * @param looksLeft how often it may still be read
 * @param mayAnswer whether who looks may allow or refuse it
 * @param mayRead whether who looks may read the name now, if the case is still open
 */
record AskView(
    @JsonUnwrapped Ask ask,
    @Nullable OffsetDateTime until,
    int looksLeft,
    boolean mayAnswer,
    boolean mayRead) {}
