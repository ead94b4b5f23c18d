/**
 * A mine's night as a film: where each card was and when, small enough to be sent to a browser and
 * played there. {@link org.minewatch.replay.ReplayWriter} knows the bytes ({@code
 * docs/replay-format.md}) and nothing of mines; what a night's fixes mean is decided by who feeds
 * it.
 */
package org.minewatch.replay;
