/**
 * Where people stayed, and where many of their stays lie together.
 *
 * <p>A stay is a run of one person's fixes in one mine within a radius of the first of them,
 * lasting a least time. Fixes are put in order of person and time by a counting partition whose
 * parts fit the processor's cache; the same stays come out whatever the order of rows and the
 * number of threads.
 */
package org.minewatch.track.stay;
