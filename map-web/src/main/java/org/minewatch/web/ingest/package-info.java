/**
 * What mines and the region's own systems hand in: taken out of drop folders and uploads, archived,
 * judged, and put where the nightly job reads it; and what the newest files say of this moment.
 */
@NullMarked
package org.minewatch.web.ingest;

import org.jspecify.annotations.NullMarked;
