/**
 * Reports of new nights on their way to who has subscribed to them: by mail, or as a signed request
 * to an address of theirs. Nothing leaves the machine unless it is configured.
 */
@NullMarked
package org.minewatch.web.delivery;

import org.jspecify.annotations.NullMarked;
